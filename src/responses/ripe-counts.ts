import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { peopleIn } from './answers.ts'

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
  const answers = new Map<string, [number, number][]>()
  for (const { segment, question, answer, count } of counts) {
    if (segment === 'all') answers.set(question, [...(answers.get(question) ?? []), [answer, count]])
  }
  const ripe = new Set(
    [...answers].filter(([, given]) => peopleIn(given) >= SMALLEST_GROUP).map(([question]) => question),
  )
  const isRipe = ({ question }: C) => ripe.has(question)
  return { ripe: counts.filter(isRipe), waiting: counts.filter((count) => !isRipe(count)) }
}
