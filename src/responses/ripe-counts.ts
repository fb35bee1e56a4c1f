import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { PICKED } from './answers.ts'

/** How often an answer was given to a question, among all responses (segment `all`) or those of one segment. */
export interface AnswerCount {
  segment: string
  question: string
  answer: number
  count: number
}

/**
 * Parts the counts of one anonymous perspective into those that may be added to the figures now and those that wait. The
 * answers to a question go together, once {@link SMALLEST_GROUP} people have scored it: five people who were asked
 * different questions are a batch, and one score among them is still one person's.
 */
export function ripeCounts<C extends AnswerCount>(counts: readonly C[]): { ripe: C[]; waiting: C[] } {
  const scored = new Map<string, number>()
  for (const { segment, question, answer, count } of counts) {
    if (segment === 'all' && isOnePerson(question, answer)) scored.set(question, (scored.get(question) ?? 0) + count)
  }
  const isRipe = ({ question }: C) => (scored.get(question) ?? 0) >= SMALLEST_GROUP
  return { ripe: counts.filter(isRipe), waiting: counts.filter((count) => !isRipe(count)) }
}

/** Whoever picked what matters most has given one answer, however many were picked. */
function isOnePerson(question: string, answer: number): boolean {
  return question === 'IMPORTANCE' ? answer === PICKED : answer >= 0
}
