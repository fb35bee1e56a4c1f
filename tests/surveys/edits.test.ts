import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SurveyDefinition } from '../../src/surveys/definition.ts'
import {
  type Edit,
  MOST_QUESTIONS,
  movedBy,
  movedPage,
  movedTo,
  questionOf,
  questionsOf,
  withCopy,
  withLanguage,
  withoutLanguage,
  withoutPage,
  withoutPerspective,
  withoutQuestion,
  withPage,
  withQuestion,
} from '../../src/surveys/edits.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { ownQuestion } from '../../src/surveys/own-question.ts'

const START = defaultDefinition({ service: { name: 'Debit card', name_fr: '' }, components: [] })
const keysOf = (definition: SurveyDefinition) => questionsOf(definition).map(({ key }) => key)
const KEYS = keysOf(START)

const key = fc.constantFrom(...KEYS, 'NOWHERE')
const page = fc.constantFrom('page-1', 'a', 'b', 'nowhere')
const direction = fc.constantFrom('up' as const, 'down' as const)

/** Everything that rearranges a survey and takes nothing out of it. */
const rearranging: fc.Arbitrary<(definition: SurveyDefinition) => Edit> = fc.oneof(
  fc.tuple(key, direction).map(
    ([k, to]) =>
      (d: SurveyDefinition) =>
        movedBy(d, k, to),
  ),
  fc.tuple(key, page, fc.nat(80)).map(
    ([k, p, at]) =>
      (d: SurveyDefinition) =>
        movedTo(d, k, p, at),
  ),
  fc.tuple(page, direction).map(
    ([p, to]) =>
      (d: SurveyDefinition) =>
        movedPage(d, p, to),
  ),
  page.map((p) => (d: SurveyDefinition) => withoutPage(d, p)),
  fc.constantFrom('a', 'b').map(
    (p) =>
      (d: SurveyDefinition): Edit =>
        d.pages.some(({ id }) => id === p) ? { done: true, definition: d } : withPage(d, p, null),
  ),
)

test('however a survey is rearranged, no question is lost, doubled or changed', () => {
  fc.assert(
    fc.property(fc.array(rearranging, { maxLength: 40 }), (edits) => {
      const end = edits.reduce((definition, edit) => {
        const outcome = edit(definition)
        return outcome.done ? outcome.definition : definition
      }, START)
      expect(keysOf(end).sort()).toEqual([...KEYS].sort())
      for (const each of KEYS) expect(questionOf(end, each)).toBe(questionOf(START, each))
    }),
  )
})

test('one step up and one down leave everything where it was, and the others keep their order', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KEYS.slice(1)), (moved) => {
      const up = done(movedBy(START, moved, 'up'))
      expect(keysOf(done(movedBy(up, moved, 'down')))).toEqual(KEYS)
      const others = (keys: string[]) => keys.filter((each) => each !== moved)
      expect(others(keysOf(up))).toEqual(others(KEYS))
    }),
  )
  expect(keysOf(done(movedBy(START, 'VALUE', 'up')))).toEqual(KEYS)
})

test('nothing is changed in place', () => {
  const before = structuredClone(START)
  movedTo(START, 'EASE', 'page-1', 0)
  withoutQuestion(START, 'EASE')
  withCopy(START, 'EASE', 'OWN:x')
  withoutPerspective(START, 'user')
  expect(START).toEqual(before)
})

test('a question that goes takes the conditions on it along', () => {
  const conditional = structuredClone(START)
  const [comment, ease] = ['COMMENT', 'EASE'].map((each) => questionOf(conditional, each)!)
  comment!.showIf = { match: 'all', rules: [{ question: 'VALUE', is: 'at-most', value: 2 }] }
  ease!.showIf = {
    match: 'any',
    rules: [{ question: 'VALUE', is: 'answered' }, { channel: ['phone'] }],
  }
  const without = done(withoutQuestion(conditional, 'VALUE'))
  expect(questionOf(without, 'COMMENT')?.showIf).toBeNull()
  expect(questionOf(without, 'EASE')?.showIf?.rules).toEqual([{ channel: ['phone'] }])
})

test('a copy stands behind its original, under its own name, and rates no dimension a second time', () => {
  const copied = done(withCopy(START, 'EASE', 'OWN:x'))
  expect(keysOf(copied)[keysOf(copied).indexOf('EASE') + 1]).toBe('OWN:x')
  expect(questionOf(copied, 'OWN:x')).toMatchObject({ dimension: null, asked: { user: { countedAs: 'OWN:x' } } })
})

test('a survey grows to sixty questions and no further', () => {
  let full = START
  for (let number = KEYS.length; number < MOST_QUESTIONS; number++) {
    full = done(withQuestion(full, ownQuestion('text', `OWN:${number}`, full), 'page-1'))
  }
  const more = withQuestion(full, ownQuestion('text', 'OWN:more', full), 'page-1')
  expect(more).toEqual({ done: false, why: 'editor.tooManyQuestions' })
})

test('languages come in their usual spelling, once; the first one stays', () => {
  expect(done(withLanguage(START, 'pt_br')).languages).toEqual(['en', 'fr', 'pt-BR'])
  expect(withLanguage(START, 'FR')).toEqual({ done: false, why: 'editor.languageAlreadyIn' })
  expect(withLanguage(START, '<b>')).toEqual({ done: false, why: 'editor.notALanguage' })
  expect(withoutLanguage(START, 'en')).toEqual({ done: false, why: 'editor.baseLanguage' })
  expect(done(withoutLanguage(START, 'fr')).languages).toEqual(['en'])
})

function done(edit: Edit): SurveyDefinition {
  if (!edit.done) throw new Error(edit.why)
  return edit.definition
}
