import { DIMENSIONS, OVERALL } from '../surveys/definition.ts'
import { LOST_MINUTES } from '../surveys/scales.ts'
import type { Answers } from './answers.ts'

/*
 * What one person answered to two questions at once, counted as one question of its own: `<first>|<second>`, both under the
 * names that they are counted under. Of an anonymous perspective only what is summed up over all cells may be shown (a
 * correlation, a place's mean), never a cell: who knows one of somebody's answers would read the other one off.
 */

/** How long was lost, and where; the latter is a choice of one whose options are places. */
const LOST = ['LOST_TIME', 'LOST_WHERE'] as const

/** The name under which the answers to two questions are counted together. */
export function jointQuestion(first: string, second: string): string {
  return `${first}|${second}`
}

/** No other name looks like this: before a question's first mark come capitals, and a later meaning's follows "~". */
const JOINT = new RegExp(`^((?:${OVERALL}|${LOST[0]})(?:~[^|]*)?)\\|(.+)$`)

/** @returns the two questions that are counted together under a name; null where it is a single question's */
export function jointParts(question: string): [first: string, second: string] | null {
  const [, first, second] = JOINT.exec(question) ?? []
  return first === undefined || second === undefined ? null : [first, second]
}

/** Both scores are 1–5. @returns 11–55 */
export function jointScores(overall: number, dimension: number): number {
  return 10 * overall + dimension
}

export function scoresOf(joint: number): { overall: number; dimension: number } {
  return { overall: Math.floor(joint / 10), dimension: joint % 10 }
}

/**
 * @param bucket its position on `lost8`, 0–7
 * @param place the code of the option that was chosen, 0 (other) or more
 */
export function jointLoss(bucket: number, place: number): number {
  return 10 * place + bucket
}

export function lossOf(joint: number): { bucket: number; place: number } {
  return { bucket: joint % 10, place: Math.floor(joint / 10) }
}

/**
 * @returns what an answer's count moves together with, in batches of enough people: all answers to its question; of time
 *   lost at a place, those of the place alone, whose sum is shown
 */
export function batchedWithin(question: string, answer: number): string {
  const isLoss = question.startsWith(LOST[0]) && jointParts(question) !== null
  return isLoss ? `${question}|${lossOf(answer).place}` : question
}

/** @returns every (question, answer) that a response adds one to because it answers two questions with a score each */
export function jointAnswers(answers: Answers): [question: string, answer: number][] {
  const scores = new Map<string, [question: string, answer: number]>()
  for (const [question, answer] of Object.entries(answers)) {
    if (typeof answer !== 'number' || answer < 0) continue
    const later = question.indexOf('~')
    scores.set(later === -1 ? question : question.slice(0, later), [question, answer])
  }
  const pair = (
    [first, second]: readonly [string, string],
    [most, mostOfSecond]: readonly [number, number],
    both: (first: number, second: number) => number,
  ): [string, number][] => {
    const [one, other] = [scores.get(first), scores.get(second)]
    if (one === undefined || other === undefined || one[1] > most || other[1] > mostOfSecond) return []
    return [[jointQuestion(one[0], other[0]), both(one[1], other[1])]]
  }
  return [
    ...DIMENSIONS.flatMap((dimension) => pair([OVERALL, dimension], [5, 5], jointScores)),
    ...pair(LOST, [LOST_MINUTES.length - 1, MOST_PLACES], jointLoss),
  ]
}

/** Far more options than any question has; what is counted fits an integer of PostgreSQL. */
const MOST_PLACES = 1_000_000
