import type { Perspective } from '../database/schema.ts'
import { SMALLEST_GROUP } from './anonymity.ts'

/** How many left a form, by the last question that they had answered; an empty key: they had begun and answered none. */
export interface LeftAfter {
  perspective: Perspective
  question: string
  count: number
}

/** How far people come with one question. */
export interface QuestionDropOut {
  /** Empty: before any question was answered. */
  question: string
  /** Who began and came at least this far. */
  reached: number
  /** Who went no further, having answered this one last. */
  left: number
  /** `left` of `reached`, 0–1. */
  share: number
}

export interface DropOut {
  /** Who began: those who sent the form and those who left it. */
  began: number
  left: number
  /** In the order of the form. */
  questions: QuestionDropOut[]
}

/**
 * Where people stop answering. It holds nothing about anybody; still it is told only once {@link SMALLEST_GROUP} have left,
 * because where a single person stopped is not worth a figure. Whoever left and came back later is counted both times.
 * @param keys the questions in the order of the form; what was left after a question that is no longer among them counts as
 *   left, and stands before all others
 * @param received how many sent the form
 * @returns null where too few have left
 */
export function dropOut(counts: readonly LeftAfter[], keys: readonly string[], received: number): DropOut | null {
  const left = counts.reduce((sum, { count }) => sum + count, 0)
  if (left < SMALLEST_GROUP) return null
  const known = new Map<string, number>()
  for (const { question, count } of counts) {
    const place = keys.includes(question) ? question : ''
    known.set(place, (known.get(place) ?? 0) + count)
  }
  let reached = received + left
  const questions = ['', ...keys].map((question) => {
    const leftHere = known.get(question) ?? 0
    const found = { question, reached, left: leftHere, share: reached === 0 ? 0 : leftHere / reached }
    reached -= leftHere
    return found
  })
  return { began: received + left, left, questions }
}
