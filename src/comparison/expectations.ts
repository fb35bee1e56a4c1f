import { type CustomerReading, customerReading } from '../statistics/compare.ts'
import { type Histogram, mean, meanInterval, responses } from '../statistics/histogram.ts'
import { type Interval, type Measured, mapMeasured, measured, unmeasured } from '../statistics/measured.ts'
import { type NetBetter, netBetter } from '../statistics/nps.ts'
import { DIMENSIONS, type Dimension, minimumKey } from '../surveys/definition.ts'
import { toldDisclosure } from './asked.ts'
import type { Disclosure } from './disclosure.ts'
import { ASKED_WHAT_MATTERS, type AskedWhatMatters } from './priorities.ts'
import type { Evidence } from './service-comparison.ts'

/** Better or worse than one side expected (users) or agreed to (customers). */
export interface MetExpectation {
  perspective: AskedWhatMatters
  disclosure: Disclosure
  reading: CustomerReading
  n: number
  eligible: number | null
  /** From "much worse" to "much better". */
  counts: readonly number[]
  net: Measured<NetBetter>
  /** Of the net, in points: a sample's adjusted Wald, an incomplete census' bounds with the missing at worst and best. */
  interval: Measured<Interval>
}

interface RatedSide {
  n: number
  mean: Measured<number>
  /** Of the scores 1 to 5. */
  counts: readonly number[]
}

/** What is experienced less the least that would be accepted, in scores 1–5 (zone of tolerance: Parasuraman 1991). */
export interface Adequacy {
  perspective: AskedWhatMatters
  dimension: Dimension
  minimum: RatedSide
  experienced: RatedSide
  difference: Measured<number>
  /** Holds at 95 % at least: each mean is taken at 97.5 %. `census` for customers too few to be a sample. */
  interval: Measured<Interval>
  disclosure: Disclosure
}

const PART_LEVEL = 0.975

export function expectationsOf(evidence: Evidence): MetExpectation[] {
  return ASKED_WHAT_MATTERS.map((perspective) => {
    const { histogram, disclosure } = evidence.answers.ratings(perspective, 'EXPECTATION')
    const { eligible } = evidence.asked[perspective]
    const n = responses(histogram)
    const reading = perspective === 'user' ? (n === 0 ? 'none' : 'sample') : customerReading(n, eligible)
    const net = netBetter(histogram)
    const interval = mapMeasured(net, (found) => found.interval)
    return {
      ...{
        perspective,
        disclosure: toldDisclosure(disclosure, evidence.asked[perspective]),
        reading,
        n,
        eligible,
        counts: histogram.counts,
        net,
      },
      interval: reading === 'sample' ? interval : netOfCensus(net, n, eligible, reading),
    }
  })
}

function netOfCensus(
  net: Measured<NetBetter>,
  n: number,
  eligible: number | null,
  reading: CustomerReading,
): Measured<Interval> {
  if (net.value === null) return net
  if (reading === 'single') return unmeasured('single-customer')
  if (reading !== 'census-incomplete') return unmeasured('census')
  if (eligible === null) return unmeasured('eligible-unknown')
  const { better, worse } = net.value
  const missing = eligible - n
  return measured({
    low: (100 * (better - worse - missing)) / eligible,
    high: (100 * (better - worse + missing)) / eligible,
  })
}

/** Of the dimensions of which the least acceptable is asked, for each side that says it. */
export function adequaciesOf(evidence: Evidence): Adequacy[] {
  return ASKED_WHAT_MATTERS.flatMap((perspective) =>
    DIMENSIONS.flatMap((dimension): Adequacy[] => {
      const asked = evidence.answers.ratings(perspective, minimumKey(dimension))
      if (asked.disclosure === 'none') return []
      const rated = evidence.answers.ratings(perspective, dimension)
      return [adequacy(perspective, dimension, asked.histogram, rated.histogram, asked.disclosure, evidence)]
    }),
  )
}

function adequacy(
  perspective: AskedWhatMatters,
  dimension: Dimension,
  accepted: Histogram,
  rated: Histogram,
  disclosure: Disclosure,
  { asked }: Evidence,
): Adequacy {
  const [minimum, experienced] = [sideOf(accepted), sideOf(rated)]
  const isSample = perspective === 'user' || customerReading(minimum.n, asked.customer.eligible) === 'sample'
  const difference =
    minimum.mean.value === null || experienced.mean.value === null
      ? unmeasured('no-responses')
      : measured(experienced.mean.value - minimum.mean.value)
  return {
    ...{ perspective, dimension, minimum, experienced, difference, disclosure },
    interval: isSample
      ? apart(meanInterval(rated, PART_LEVEL), meanInterval(accepted, PART_LEVEL))
      : unmeasured('census'),
  }
}

function apart(experienced: Measured<Interval>, minimum: Measured<Interval>): Measured<Interval> {
  if (experienced.value === null) return experienced
  if (minimum.value === null) return minimum
  return measured({ low: experienced.value.low - minimum.value.high, high: experienced.value.high - minimum.value.low })
}

function sideOf(histogram: Histogram): RatedSide {
  return { n: responses(histogram), mean: mean(histogram), counts: histogram.counts }
}
