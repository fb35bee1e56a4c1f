import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedAnswers } from '../../src/responses/answers.ts'
import { askedForm } from '../../src/responses/asked-form.ts'
import { answerReader } from '../../src/responses/input.ts'
import { importanceQuestion } from '../../src/surveys/bank-questions.ts'
import type { Question } from '../../src/surveys/definition.ts'
import { aChoice, aDate, aDefinition, aNumber, aRating, aStatement, aText, options } from '../support/definitions.ts'

const SHOWN = { shown: 'v.0.attributed' }

/** Reads one form's post; the outcome as far as it says something. */
function read(questions: Question[], fields: Record<string, unknown>, language = 'en') {
  const asked = askedForm('v', aDefinition([questions]), { perspective: 'user', channel: '' }, 0)
  const form = answerReader(asked, 'invitation', false)({ ...SHOWN, ...fields }, language)
  if (!form.ok) return form.errors
  const { answers, comments } = form.value
  return comments.length === 0 ? answers : { ...answers, comments }
}

const REQUIRED = { asks: { required: true } }

test('a single choice is stored by its code, something else as 0 with its words apart', () => {
  const why = [aChoice('WHY', options(3), { other: true })]
  expect(read(why, { WHY: '2' })).toEqual({ WHY: 2 })
  const named = { WHY: 0, comments: [{ question: 'WHY:OTHER', text: 'The queue' }] }
  expect(read(why, { WHY: '0', 'WHY:OTHER': '  The queue ' })).toEqual(named)
  // Without a script nobody is made to tick what they have named.
  expect(read(why, { 'WHY:OTHER': 'The queue' })).toEqual(named)
  expect(read(why, { WHY: '2', 'WHY:OTHER': 'The queue' })).toEqual({ WHY: 2 })
  expect(read(why, { WHY: '0', 'WHY:OTHER': '' })).toEqual({ WHY: 0 })
  expect(read(why, {})).toEqual({})
  for (const odd of ['4', '-1', '', '1.0', '01', '2,3'])
    expect(read(why, { WHY: odd })).toEqual({ WHY: 'common.chooseOne' })
  expect(read(why, { WHY: '0', 'WHY:OTHER': 'x'.repeat(201) })).toEqual({ WHY: 'common.tooLong' })
  expect(read([aChoice('WHY', options(3))], { WHY: '0' })).toEqual({ WHY: 'common.chooseOne' })
  expect(read([aChoice('WHY', options(3), REQUIRED)], {})).toEqual({ WHY: 'common.chooseOne' })
})

test('a multiple choice is stored by its codes, and counted once for the person and once for each of them', () => {
  const what = [aChoice('WHAT', options(4), { most: 2, other: true })]
  expect(read(what, { WHAT: ['3', '1'] })).toEqual({ WHAT: [3, 1] })
  expect(read(what, { WHAT: '3' })).toEqual({ WHAT: [3] })
  expect(read(what, { WHAT: ['3', '3'] })).toEqual({ WHAT: [3] })
  expect(read(what, { WHAT: ['1', '2', '3'] })).toEqual({ WHAT: 'responses.tooManyPicked' })
  expect(read(what, { WHAT: ['1', '2'], 'WHAT:OTHER': 'More' })).toEqual({ WHAT: 'responses.tooManyPicked' })
  const named = { WHAT: [1, 0], comments: [{ question: 'WHAT:OTHER', text: 'More' }] }
  expect(read(what, { WHAT: '1', 'WHAT:OTHER': 'More' })).toEqual(named)
  expect(read([aChoice('WHAT', options(4), { most: 2, ...REQUIRED })], {})).toEqual({ WHAT: 'responses.chooseSome' })
  expect(countedAnswers({ WHAT: [3, 1] }, [])).toEqual([
    ['*', 0],
    ['WHAT', -3],
    ['WHAT', 3],
    ['WHAT', 1],
  ])
})

test('a number is stored as its steps from the least, however it is written', () => {
  const hours = [aNumber('HOURS', { least: 0.5, most: 24, step: 0.5 })]
  for (const [typed, language, steps] of [
    ['1', 'en', 1],
    ['1.5', 'en', 2],
    ['1,5', 'en', 2],
    ['1,5', 'fr', 2],
    [' 24 ', 'fr', 47],
    ['٢٫٥', 'ar', 4],
    ['2.50', 'de', 4],
  ] as const) {
    expect(read(hours, { HOURS: typed }, language)).toEqual({ HOURS: steps })
  }
  expect(read(hours, { HOURS: '' })).toEqual({})
  for (const odd of ['two', '1.2.3', '1e1', '0x1', '-', '1 or 2']) {
    expect(read(hours, { HOURS: odd })).toEqual({ HOURS: 'common.notANumber' })
  }
  for (const out of ['0', '24.5', '-1', '−3'])
    expect(read(hours, { HOURS: out })).toEqual({ HOURS: 'responses.numberBounds' })
  expect(read(hours, { HOURS: '0.75' })).toEqual({ HOURS: 'responses.numberSteps' })
  expect(read([aNumber('N')], { N: '1.5' })).toEqual({ N: 'common.notWhole' })
  expect(read([aNumber('N', REQUIRED)], {})).toEqual({ N: 'common.fillIn' })
  const money = [aNumber('COST', { most: 10_000_000 })]
  expect(read(money, { COST: '1,000' }, 'en')).toEqual({ COST: 1000 })
  expect(read(money, { COST: '1.000' }, 'de')).toEqual({ COST: 1000 })
  expect(read(money, { COST: '1 000' }, 'fr')).toEqual({ COST: 1000 })
  expect(read(money, { COST: '1,000' }, 'fr')).toEqual({ COST: 1 })
})

test('a number of more steps than any figure can count is refused, also where an older version asks for it', () => {
  const cents = [aNumber('PRICE', { least: 0, most: 1e9, step: 0.01 })]
  expect(read(cents, { PRICE: '20000000' })).toEqual({ PRICE: 2_000_000_000 })
  expect(read(cents, { PRICE: '30000000' })).toEqual({ PRICE: 'responses.numberBounds' })
  const none = [aNumber('TINY', { least: 0, most: 1, step: 1e-308 })]
  expect(read(none, { TINY: '1' })).toEqual({ TINY: 'responses.numberBounds' })
})

test('every number that the bounds and the step allow is taken, whatever binary fractions make of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -50, max: 50 }),
      fc.constantFrom(0.1, 0.25, 1, 5),
      fc.nat(400),
      (least, step, steps) => {
        const number = [aNumber('N', { least, most: least + 400 * step, step })]
        const typed = (least + steps * step).toFixed(2)
        expect(read(number, { N: typed })).toEqual({ N: steps })
      },
    ),
  )
})

test('a date is stored as its day and counted by its month', () => {
  const since = [aDate('SINCE', { earliest: '2024-01-01', latest: '2026-12-31' })]
  expect(read(since, { SINCE: '2026-02-28' })).toEqual({ SINCE: '2026-02-28' })
  expect(countedAnswers({ SINCE: '2026-02-28' }, [])).toEqual([
    ['*', 0],
    ['SINCE', 202602],
  ])
  expect(read(since, { SINCE: '' })).toEqual({})
  for (const odd of ['2026-02-30', '28/02/2026', '2026-2-1', '2026', '+12026-01-01']) {
    expect(read(since, { SINCE: odd })).toEqual({ SINCE: 'common.invalidDate' })
  }
  expect(read(since, { SINCE: '2023-12-31' })).toEqual({ SINCE: 'responses.dateTooEarly' })
  expect(read(since, { SINCE: '2027-01-01' })).toEqual({ SINCE: 'responses.dateTooLate' })
  expect(read([aDate('SINCE', REQUIRED)], {})).toEqual({ SINCE: 'common.fillIn' })
})

test('words are kept apart from answers; statements take nothing', () => {
  const words = [aStatement('READ'), aText('WORDS', { most: 5 })]
  expect(read(words, { WORDS: ' abcde ' })).toEqual({ comments: [{ question: 'WORDS', text: 'abcde' }] })
  expect(read(words, { WORDS: 'abcdef' })).toEqual({ WORDS: 'common.tooLong' })
  expect(read([aText('WORDS', REQUIRED)], { WORDS: '   ' })).toEqual({ WORDS: 'common.fillIn' })
  expect(() => read(words, { READ: '1' })).toThrow()
})

test('every scale takes its own steps, and what may be said instead of a score', () => {
  const cases = { sat5: [1, 5], expect5: [1, 5], ease5: [1, 5], rec11: [0, 10], lost8: [0, 7] } as const
  for (const [scale, [least, most]] of Object.entries(cases)) {
    const rated = [aRating('R', { scale: scale as keyof typeof cases })]
    expect(read(rated, { R: String(least) })).toEqual({ R: least })
    expect(read(rated, { R: String(most) })).toEqual({ R: most })
    for (const odd of [least - 1, most + 1]) {
      if (odd === -1) expect(read(rated, { R: '-1' })).toEqual({ R: 'common.chooseOne' })
      else expect(read(rated, { R: String(odd) })).toEqual({ R: 'common.chooseOne' })
    }
    expect(read(rated, { R: '-2' })).toEqual({ R: -2 })
  }
})

test('of the reasons those count that were asked for after the score, under names of their own', () => {
  const reasons = { low: options(3), high: options(2) }
  const ease = [aRating('EASE', { reasons, asks: { countedAs: 'EASE~2' } })]
  const both = { 'EASE:low': ['1', '3'], 'EASE:high': '2' }
  expect(read(ease, { EASE: '3', ...both })).toEqual({ 'EASE~2': 3, 'EASE~2:low': [1, 3] })
  expect(read(ease, { EASE: '4', ...both })).toEqual({ 'EASE~2': 4, 'EASE~2:high': [2] })
  expect(read(ease, { EASE: '-2', ...both })).toEqual({ 'EASE~2': -2 })
  expect(read(ease, both)).toEqual({})
  expect(read(ease, { EASE: '4', 'EASE:high': '3' })).toEqual({ 'EASE:high': 'common.chooseOne' })
  const likely = [aRating('REC', { scale: 'rec11', reasons })]
  expect(read(likely, { REC: '6', 'REC:low': '1', 'REC:high': '1' })).toEqual({ REC: 6, 'REC:low': [1] })
  expect(read(likely, { REC: '7', 'REC:low': '1', 'REC:high': '1' })).toEqual({ REC: 7, 'REC:high': [1] })
})

test('what no form holds is no answer but a bad request', () => {
  const questions = [aRating('R'), aChoice('C', options(2), { other: true }), importanceQuestion(['user'])]
  expect(read(questions, { IMPORTANCE: ['0', '7'] })).toEqual({ IMPORTANCE: [0, 7] })
  for (const fields of [
    { R: ['1', '2'] },
    { C: ['1', '2'] },
    { 'C:OTHER': ['a', 'b'] },
    { 'R:low': '1' },
    { X: '1' },
  ]) {
    expect(() => read(questions, fields), JSON.stringify(fields)).toThrow()
  }
})
