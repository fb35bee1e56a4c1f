import { OVERALL } from '../surveys/definition.ts'

/** In IMPORTANCE: that somebody picked at all; the picks themselves are the dimensions' positions. */
export const PICKED = -3

/** The histogram "question" that counts whole responses, under answer 0. */
export const RESPONSES = '*'

/**
 * What one person answered, by question: a scale's value (a bucket's position for lost time), or one of the codes above;
 * for IMPORTANCE the positions of the dimensions picked. What was left out is not there. Comments are kept apart.
 */
export type Answers = Record<string, number | number[]>

export interface AnsweredComment {
  question: string
  text: string
}

/** The author's own overall score, 1–5, which is a comment's tone; null where none was given. */
export function toneOf(answers: Answers): number | null {
  const overall = answers[OVERALL]
  return typeof overall === 'number' && overall > 0 ? overall : null
}

/** @returns every (question, answer) that a response adds one to in the histograms */
export function countedAnswers(answers: Answers): [question: string, answer: number][] {
  const counted: [string, number][] = [[RESPONSES, 0]]
  for (const [question, answer] of Object.entries(answers)) {
    if (typeof answer === 'number') counted.push([question, answer])
    else if (answer.length > 0)
      counted.push([question, PICKED], ...answer.map((pick): [string, number] => [question, pick]))
  }
  return counted
}
