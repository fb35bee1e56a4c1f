import { expect, test } from 'vitest'
import { PICKED, WROTE } from '../../src/responses/answers.ts'
import { type AnswerCount, ripeCounts } from '../../src/responses/ripe-counts.ts'
import { DONT_KNOW, reasonsCountedAs } from '../../src/surveys/definition.ts'

const count = (question: string, answer: number, count: number, segment = 'all'): AnswerCount => ({
  segment,
  question,
  answer,
  count,
})
const LOW = reasonsCountedAs('EASE', 'low')
const questionsOf = (counts: readonly AnswerCount[]) => [...new Set(counts.map(({ question }) => question))]

test('it works: a question waits until five people have scored it, and then all of its answers go together', () => {
  const five = [
    count('EASE', 2, 3),
    count('EASE', 4, 2),
    count('EASE', DONT_KNOW, 1),
    count('EASE', 2, 3, 'language:fr'),
  ]
  const four = [count('SPEED', 1, 4), count('SPEED', 1, 4, 'language:en')]
  expect(ripeCounts([...five, ...four])).toEqual({ ripe: five, waiting: four })
})

test('who gives no score, and how many languages and channels there are, does not make five', () => {
  const counts = [count('EASE', 3, 2), count('EASE', DONT_KNOW, 9), count('EASE', 3, 2, 'language:en')]
  expect(ripeCounts([...counts, count('EASE', 3, 2, 'channel:web')]).ripe).toEqual([])
})

test('three picks of two people are two people', () => {
  const two = [
    count('IMPORTANCE', PICKED, 2),
    count('IMPORTANCE', 0, 2),
    count('IMPORTANCE', 1, 2),
    count('IMPORTANCE', 4, 2),
  ]
  expect(questionsOf(ripeCounts(two).ripe)).toEqual([])
  const five = two.map((each) => ({ ...each, count: 5 }))
  expect(questionsOf(ripeCounts(five).ripe)).toEqual(['IMPORTANCE'])
})

test('reasons and choices of one’s own wait in the same way: those who picked count, not their picks', () => {
  const four = [count(LOW, PICKED, 4), count(LOW, 1, 4), count(LOW, 2, 3)]
  expect(ripeCounts(four).ripe).toEqual([])
  const five = [...four, count(LOW, PICKED, 1), count(LOW, 2, 1)]
  expect(questionsOf(ripeCounts(five).ripe)).toEqual([LOW])
})

test('whoever chose “other” and wrote what it is has given one answer', () => {
  const three = [count('OWN:why', 1, 1), count('OWN:why', 0, 2), count('OWN:why', WROTE, 2)]
  expect(ripeCounts(three).ripe).toEqual([])
  expect(questionsOf(ripeCounts([count('COMMENT', WROTE, 5)]).ripe)).toEqual(['COMMENT'])
})
