import type { Reader } from '../i18n/reader.ts'
import { mean } from '../statistics/histogram.ts'
import { DOES_NOT_APPLY, DONT_KNOW, inLanguage } from '../surveys/definition.ts'
import { NON_SUBSTANTIVE } from '../surveys/scales.ts'
import { whyHidden } from './figures-page.ts'
import type { PerspectiveResults, QuestionResult } from './results.ts'
import { barsOf, histogramOf, quartilesOf } from './results-bars.ts'
import { questionText } from './results-page.ts'

/** The columns of the table that can be downloaded; the same in every language, so that programs can rely on them. */
export const RESULT_COLUMNS = [
  'perspective',
  'question',
  'counted_as',
  'asked',
  'kind',
  'asked_until',
  'part',
  'code',
  'label',
  'value',
  'share',
  'people',
] as const

type ResultRow = (string | number)[]

/** What the page shows of a survey's results, one figure to a row; of what may not be shown, only that. */
export function resultRows(perspectives: readonly PerspectiveResults[], reader: Reader): ResultRow[] {
  return perspectives.flatMap((results) =>
    [...results.questions, ...results.earlier].flatMap((result) => questionRows(results, result, reader)),
  )
}

function questionRows({ perspective }: PerspectiveResults, result: QuestionResult, reader: Reader): ResultRow[] {
  const { t, language } = reader
  const { question, seen, unscored, until, wrote } = result
  const about = [
    perspective,
    question.key,
    question.countedAs,
    questionText(question, language),
    question.kind,
    until ?? '',
  ]
  const row = (
    part: string,
    code: string | number,
    label: string,
    value: string | number,
    people: number,
  ): ResultRow => [
    ...about,
    ...[part, code, label, value],
    typeof value === 'number' && people > 0 && part !== 'summary' ? Number((value / people).toFixed(4)) : '',
    people === 0 ? '' : people,
  ]
  if (seen.disclosure !== 'shown') return [row('hidden', '', whyHidden(seen.disclosure, t), '', 0)]
  const { people } = seen
  const rows = question.kind === 'text' ? [] : summaryRows(result, row)
  rows.push(...barsOf(result, reader).map(({ code, label, count }) => row('answers', code, label, count, people)))
  for (const { value, label } of NON_SUBSTANTIVE) {
    const count = value === DOES_NOT_APPLY ? unscored.doesNotApply : value === DONT_KNOW ? unscored.dontKnow : 0
    // Not a share of those who gave a score.
    if (count > 0) rows.push(row('unscored', value, label[language], count, 0))
  }
  for (const reasons of result.reasons) {
    const part = `reasons_${reasons.side}`
    if (reasons.seen.disclosure === 'none') continue
    if (reasons.seen.disclosure !== 'shown') {
      rows.push(row(part, '', whyHidden(reasons.seen.disclosure, t), '', 0))
      continue
    }
    for (const { code, option, count } of reasons.chosen) {
      const label = option === null ? t('results.other') : inLanguage(option.text, language)
      rows.push(row(part, code, label, count, reasons.seen.people))
    }
  }
  if (wrote !== null) rows.push(row('comments', '', '', wrote, 0))
  return rows
}

function summaryRows(
  result: QuestionResult,
  row: (part: string, code: string, label: string, value: number, people: number) => ResultRow,
): ResultRow[] {
  const { people } = result.seen
  const histogram = histogramOf(result)
  const average = histogram === null ? null : mean(histogram).value
  if (histogram === null || average === null) return []
  const { low, middle, high } = quartilesOf(histogram)
  const figures = { mean: average, lower_quartile: low, median: middle, upper_quartile: high }
  return Object.entries(figures).map(([name, value]) => row('summary', name, name, Number(value.toFixed(4)), people))
}
