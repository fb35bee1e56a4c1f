import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { ComparedQuestion, ServiceComparison } from '../comparison/service-comparison.ts'
import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { View } from '../statistics/compare.ts'
import type { Interval, Measured } from '../statistics/measured.ts'
import { inLanguage } from '../surveys/definition.ts'
import { questionBank } from '../surveys/question-bank.ts'
import type { Cell } from './sheet.ts'

/** The same in every language, so that programs can rely on them. Means are scores, `index` is 0–100, shares are 0–1. */
export const COMPARISON_COLUMNS = [
  ...['window', 'question', 'label', 'comparability', 'scale', 'perspective', 'n'],
  ...['mean', 'mean_low', 'mean_high', 'index', 'index_low', 'index_high'],
  ...['top_two_share', 'top_two_low', 'top_two_high', 'p', 'p_adjusted', 'verdict', 'reason'],
] as const

/**
 * What a service's page compares, one row to a question and perspective, and one to the gap (users less customers) of each.
 * What may not be shown has no figures and says why.
 */
export function comparisonRows(comparison: ServiceComparison, { t, language }: Reader): Cell[][] {
  const rated = [comparison.overall, ...comparison.dimensions].map((compared) => {
    const comparability = questionBank.items.find((item) => item.dimension === compared.dimension)?.comparability ?? ''
    const about = [compared.dimension, t(`surveys.dimension${compared.dimension}`), comparability, 'sat5']
    return { about, compared }
  })
  const own = comparison.own.map((compared) => {
    const { key, text, scale, isAnalogous } = compared.own
    return { about: [key, inLanguage(text.user, language), isAnalogous ? 'analogous' : 'direct', scale], compared }
  })
  return [...rated, ...own].flatMap(({ about, compared }) => [
    ...PERSPECTIVES.map((perspective) => [comparison.window, ...about, ...viewCells(perspective, compared)]),
    [comparison.window, ...about, ...gapCells(compared)],
  ])
}

function viewCells(perspective: Perspective, compared: ComparedQuestion): Cell[] {
  const disclosure = compared.disclosure[perspective]
  if (disclosure !== 'shown') return [perspective, ...EMPTY, disclosure]
  if (perspective === 'provider') {
    const { n, mean, index } = compared.provider
    return [perspective, n, rounded(mean), null, null, rounded(index), ...NO_SHARE, null, null, null, 'self-evaluation']
  }
  const view: View = perspective === 'user' ? compared.users : compared.customers
  return [
    ...[perspective, view.n, rounded(view.mean), ...ends(view.interval)],
    ...[rounded(view.index), ...ends(view.indexInterval)],
    ...[view.topTwo.value === null ? null : round(view.topTwo.value.share), ...ends(view.topTwoInterval)],
    ...[null, null, null, view.interval.reason ?? ''],
  ]
}

const NO_SHARE: Cell[] = [null, null, null, null, null]
const EMPTY: Cell[] = Array.from({ length: 13 }, () => null)

function gapCells({ gap, significance, adjustedP, verdict }: ComparedQuestion): Cell[] {
  if (gap.value === null) return ['gap', ...EMPTY.slice(0, 12), verdict, gap.reason]
  const { mean, index, interval } = gap.value
  const points = interval.value === null || index.value === null ? [null, null] : ends(interval).map(inPoints)
  return [
    ...['gap', null, round(mean), ...ends(interval), rounded(index), ...points],
    ...[null, null, null, significance.value === null ? null : round(significance.value.p), rounded(adjustedP)],
    ...[verdict, interval.reason ?? ''],
  ]
}

function inPoints(score: number | null): number | null {
  return score === null ? null : round(25 * score)
}

function ends(interval: Measured<Interval>): [number | null, number | null] {
  return interval.value === null ? [null, null] : [round(interval.value.low), round(interval.value.high)]
}

function rounded(figure: Measured<number>): number | null {
  return figure.value === null ? null : round(figure.value)
}

function round(value: number): number {
  return Number(value.toFixed(6))
}
