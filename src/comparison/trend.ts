import type { Month } from '../catalogue/agreement.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Day, Perspective } from '../database/schema.ts'
import { MIN_CUSTOMER_SAMPLE } from '../statistics/census.ts'
import { type Histogram, indexOf, ONE_TO_FIVE, oneToFive, topTwo } from '../statistics/histogram.ts'
import { type Measured, unmeasured } from '../statistics/measured.ts'
import type { Proportion } from '../statistics/proportion.ts'
import { type PeriodShare, type Trend, trendOf } from '../statistics/trend.ts'
import type { Rated } from '../surveys/definition.ts'
import { type Asked, toldDisclosure } from './asked.ts'
import type { CurrentName } from './current-names.ts'
import type { Disclosure, MayShow } from './disclosure.ts'
import { isMonth, isWeek, monthSpans, type Span, type TrendUnit, weekSpans } from './trend-periods.ts'
import { baselineOf, LEAST_PERIODS, type Shift, shiftOf } from './trend-shift.ts'
import { ALL_TIME } from './window.ts'

/** How often a question was answered so in a month or a week. */
export interface PeriodCount {
  perspective: Perspective
  /** `YYYY-MM` or `YYYY-Www` */
  period: string
  answer: number
  count: number
}

/** What a trend of one question rests on. */
export interface TrendEvidence {
  question: Rated
  counts: readonly PeriodCount[]
  mayShow: MayShow
  asked: Record<Perspective, Asked>
  /** Under which name each perspective's answers are read now. */
  names: Record<Perspective, CurrentName | null>
}

/** One span's figures of one perspective. */
export interface TrendPoint {
  span: Span
  n: number
  /** Answers of 4 and 5. */
  topTwo: Proportion
  /** Index points 0–100. */
  index: number
  /** That both come from. */
  answers: Histogram
}

export interface PerspectiveTrend {
  perspective: Perspective
  points: TrendPoint[]
  /** Of the question over all time, and so why there may be no point. */
  disclosure: Disclosure
  asked: Asked
  /** Fewer than ten people: what they said is a fact, and no limit of chance applies. */
  isCensus: boolean
  /** Null where it is a census. */
  chart: Measured<Trend> | null
  shift: Shift
  /** Whether answers to other words are left out, and since when it is asked in these; null: not known. */
  leavesOut: boolean
  changedOn: Day | null
}

export interface ServiceTrend {
  question: Rated
  unit: TrendUnit
  /** Which units can be chosen. */
  units: Record<TrendUnit, boolean>
  perspectives: PerspectiveTrend[]
}

/** Months with fewer answers of users than this on average are shown by quarter, unless somebody chooses. */
const AMPLE = 15

/** @param chosen null: by how much there is; what cannot be shown by the unit chosen is shown as if none was */
export function serviceTrend(evidence: TrendEvidence, chosen: TrendUnit | null): ServiceTrend {
  const weeks = PERSPECTIVES.flatMap((perspective) => spansOf(perspective, 'week', evidence))
  const units = { week: weeks.length > 0, month: true, quarter: true }
  const unit = chosen !== null && units[chosen] ? chosen : sensibleUnit(evidence)
  return {
    question: evidence.question,
    unit,
    units,
    perspectives: PERSPECTIVES.map((perspective) => perspectiveTrend(perspective, unit, evidence)),
  }
}

function sensibleUnit(evidence: TrendEvidence): TrendUnit {
  const points = pointsOf('user', 'month', evidence)
  const answers = points.reduce((sum, { n }) => sum + n, 0)
  return points.length > 0 && answers / points.length < AMPLE ? 'quarter' : 'month'
}

function perspectiveTrend(perspective: Perspective, unit: TrendUnit, evidence: TrendEvidence): PerspectiveTrend {
  const asked = evidence.asked[perspective]
  const name = evidence.names[perspective]
  const points = pointsOf(perspective, unit, evidence)
  const isCensus = perspective !== 'user' && peopleOf(asked, points) < MIN_CUSTOMER_SAMPLE
  const shares = points.map(({ topTwo: { count, of } }) => ({ count, of }))
  const chart = isCensus ? null : chartOf(shares, unit)
  return {
    perspective,
    points,
    disclosure: points.length === 0 ? whyNone(perspective, evidence) : 'shown',
    asked,
    isCensus,
    chart,
    shift: shiftOf(shares, chart),
    leavesOut: name?.leavesOut ?? false,
    changedOn: name?.changedOn ?? null,
  }
}

function chartOf(shares: readonly PeriodShare[], unit: TrendUnit): Measured<Trend> {
  return shares.length < LEAST_PERIODS ? unmeasured('too-few') : trendOf(shares, baselineOf(shares.length, unit))
}

function whyNone(perspective: Perspective, { mayShow, question, asked }: TrendEvidence): Disclosure {
  const overall = toldDisclosure(mayShow(perspective, question, ALL_TIME), asked[perspective])
  // Attributed answers are always shown, and there are none.
  if (!asked[perspective].anonymous) return overall === 'shown' ? 'none' : overall
  return overall === 'shown' ? 'gives-away' : overall
}

function peopleOf({ eligible }: Asked, points: readonly TrendPoint[]): number {
  return eligible ?? Math.max(0, ...points.map(({ n }) => n))
}

function pointsOf(perspective: Perspective, unit: TrendUnit, evidence: TrendEvidence): TrendPoint[] {
  const byPeriod = scoresByPeriod(perspective, evidence)
  return spansOf(perspective, unit, evidence).flatMap((span) => {
    const answers = oneToFive(
      ONE_TO_FIVE.map((_, at) => span.parts.reduce((sum, part) => sum + (byPeriod.get(part)?.[at] ?? 0), 0)),
    )
    const [share, index] = [topTwo(answers).value, indexOf(answers).value]
    return share === null || index === null ? [] : [{ span, n: share.of, topTwo: share, index, answers }]
  })
}

/** Scores 1 to 5 by month and by week; empty periods are left out. */
function scoresByPeriod(perspective: Perspective, { counts }: TrendEvidence): Map<string, number[]> {
  const byPeriod = new Map<string, number[]>()
  for (const each of counts) {
    if (each.perspective !== perspective || !ONE_TO_FIVE.includes(each.answer) || each.count === 0) continue
    const scores = byPeriod.get(each.period) ?? [0, 0, 0, 0, 0]
    scores[each.answer - 1]! += each.count
    byPeriod.set(each.period, scores)
  }
  return byPeriod
}

function spansOf(perspective: Perspective, unit: TrendUnit, evidence: TrendEvidence): Span[] {
  const { mayShow, question, asked } = evidence
  const byPeriod = scoresByPeriod(perspective, evidence)
  const scored = (holds: (period: string) => boolean) =>
    new Map([...byPeriod].filter(([period]) => holds(period)).map(([period, counts]) => [period, sum(counts)]))
  const months = scored(isMonth)
  if (unit === 'week') return weekSpans(scored(isWeek), sum([...months.values()]), asked[perspective].anonymous) ?? []
  const isShown = (window: string) => mayShow(perspective, question, window) === 'shown'
  return monthSpans([...months.keys()] as Month[], unit, isShown)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
