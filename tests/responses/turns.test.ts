import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedForm, turnsIn } from '../../src/responses/asked-form.ts'
import { balancedOrder } from '../../src/responses/turns.ts'
import { dimensionRating } from '../../src/surveys/bank-questions.ts'
import { DIMENSIONS, type RatingQuestion, type SurveyDefinition } from '../../src/surveys/definition.ts'
import { questionsIn } from '../../src/surveys/perspective-form.ts'
import { aChoice, aDefinition, aRating, options } from '../support/definitions.ts'

const rotating = (count: number): RatingQuestion[] =>
  Array.from({ length: count }, (_, at) => aRating(`R${at}`, { rotates: true }))

const allForms = (definition: SurveyDefinition) =>
  Array.from({ length: turnsIn(definition, 'user') }, (_, turn) =>
    askedForm('v', definition, { perspective: 'user', channel: '' }, turn),
  )
const keysOf = (form: ReturnType<typeof askedForm>) => questionsIn(form).map(({ key }) => key)
const tally = (words: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

test('each rotating question is asked equally often, however many there are and however few a form asks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.nat(6), (count, size, others) => {
      const questions = [aChoice('FIRST', options(others), { order: 'balanced' }), ...rotating(count)]
      const forms = allForms(aDefinition([questions], { rotationSize: size }))
      const asked = tally(forms.flatMap(keysOf))
      for (const form of forms) expect(keysOf(form)).toHaveLength(1 + Math.min(size, count))
      const each = (forms.length * Math.min(size, count)) / count
      for (const { key } of rotating(count)) expect(asked.get(key)).toBe(each)
    }),
  )
})

test('the named cases: one of eight, four of eight, two of five', () => {
  for (const [count, size, turns] of [
    [8, 1, 8],
    [8, 4, 8],
    [5, 2, 5],
    [3, 3, 1],
  ] as const) {
    expect(turnsIn(aDefinition([rotating(count)], { rotationSize: size }), 'user')).toBe(turns)
  }
})

test('a window that moves over the pages leaves each question on its page', () => {
  const [a, b, c, d] = rotating(4) as [RatingQuestion, RatingQuestion, RatingQuestion, RatingQuestion]
  const forms = allForms(
    aDefinition(
      [
        [a, b],
        [c, d],
      ],
      { rotationSize: 2 },
    ),
  )
  expect(forms.map((form) => form.pages.map(({ questions }) => questions.map(({ key }) => key)))).toEqual([
    [['R0', 'R1']],
    [['R1'], ['R2']],
    [['R2', 'R3']],
    [['R0'], ['R3']],
  ])
})

test('neighbours stand in the order of the turn, unless one of them depends on another', () => {
  const questions = rotating(3)
  const free = allForms(aDefinition([questions], { rotationSize: 2 }))
  expect(free.map(keysOf)).toEqual([
    ['R0', 'R1'],
    ['R1', 'R2'],
    ['R2', 'R0'],
  ])
  const last = { ...(questions[2] as RatingQuestion) }
  last.showIf = { match: 'all', rules: [{ question: 'R0', is: 'at-most', value: 2 }] }
  const bound = allForms(aDefinition([[...questions.slice(0, 2), last]], { rotationSize: 2 }))
  expect(bound.map(keysOf)).toEqual([['R0', 'R1'], ['R1'], ['R0', 'R2']])
})

test('what can be picked stands equally often in every place and after every other, also an odd number of things', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 13 }), (count) => {
      const items = Array.from({ length: count }, (_, at) => at)
      const rows = count % 2 === 0 ? count : 2 * count
      const orders = Array.from({ length: rows }, (_, row) => balancedOrder(items, row))
      const places = tally(orders.flatMap((order) => order.map((item, place) => `${item} at ${place}`)))
      expect([...places.values()]).toEqual(Array(count * count).fill(rows / count))
      const neighbours = tally(orders.flatMap((order) => order.slice(1).map((item, at) => `${order[at]} ${item}`)))
      expect([...neighbours.values()]).toEqual(Array(count * (count - 1)).fill(rows / count))
      expect(balancedOrder(items, rows)).toEqual(balancedOrder(items, 0))
    }),
  )
})

test('reasons of a rotating question come in every order among the turns that ask it', () => {
  const reasons = { low: options(4), high: options(3) }
  const questions = DIMENSIONS.map((dimension) => ({ ...dimensionRating(dimension, ['user']), rotates: true, reasons }))
  const forms = allForms(aDefinition([questions], { rotationSize: 1 }))
  expect(forms).toHaveLength(8 * 12)
  for (const dimension of DIMENSIONS) {
    const asked = forms.flatMap(questionsIn).filter(({ key }) => key === dimension)
    const first = (side: 'low' | 'high') =>
      tally(asked.map((question) => (question.kind === 'rating' ? String(question.reasons?.[side][0]?.code) : '')))
    expect([...first('low').values()]).toEqual([3, 3, 3, 3])
    expect([...first('high').values()]).toEqual([4, 4, 4])
  }
})

test('many lists of awkward lengths do not make pages without end, and questions still take equal turns', () => {
  const lists = [5, 7, 9, 11, 13].map((count) => aChoice(`LIST${count}`, options(count), { order: 'balanced' }))
  const forms = allForms(aDefinition([[...lists, ...rotating(7)]], { rotationSize: 3 }))
  expect(forms.length).toBeLessThanOrEqual(840)
  const asked = tally(forms.flatMap(keysOf))
  expect(new Set(rotating(7).map(({ key }) => asked.get(key))).size).toBe(1)
})
