import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { MIN_CUSTOMER_SAMPLE } from '../statistics/census.ts'
import { OVERALL, type Rated } from '../surveys/definition.ts'
import { whyHidden } from './figures-page.ts'
import type { PerspectiveTrend, TrendPoint } from './trend.ts'
import { dayBefore, quarterOf, type Span, type TrendUnit } from './trend-periods.ts'
import { type Direction, LEAST_PERIODS, type Shift, sideOf } from './trend-shift.ts'
import { windowName } from './window.ts'

export function questionName(question: Rated, { t }: Reader): string {
  return t(question === OVERALL ? 'comparison.overall' : (`surveys.dimension${question}` as MessageKey))
}

/** "June 2026", "June 2026 – August 2026", "Q3 2026", "Week of 1 Jun 2026". */
export function periodName({ from, until }: Span, unit: TrendUnit, reader: Reader): string {
  const { t, format } = reader
  if (unit === 'week') return t('trend.weekOf', { day: format.day(from) })
  const [first, last] = [from.slice(0, 7), dayBefore(until).slice(0, 7)]
  const names = unit === 'month' ? [first, last] : [quarterOf(first), quarterOf(last)]
  const [begin = '', end = ''] = names.map((window) => windowName(window, t, format))
  return begin === end ? begin : `${begin} – ${end}`
}

/** The same within a sentence: of several calendar periods the first. */
function nameInSentence({ from }: Span, unit: TrendUnit, { t, format }: Reader): string {
  if (unit === 'week') return t('trend.theWeek', { day: format.day(from) })
  if (unit === 'month') return format.month(from.slice(0, 7))
  return t('trend.theQuarter', { quarter: windowName(quarterOf(from.slice(0, 7)), t, format) })
}

/** What a perspective's chart says. */
export function verdictOf(trend: PerspectiveTrend, unit: TrendUnit, reader: Reader): string {
  const { t } = reader
  const { shift, points, disclosure } = trend
  if (points.length === 0) return t('trend.nothing', { why: whyHidden(disclosure, t) })
  if (shift.kind === 'census') return censusText(points, unit, reader)
  if (shift.kind === 'too-few') return t('trend.tooFew', { periods: shift.periods, least: LEAST_PERIODS })
  if (shift.kind === 'no-variation') return t('trend.noVariation')
  return shiftText(shift, points, unit, reader)
}

type Charted = Exclude<Shift, { kind: 'census' | 'no-variation' | 'too-few' }>

function shiftText(shift: Charted, points: readonly TrendPoint[], unit: TrendUnit, reader: Reader): string {
  const { t, format } = reader
  const nameAt = (place: number) => nameInSentence((points[place] as TrendPoint).span, unit, reader)
  if (shift.kind === 'none') return t('trend.noShift', { periods: points.length })
  if (shift.kind === 'passed') {
    const times = { from: nameAt(shift.from), to: nameAt(shift.to), back: nameAt(shift.to + 1) }
    return t(shift.from === shift.to ? 'trend.passedOnce' : 'trend.passed', { direction: shift.direction, ...times })
  }
  const { direction, since, periods, before, after } = shift
  return t('trend.now', {
    direction,
    since: nameAt(since),
    before: format.percent(before.count / before.of),
    after: format.percent(after.count / after.of),
    periods,
    unit,
  })
}

function censusText(points: readonly TrendPoint[], unit: TrendUnit, reader: Reader): string {
  const { t, format } = reader
  const [before, latest] = points.slice(-2).length === 2 ? points.slice(-2) : [undefined, points[0]]
  const said = (point: TrendPoint | undefined) =>
    point === undefined
      ? ''
      : t('trend.censusPeriod', {
          share: format.percent(point.topTwo.share),
          count: point.topTwo.count,
          of: point.n,
          period: nameInSentence(point.span, unit, reader),
        })
  const facts = { latest: said(latest), before: said(before), most: MIN_CUSTOMER_SAMPLE }
  return t(before === undefined ? 'trend.censusOne' : 'trend.census', facts)
}

/** Which side of its limits a period lies on, and of which limits; empty where it lies within. */
export function signalWords(trend: PerspectiveTrend, at: number, { t }: Reader): string {
  const side = directionAt(trend, at)
  if (side === null) return ''
  const isOut = trend.chart?.value?.laney.out.includes(at) === true
  if (isOut) return t(side === 'lower' ? 'trend.below' : 'trend.above')
  return t(side === 'lower' ? 'trend.averageBelow' : 'trend.averageAbove')
}

export function directionAt({ chart }: PerspectiveTrend, at: number): Direction | null {
  const trend = chart?.value ?? null
  return trend === null ? null : sideOf(at, trend)
}
