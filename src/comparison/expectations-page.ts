import type { Reader } from '../i18n/reader.ts'
import type { Interval, Measured } from '../statistics/measured.ts'
import { DIMENSIONS, minimumKey } from '../surveys/definition.ts'
import { type Asking, type AskPart, askPart } from './ask-page.ts'
import type { Adequacy, MetExpectation } from './expectations.ts'
import { whyHidden } from './figures-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/expectations': Expectations
  }
}

/** Against what was expected or agreed, and against the least that would be accepted. */
export interface Expectations {
  sides: ExpectationSide[]
  ask: AskPart | null
  scale: { name: string; level: number }[]
  minimum: { rows: MinimumRow[]; ask: AskPart | null }
  how: string[]
}

export interface ExpectationSide {
  perspective: 'user' | 'customer'
  name: string
  verdict: string
  net: string
  range: string
  n: string
  /** From "much worse" to "much better", to the left and right of the middle; null where nothing may be shown. */
  bars: { level: number; x: string; width: string }[] | null
  shares: { name: string; share: string; level: number }[]
}

export interface MinimumRow {
  perspective: 'user' | 'customer'
  side: string
  dimension: string
  accepted: string
  acceptedN: string
  experienced: string
  experiencedN: string
  difference: string
  range: string
  judged: string
}

export interface ShownExpectations extends Asking {
  met: readonly MetExpectation[]
  adequacies: readonly Adequacy[]
}

const LEVELS = [
  'priorities.expectationMuchWorse',
  'priorities.expectationWorse',
  'priorities.expectationAsExpected',
  'priorities.expectationBetter',
  'priorities.expectationMuchBetter',
] as const

export function expectations({ met, adequacies, ...asking }: ShownExpectations, reader: Reader): Expectations {
  const { t, format } = reader
  const counts = met.flatMap(({ perspective, n, net }) =>
    net.value === null
      ? []
      : [
          t('priorities.howNetCounts', {
            ...{ name: t(`common.${perspective}`), better: net.value.better, worse: net.value.worse, n },
            net: format.signed(net.value.net),
          }),
        ],
  )
  return {
    sides: met.map((each) => side(each, reader)),
    ask: met.every(({ disclosure }) => disclosure === 'none')
      ? askPart(['EXPECTATION'], 'priorities.askExpectation', asking, t)
      : null,
    scale: LEVELS.map((key, level) => ({ name: t(key, { perspective: 'user' }), level: level + 1 })),
    minimum: {
      rows: adequacies.map((each) => minimumRow(each, reader)),
      ask: adequacies.length === 0 ? askPart(DIMENSIONS.map(minimumKey), 'priorities.askMinimum', asking, t) : null,
    },
    how: [t('priorities.howNet'), ...counts, ...howMinimum(adequacies, reader)],
  }
}

function howMinimum(adequacies: readonly Adequacy[], { t, format }: Reader): string[] {
  if (adequacies.length === 0) return []
  const counts = (scores: readonly number[]) => scores.map((count) => format.number(count)).join(' · ')
  const behind = adequacies
    .filter(({ difference }) => difference.value !== null)
    .map(({ dimension, perspective, experienced, minimum }) =>
      t('priorities.howMinimumCounts', {
        dimension: t(`surveys.dimension${dimension}`),
        perspective: t(`common.${perspective}`),
        experienced: counts(experienced.counts),
        minimum: counts(minimum.counts),
      }),
    )
  return [t('priorities.howMinimum'), ...behind]
}

function side(each: MetExpectation, { t, format }: Reader): ExpectationSide {
  const { perspective, n, counts, net, disclosure, reading } = each
  const name = t(perspective === 'user' ? 'priorities.expectationUser' : 'priorities.expectationCustomer')
  const nothing = { perspective, name, net: '', range: '', n: '', bars: null, shares: [] }
  if (net.value === null) return { ...nothing, verdict: whyHidden(disclosure, t) }
  const shares = counts.map((count) => count / n)
  return {
    ...nothing,
    verdict: t('priorities.expectationVerdict', { perspective, reading, judged: judged(each) }),
    net: t('priorities.net', { net: format.signed(net.value.net) }),
    range: rangeText(each, t, format),
    n: t('priorities.answersN', { n }),
    bars: bars(shares),
    shares: LEVELS.map((key, at) => ({
      name: t(key, { perspective }),
      share: format.percent(shares[at] ?? 0),
      level: at + 1,
    })),
  }
}

/** Worse or better only where the interval says so; where there is none to a fact, the fact does. */
function judged({ net, interval }: MetExpectation): 'worse' | 'better' | 'same' {
  const { low, high } = interval.value ?? { low: net.value?.net ?? 0, high: net.value?.net ?? 0 }
  return high < 0 ? 'worse' : low > 0 ? 'better' : 'same'
}

function rangeText({ reading, interval }: MetExpectation, t: Reader['t'], format: Reader['format']): string {
  if (reading === 'single') return t('priorities.netSingle')
  if (reading === 'census') return t('priorities.netFact')
  if (interval.value === null) return t('priorities.netUnknown')
  const { low, high } = interval.value
  const ends = { low: format.signed(low), high: format.signed(high) }
  return t(reading === 'census-incomplete' ? 'priorities.netBounds' : 'priorities.netRange', ends)
}

/** The middle of the scale lies in the middle of the picture: worse to its left, better to its right. */
function bars(shares: readonly number[]): { level: number; x: string; width: string }[] {
  const [muchWorse = 0, worse = 0, same = 0] = shares
  let at = 0.5 - (muchWorse + worse + same / 2) / 2
  return shares.map((share, place) => {
    const bar = { level: place + 1, x: `${(100 * at).toFixed(2)}%`, width: `${(50 * share).toFixed(2)}%` }
    at += share / 2
    return bar
  })
}

function minimumRow(each: Adequacy, { t, format }: Reader): MinimumRow {
  const { perspective, dimension, minimum, experienced, difference, interval, disclosure } = each
  const score = ({ value }: Measured<number>) => (value === null ? '–' : format.number(value, 1))
  const hidden = minimum.mean.value === null ? whyHidden(disclosure, t) : null
  return {
    perspective,
    side: t(`common.${perspective}`),
    dimension: t(`surveys.dimension${dimension}`),
    accepted: score(minimum.mean),
    acceptedN: hidden ?? t('priorities.answersN', { n: minimum.n }),
    experienced: score(experienced.mean),
    experiencedN: t('priorities.answersN', { n: experienced.n }),
    difference: difference.value === null ? '–' : format.signed(difference.value, 1),
    range:
      interval.value === null
        ? ''
        : t('priorities.range', {
            low: format.signed(interval.value.low, 1),
            high: format.signed(interval.value.high, 1),
          }),
    judged: difference.value === null ? '' : t(judgedMinimum(difference.value, interval)),
  }
}

function judgedMinimum(difference: number, interval: Measured<Interval>) {
  const { low, high } = interval.value ?? { low: difference, high: difference }
  return high < 0 ? 'priorities.minimumBelow' : low > 0 ? 'priorities.minimumAbove' : 'priorities.minimumUnsure'
}
