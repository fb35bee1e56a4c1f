import type { Reader } from '../i18n/reader.ts'
import { type Histogram, quantile } from '../statistics/histogram.ts'
import { inLanguage } from '../surveys/definition.ts'
import type { AskedNumber } from '../surveys/perspective-form.ts'
import { LOST_MINUTES, SCALES } from '../surveys/scales.ts'
import type { QuestionResult } from './results.ts'

/** One row of a question's distribution. */
export interface CountedBar {
  /** The stored answer; of several together, the first. */
  code: number
  label: string
  count: number
}

/** What can be averaged of a question's answers, in the unit that its reader knows; null where nothing can. */
export function histogramOf({ question, seen: { counts } }: QuestionResult): Histogram | null {
  const count = (code: number) => counts.get(code) ?? 0
  if (question.kind === 'rating') {
    const codes = SCALES[question.scale].map(({ value }) => value)
    return { scores: question.scale === 'lost8' ? LOST_MINUTES : codes, counts: codes.map(count) }
  }
  if (question.kind !== 'number') return null
  const steps = [...counts.keys()].filter((code) => code >= 0).sort((a, b) => a - b)
  if (steps.length === 0) return null
  return { scores: steps.map((code) => numberOf(question, code)), counts: steps.map(count) }
}

/** Half of the answers lie between `low` and `high`. Only for a histogram with answers. */
export function quartilesOf(histogram: Histogram): { low: number; middle: number; high: number } {
  const at = (p: number) => quantile(histogram, p).value ?? 0
  return { low: at(0.25), middle: at(0.5), high: at(0.75) }
}

/** How the answers are distributed: scores in the scale's order, choices and months as they come, numbers in bands. */
export function barsOf(result: QuestionResult, reader: Reader): CountedBar[] {
  const { t, format, language } = reader
  const { question, chosen } = result
  const { counts } = result.seen
  switch (question.kind) {
    case 'rating':
      return SCALES[question.scale].map(({ value, label }) => ({
        code: value,
        label: scoreLabel(question.scale === 'rec11', value, label[language]),
        count: counts.get(value) ?? 0,
      }))
    case 'choice':
    case 'importance':
      return chosen.map(({ code, option, count }) => ({
        code,
        label: option === null ? t('results.other') : inLanguage(option.text, language),
        count,
      }))
    case 'date':
      return [...counts]
        .filter(([code]) => code > 0)
        .sort(([a], [b]) => a - b)
        .map(([code, count]) => ({
          code,
          label: format.month(`${Math.floor(code / 100)}-${String(code % 100).padStart(2, '0')}`),
          count,
        }))
    case 'number':
      return bands(question, counts, reader)
    default:
      return []
  }
}

function scoreLabel(isNumbered: boolean, value: number, label: string): string {
  if (!isNumbered) return label
  return label === '' ? String(value) : `${value} · ${label}`
}

/** A number's place on its scale of steps, without what binary fractions add to it. */
function numberOf({ least, step }: AskedNumber, code: number): number {
  return Number((least + code * step).toFixed(6))
}

const MOST_BANDS = 10

/** Every number where there are few; else as many bands of equal width as are read at a glance. */
function bands(question: AskedNumber, counts: ReadonlyMap<number, number>, { format }: Reader): CountedBar[] {
  const { least, most, step } = question
  const steps = Math.round((most - least) / step) + 1
  const width = Math.ceil(steps / MOST_BANDS)
  const digits =
    Number.isInteger(step) && Number.isInteger(least) ? 0 : Math.min(3, String(step).split('.')[1]?.length ?? 1)
  const write = (code: number) => format.number(numberOf(question, code), digits)
  return Array.from({ length: Math.ceil(steps / width) }, (_, band) => {
    const first = band * width
    const last = Math.min(steps, first + width) - 1
    const within = [...counts].filter(([code]) => code >= first && code <= last)
    return {
      code: first,
      label: first === last ? write(first) : `${write(first)}–${write(last)}`,
      count: within.reduce((sum, [, count]) => sum + count, 0),
    }
  })
}
