import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { peopleIn } from './answers.ts'
import { batchedWithin } from './joint.ts'

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
 * different questions are a batch, and one score among them is still one person's. The answers through a channel, in a
 * language or of a group wait until as many people of it have scored the question as well: whoever looks at a breakdown
 * before and after one colleague has answered learns nothing. Time lost waits place by place. And they go with everybody's, so that no part ever holds an
 * answer that the whole does not.
 */
export function ripeCounts<C extends AnswerCount>(counts: readonly C[]): { ripe: C[]; waiting: C[] } {
  const given = new Map<string, [answer: number, count: number][]>()
  for (const count of counts) {
    const known = given.get(keyOf(count))
    if (known === undefined) given.set(keyOf(count), [[count.answer, count.count]])
    else known.push([count.answer, count.count])
  }
  const enough = new Set([...given].filter(([, answers]) => peopleIn(answers) >= SMALLEST_GROUP).map(([key]) => key))
  const isRipe = (count: C) => enough.has(keyOf({ ...count, segment: 'all' })) && enough.has(keyOf(count))
  return { ripe: counts.filter(isRipe), waiting: counts.filter((count) => !isRipe(count)) }
}

const keyOf = ({ segment, question, answer }: Pick<AnswerCount, 'segment' | 'question' | 'answer'>) =>
  `${segment}\n${batchedWithin(question, answer)}`
