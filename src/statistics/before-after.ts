import { censusBounds, MIN_CUSTOMER_SAMPLE } from './census.ts'
import { tUpper } from './distributions.ts'
import { type Histogram, mean, responses } from './histogram.ts'
import { type Interval, type Measured, mapMeasured, measured, unmeasured } from './measured.ts'
import { probabilityOfSuperiority } from './ranks.ts'
import { welch } from './welch.ts'

/** Less than a quarter of a step on the scale 1–5 is no material change: 6.25 index points. */
const USUAL_MARGIN = 0.25
const BEFORE_AFTER_LEVEL = 0.9

export type BeforeAfterVerdict = 'verified' | 'worse' | 'no-material-change' | 'inconclusive'

export type BeforeAfter = {
  /** after − before, in scores. */
  readonly difference: number
  /** Welch's, 90 %. */
  readonly interval: Interval
  readonly df: number
  /** One-sided: how likely chance alone makes it look this much better. */
  readonly pImproved: number
  /** That a response after the change is better than one before, ties counted half. */
  readonly afterBetter: number
  readonly verdict: BeforeAfterVerdict
}

/** Of a few people who are all there is: what their difference is, and what it can be with those who are missing. */
export type CensusBeforeAfter = Pick<BeforeAfter, 'difference' | 'verdict'> & {
  /** Both ends are the difference itself where nobody is missing. */
  readonly bounds: Interval
}

/**
 * What became of a rating between two samples of respondents (Welch 1947, 90 %), judged against a margin in scores.
 * `no-responses` where a side is empty, `one-response` where one has a single response, `no-variation` where all agree
 * on both sides.
 */
export function beforeAfter(before: Histogram, after: Histogram, margin = USUAL_MARGIN): Measured<BeforeAfter> {
  if (responses(before) === 0 || responses(after) === 0) return unmeasured('no-responses')
  return mapMeasured(welch(after, before, BEFORE_AFTER_LEVEL), ({ difference, interval, df, t }) => ({
    difference,
    interval,
    df,
    pImproved: tUpper(t, df),
    afterBetter: probabilityOfSuperiority(after, before).value!,
    verdict: verdictOn(difference, interval, margin),
  }))
}

/**
 * The same for people who are a census (DESIGN 3.3): no interval of chance, but bounds over those who did not answer
 * (Manski 1989). Where nobody knows how many there are, those who answered are all there is to go by.
 * `no-responses` where a side is empty.
 */
export function censusBeforeAfter(
  before: Histogram,
  after: Histogram,
  eligible: number | null,
  margin = USUAL_MARGIN,
): Measured<CensusBeforeAfter> {
  const [was, is] = [mean(before), mean(after)]
  if (was.value === null || is.value === null) return unmeasured('no-responses')
  const difference = is.value - was.value
  const past = boundsOf(before, eligible, was.value)
  const present = boundsOf(after, eligible, is.value)
  const bounds = { low: present.low - past.high, high: present.high - past.low }
  return measured({ difference, bounds, verdict: verdictOn(difference, bounds, margin) })
}

/** Whether customers, on either side, are too few to be a sample. */
export function isCensus(before: Histogram, after: Histogram): boolean {
  return Math.min(responses(before), responses(after)) < MIN_CUSTOMER_SAMPLE
}

function boundsOf(answers: Histogram, eligible: number | null, average: number): Interval {
  return censusBounds(answers, eligible).value ?? { low: average, high: average }
}

/** In this order: what is surely worse is worse, however little; what is surely better must also be enough. */
function verdictOn(difference: number, { low, high }: Interval, margin: number): BeforeAfterVerdict {
  if (low > 0 && difference >= margin) return 'verified'
  if (high < 0) return 'worse'
  return low >= -margin && high <= margin ? 'no-material-change' : 'inconclusive'
}
