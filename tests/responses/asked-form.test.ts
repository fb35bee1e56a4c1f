import { expect, test } from 'vitest'
import { askedForm, balancedOrder, readShown, TURNS, writeShown } from '../../src/responses/asked-form.ts'
import { DIMENSIONS } from '../../src/surveys/definition.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'

const definition = defaultDefinition({ service: { name: 'Debit card', name_fr: '' }, components: [] })
const turns = Array.from({ length: TURNS }, (_, turn) => turn)

test('users are asked about four dimensions at a time, each of them in half of the turns, the overall question first', () => {
  const keys = turns.map((turn) => askedForm('v', definition, 'user', turn).questions.map(({ key }) => key))
  for (const asked of keys) {
    expect(asked[0]).toBe('VALUE')
    expect(asked.filter((key) => DIMENSIONS.some((dimension) => dimension === key))).toHaveLength(4)
    expect(asked.slice(5)).toEqual(['EXPECTATION', 'LOST_TIME', 'IMPORTANCE', 'COMMENT'])
  }
  for (const dimension of DIMENSIONS) expect(keys.filter((asked) => asked.includes(dimension))).toHaveLength(4)
})

test('customers are asked about all dimensions in every turn', () => {
  for (const turn of turns) {
    const keys = askedForm('v', definition, 'customer', turn).questions.map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining([...DIMENSIONS]))
  }
})

test('what can be picked stands once in every place and once after every other', () => {
  const orders = turns.map((turn) => balancedOrder(DIMENSIONS, turn))
  for (const order of orders) expect(new Set(order).size).toBe(8)
  for (const place of turns) expect(new Set(orders.map((order) => order[place])).size).toBe(8)
  const neighbours = orders.flatMap((order) => order.slice(1).map((item, place) => `${order[place]} ${item}`))
  expect(new Set(neighbours).size).toBe(8 * 7)
})

test('a form is recognised by what it says of itself, and by nothing else', () => {
  const shown = { versionId: 'a-version_1', turn: 7, promise: 'anonymous' } as const
  expect(readShown(writeShown(shown))).toEqual(shown)
  for (const odd of [
    undefined,
    ['a.1.anonymous', 'b'],
    'a.8.anonymous',
    'a.1.secret',
    'a b.1.anonymous',
    '.1.anonymous',
  ]) {
    expect(readShown(odd)).toBeNull()
  }
})
