import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PICKED, WROTE } from '../../src/responses/answers.ts'
import { groupSegment } from '../../src/responses/groups.ts'
import { jointLoss, jointQuestion } from '../../src/responses/joint.ts'
import { type AnswerCount, ripeCounts } from '../../src/responses/ripe-counts.ts'
import { isoWeekOf } from '../../src/statistics/weeks.ts'
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
    count('EASE', 2, 5, 'language:fr'),
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

test('where time was lost waits place by place, or what one person lost at a place would show in its hours', () => {
  const lost = (bucket: number, place: number, people: number) =>
    count(jointQuestion('LOST_TIME~2', 'LOST_WHERE'), jointLoss(bucket, place), people)
  const many = [lost(1, 3, 4), lost(7, 3, 1)]
  const one = lost(7, 12, 1)
  expect(ripeCounts([...many, one])).toEqual({ ripe: many, waiting: [one] })
  expect(ripeCounts([one, lost(2, 12, 4)]).waiting).toEqual([])
  // Pairs of scores show as one coefficient alone, and go together.
  const scores = [11, 25, 33, 44, 55].map((answer) => count(jointQuestion('VALUE', 'SPEED'), answer, 1))
  expect(ripeCounts(scores).waiting).toEqual([])
})

const FINANCE = groupSegment('department', 'Finance')

test('so do the answers through a channel or in a language, although everybody’s have gone', () => {
  const whole = count('EASE', 2, 9)
  for (const segment of ['channel:phone', 'language:fr']) {
    expect(ripeCounts([whole, count('EASE', 2, 4, segment)]).ripe).toEqual([whole])
    expect(ripeCounts([whole, count('EASE', 2, 5, segment)]).waiting).toEqual([])
  }
})

test('a group’s answers wait until five of the group have scored the question', () => {
  const whole = [count('VALUE', 2, 9), count('EASE', 3, 5)]
  const four = [count('VALUE', 2, 4, FINANCE), count('EASE', 3, 5, FINANCE)]
  expect(ripeCounts([...whole, ...four]).waiting).toEqual([four[0]])
  expect(ripeCounts([...whole, ...four, count('VALUE', 5, 1, FINANCE)]).waiting).toEqual([])
})

test('and no longer than everybody’s, so that no group holds an answer that the whole does not', () => {
  const counts = [count('VALUE', 2, 1), count('VALUE', 2, 5, FINANCE)]
  expect(ripeCounts(counts)).toEqual({ ripe: [], waiting: counts })
})

test('no sum or difference of weeks, months and moments at which somebody looked isolates one to four people', () => {
  const arrivals = fc.array(
    fc.record({ days: fc.integer({ min: 0, max: 12 }), people: fc.integer({ min: 1, max: 7 }) }),
    {
      maxLength: 40,
    },
  )
  fc.assert(
    fc.property(arrivals, (batches) => {
      const finest = new Map<string, number>()
      let waiting: AnswerCount[] = []
      let at = Date.parse('2026-09-28')
      for (const [look, { days, people }] of batches.entries()) {
        at += days * 86_400_000
        const day = new Date(at).toISOString().slice(0, 10)
        const { ripe, waiting: rest } = ripeCounts([...waiting, count('VALUE', 1 + (look % 5), people)])
        const moved = ripe.reduce((sum, each) => sum + each.count, 0)
        const part = `${day.slice(0, 7)} ${isoWeekOf(day)} ${look}`
        finest.set(part, (finest.get(part) ?? 0) + moved)
        waiting = rest
      }
      expect([...finest.values()].filter((people) => people > 0 && people < 5)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
