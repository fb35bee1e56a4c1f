import type { Question, ShowRule } from './definition.ts'
import { SCALES } from './scales.ts'

/* What a condition on an earlier answer can be about, by the kind of question. */

/** As a condition is written: "is" on a choice means that the option is among those chosen. */
export const COMPARISONS = ['equal', 'not-equal', 'at-least', 'at-most', 'answered', 'not-answered'] as const
export type ShownComparison = (typeof COMPARISONS)[number]

export type AnswerRule = Extract<ShowRule, { question: string }>

/** How the value of a condition is given: picked from a list, typed, or not at all. */
export function valueKind(question: Question): 'listed' | 'number' | 'date' | 'none' {
  switch (question.kind) {
    case 'rating':
    case 'choice':
      return 'listed'
    case 'number':
    case 'date':
      return question.kind
    default:
      return 'none'
  }
}

/** The values that an answer can have, where they can be listed. */
export function listedValues(question: Question): number[] {
  if (question.kind === 'rating') return SCALES[question.scale].map(({ value }) => value)
  if (question.kind !== 'choice') return []
  const codes = question.options.map(({ code }) => code)
  return question.other ? [...codes, 0] : codes
}

/** Whether a comparison makes sense for a question: options have no order, and words are only there or not. */
export function canCompare(question: Question, is: ShownComparison): boolean {
  if (is === 'answered' || is === 'not-answered') return question.kind !== 'statement'
  if (question.kind === 'choice') return is === 'equal' || is === 'not-equal'
  return valueKind(question) !== 'none'
}

/** The comparison of a stored rule as it is written. */
export function shownComparison(rule: AnswerRule): ShownComparison {
  return rule.is === 'includes' ? 'equal' : rule.is === 'excludes' ? 'not-equal' : rule.is
}

/**
 * @param value as answers are stored: a score, a code, a number of steps, a date as `yyyymmdd`; null where none is needed
 * @returns the rule as it is stored
 */
export function answerRule(question: Question, is: ShownComparison, value: number | null): AnswerRule {
  if (is === 'answered' || is === 'not-answered' || value === null) {
    return { question: question.key, is: is === 'not-answered' ? is : 'answered' }
  }
  if (question.kind !== 'choice') return { question: question.key, is, value }
  return { question: question.key, is: is === 'not-equal' ? 'excludes' : 'includes', value }
}

/** A typed value as it is stored; null where it is no possible answer. */
export function storedValue(question: Question, typed: string): number | null {
  if (question.kind === 'date') {
    return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Number(typed.replaceAll('-', '')) : null
  }
  if (question.kind !== 'number' || typed.trim() === '') return null
  const steps = (Number(typed.replace(',', '.')) - question.least) / question.step
  return Number.isInteger(Math.round(steps * 1e6) / 1e6) ? Math.round(steps) : null
}

/** A stored value as somebody types it. */
export function typedValue(question: Question, value: number): string {
  if (question.kind === 'number') return String(Number((question.least + value * question.step).toFixed(6)))
  if (question.kind !== 'date') return String(value)
  const digits = String(value)
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}
