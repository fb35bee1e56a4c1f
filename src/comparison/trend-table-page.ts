import type { Day } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import { type CountedAnswers, countedRow } from './counted-page.ts'
import type { PerspectiveTrend, ServiceTrend, TrendPoint } from './trend.ts'
import type { NumberedMarks } from './trend-marks.ts'
import { dayBefore, type Span } from './trend-periods.ts'
import { directionAt, periodName, signalWords } from './trend-words-page.ts'

export interface TrendRow {
  period: string
  n: string
  /** How many gave 4 or 5. */
  satisfied: string
  share: string
  index: string
  limits: string
  signal: string
  side: 'lower' | 'higher' | null
  marks: string
}

export function trendRows(
  own: PerspectiveTrend,
  { unit }: ServiceTrend,
  marks: NumberedMarks,
  today: Day,
  reader: Reader,
): TrendRow[] {
  const { t, format } = reader
  const limits = own.chart?.value?.laney.limits ?? []
  return own.points.map(({ span, n, topTwo, index }, at) => {
    const limit = limits[at]
    return {
      period:
        span.until > today
          ? t('trend.soFar', { period: periodName(span, unit, reader) })
          : periodName(span, unit, reader),
      n: format.number(n),
      satisfied: format.number(topTwo.count),
      share: format.percent(topTwo.share),
      index: format.number(index),
      limits:
        limit === undefined
          ? ''
          : t('trend.limits', { low: format.percent(limit.low), high: format.percent(limit.high) }),
      signal: signalWords(own, at, reader),
      side: directionAt(own, at),
      marks: marksIn(span, marks)
        .map((place) => format.number(place))
        .join(', '),
    }
  })
}

/** The answers behind each period of those perspectives that show any. */
export function countedPeriods({ perspectives, unit }: ServiceTrend, reader: Reader): CountedAnswers[] {
  const { t } = reader
  return perspectives
    .filter(({ points }) => points.length > 0)
    .map(({ perspective, points }) => ({
      perspective,
      name: t(`common.${perspective}`),
      of: t('trend.period'),
      rows: points.map(({ span, answers }) => ({
        name: periodName(span, unit, reader),
        ...countedRow({ histogram: answers, disclosure: 'shown' }, reader),
      })),
    }))
}

function marksIn({ from, until }: Span, { within }: NumberedMarks): number[] {
  return within.filter(({ day }) => day >= from && day < until).map(({ place }) => place)
}

export const TREND_COLUMNS = [
  'perspective',
  'question',
  'unit',
  'from',
  'to',
  'answers',
  'satisfied',
  'share',
  'index',
  'limit_low',
  'limit_high',
  'moving_average',
  'moving_average_limit',
  'signal',
]

/** The same figures for a spreadsheet; shares 0–1. */
export function trendCsvRows({ perspectives, question, unit }: ServiceTrend, reader: Reader): (string | number)[][] {
  return perspectives.flatMap((own) =>
    own.points.map(({ span, n, topTwo, index }: TrendPoint, at) => {
      const trend = own.chart?.value ?? null
      const limits = trend?.laney.limits[at]
      return [
        ...[own.perspective, question, unit, span.from, dayBefore(span.until)],
        ...[n, topTwo.count, rounded(topTwo.share), rounded(index)],
        ...[rounded(limits?.low), rounded(limits?.high)],
        ...[rounded(trend?.ewma.values[at]), rounded(trend?.ewma.limits[at])],
        signalWords(own, at, reader),
      ]
    }),
  )
}

function rounded(value: number | undefined): number | '' {
  return value === undefined ? '' : Number(value.toFixed(4))
}
