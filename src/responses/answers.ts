import { isCountedUnder, OVERALL } from '../surveys/definition.ts'

/** Where several things can be picked, that somebody picked at all; the picks themselves are counted beside it. */
export const PICKED = -3

/** That somebody wrote something; what they wrote is a comment and never counted. */
export const WROTE = -4

/** The histogram "question" that counts whole responses, under answer 0. */
export const RESPONSES = '*'

/**
 * What one person answered, by question: a scale's value (a bucket's position for lost time), a number's steps or the code
 * that was chosen; "does not apply" or "don't know"; where several can be picked their codes, for IMPORTANCE the dimensions'
 * positions; a day as `YYYY-MM-DD`. What was left out is not there. Comments are kept apart.
 */
export type Answers = Record<string, number | number[] | string>

export interface AnsweredComment {
  question: string
  text: string
}

/** The author's own overall score, 1–5, which is a comment's tone; null where none was given. */
export function toneOf(answers: Answers): number | null {
  const [, overall] = Object.entries(answers).find(([question]) => isCountedUnder(question, OVERALL)) ?? []
  return typeof overall === 'number' && overall > 0 ? overall : null
}

/** @returns every (question, answer) that a response adds one to in the histograms */
export function countedAnswers(
  answers: Answers,
  comments: readonly AnsweredComment[],
): [question: string, answer: number][] {
  const counted: [string, number][] = [[RESPONSES, 0]]
  for (const [question, answer] of Object.entries(answers)) {
    if (typeof answer === 'number') counted.push([question, answer])
    else if (typeof answer === 'string') counted.push([question, monthOf(answer)])
    else if (answer.length > 0)
      counted.push([question, PICKED], ...answer.map((pick): [string, number] => [question, pick]))
  }
  for (const { question } of comments) counted.push([question, WROTE])
  return counted
}

/** A day is counted by its month: `yyyymm`. */
function monthOf(day: string): number {
  return Number(day.slice(0, 7).replace('-', ''))
}

/**
 * How many people the counts of one question are of: whoever picked several things, or wrote something more about what
 * they chose, has given one answer. "Does not apply" and "don't know" are none.
 */
export function peopleIn(counts: Iterable<readonly [answer: number, count: number]>): number {
  let [picked, scored, wrote] = [0, 0, 0]
  for (const [answer, count] of counts) {
    if (answer === PICKED) picked += count
    else if (answer === WROTE) wrote += count
    else if (answer >= 0) scored += count
  }
  return picked || scored || wrote
}
