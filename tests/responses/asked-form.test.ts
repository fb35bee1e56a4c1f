import { expect, test } from 'vitest'
import type { Perspective } from '../../src/database/schema.ts'
import { askedForm, askedInMails, readShown, turnsIn, writeShown } from '../../src/responses/asked-form.ts'
import { DIMENSIONS } from '../../src/surveys/definition.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { questionsIn } from '../../src/surveys/perspective-form.ts'

const definition = defaultDefinition({ service: { name: 'Debit card', name_fr: '' }, components: [] })

const formsOf = (perspective: Perspective, channel = '') =>
  Array.from({ length: turnsIn(definition, perspective) }, (_, turn) =>
    askedForm('v', definition, { perspective, channel }, turn),
  )
const keysOf = (form: ReturnType<typeof askedForm>) => questionsIn(form).map(({ key }) => key)

test('users are asked about four dimensions at a time, each of them in half of the turns, the overall question first', () => {
  const keys = formsOf('user').map(keysOf)
  expect(keys).toHaveLength(8)
  for (const asked of keys) {
    expect(asked[0]).toBe('VALUE')
    expect(asked.filter((key) => DIMENSIONS.some((dimension) => dimension === key))).toHaveLength(4)
    expect(asked.slice(5)).toEqual(['EXPECTATION', 'LOST_TIME', 'IMPORTANCE', 'COMMENT'])
  }
  for (const dimension of DIMENSIONS) expect(keys.filter((asked) => asked.includes(dimension))).toHaveLength(4)
})

test('customers are asked about all dimensions in every turn', () => {
  for (const form of formsOf('customer')) expect(keysOf(form)).toEqual(expect.arrayContaining([...DIMENSIONS]))
})

test('a mail’s buttons ask the form’s first question, where it is a rating', () => {
  for (const form of formsOf('user')) expect(askedInMails(form)?.key).toBe('VALUE')
  const [form] = formsOf('user')
  const pages = (form?.pages ?? []).map((page) => ({ ...page, questions: page.questions.slice(-1) }))
  expect(askedInMails({ pages })).toBeNull()
})

test('a form is recognised by what it says of itself, and by nothing else', () => {
  for (const [turn, groups] of [
    [0, ''],
    [7, 'a-mark_1'],
    [839, ''],
  ] as const) {
    const shown = { versionId: 'a-version_1', turn, promise: 'anonymous', groups } as const
    expect(readShown(writeShown(shown))).toEqual(shown)
  }
  for (const odd of [
    undefined,
    ['a.1.anonymous', 'b'],
    'a.-1.anonymous',
    'a.01.anonymous',
    'a.12345.anonymous',
    'a.1.secret',
    'a.1.anonymous.',
    'a.1.anonymous.b c',
    'a b.1.anonymous',
    '.1.anonymous',
  ]) {
    expect(readShown(odd)).toBeNull()
  }
})
