import { describe, expect, test } from 'vitest'
import { comparisonOf } from '../../src/surveys/compared.ts'
import type { Question, RatingQuestion, SurveyDefinition } from '../../src/surveys/definition.ts'
import { definitionErrors } from '../../src/surveys/definition-check.ts'
import { definitionWarnings } from '../../src/surveys/definition-warnings.ts'
import { questionOf } from '../../src/surveys/edits.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { ownQuestion } from '../../src/surveys/own-question.ts'

const START = defaultDefinition({ service: { name: 'Debit card', name_fr: '' }, components: [] })
const ASKED = { text: { en: 'Where?' }, help: null, required: false, countedAs: 'OWN:x', changedOn: null }
const OWN = { key: 'OWN:x', asked: { user: ASKED }, showIf: null }

test('the default instrument has no errors', () => {
  expect(definitionErrors(START)).toEqual([])
})

describe('a definition is not published', () => {
  const rule = (question: string) => ({ match: 'all' as const, rules: [{ question, is: 'answered' as const }] })
  test.each<[why: string, definition: SurveyDefinition]>([
    ['editor.noQuestion', { ...START, pages: [] }],
    ['editor.noPerspective', { ...START, frames: {} }],
    ['editor.keyTwice', { ...START, pages: [...START.pages, { ...START.pages[0]!, id: 'p' }] }],
    ['editor.emptyWording', adding({ ...OWN, kind: 'statement', asked: { user: { ...ASKED, text: { fr: 'Où ?' } } } })],
    ['editor.askedOfNobody', adding({ ...OWN, kind: 'statement', asked: {} })],
    ['editor.tooFewOptions', adding({ ...ownQuestion('single', 'OWN:x', START), asked: OWN.asked })],
    [
      'editor.optionTwice',
      adding({ ...OWN, kind: 'choice', options: [option(1), option(1)], most: 1, other: false, order: 'fixed' }),
    ],
    [
      'editor.mostOutOfRange',
      adding({ ...OWN, kind: 'choice', options: [option(1), option(2)], most: 3, other: false, order: 'fixed' }),
    ],
    ['editor.boundsReversed', adding({ ...OWN, kind: 'number', unit: {}, least: 5, most: 5, step: 1 })],
    ['editor.tooManySteps', adding({ ...OWN, kind: 'number', unit: {}, least: 0, most: 1e9, step: 0.01 })],
    ['editor.tooManySteps', adding({ ...OWN, kind: 'number', unit: {}, least: 0, most: 1, step: 1e-308 })],
    ['editor.boundsReversed', adding({ ...OWN, kind: 'date', earliest: '2026-12-01', latest: '2026-11-01' })],
    ['editor.conditionLooksAhead', adding({ ...OWN, kind: 'statement', showIf: rule('OWN:x') })],
    ['editor.conditionLooksAhead', adding({ ...OWN, kind: 'statement', showIf: rule('NOWHERE') })],
    ['editor.emptyCondition', adding({ ...OWN, kind: 'statement', showIf: { match: 'all', rules: [] } })],
    [
      'editor.rotationTooLarge',
      { ...START, frames: { ...START.frames, user: { ...START.frames.user!, rotationSize: 9 } } },
    ],
    ['editor.emptyStem', { ...START, frames: { ...START.frames, user: { ...START.frames.user!, stem: {} } } }],
    ['editor.perspectiveNotAsked', { ...START, frames: { user: START.frames.user! } }],
  ])('for %s', (why, definition) => {
    expect(definitionErrors(definition).map(({ message }) => message)).toContain(why)
  })
})

describe('its editor is warned', () => {
  const warned = (definition: SurveyDefinition, ...audience: [Parameters<typeof definitionWarnings>[1]?]) =>
    definitionWarnings(definition, ...audience).map(({ message }) => message)

  test('of nothing about fairness in the default instrument', () => {
    expect(warned(START).filter((message) => message !== 'editor.tooLongForUsers')).toEqual([])
  })

  test.each<[why: string, definition: SurveyDefinition]>([
    ['editor.noOverall', changing('VALUE', () => ({ dimension: null }))],
    ['editor.overallReworded', reworded('VALUE', 'user', 'our excellent service')],
    ['editor.editedApart', reworded('EASE', 'user', 'how simple it is')],
    ['editor.oneSideNotAsked', changing('EASE', ({ asked }) => ({ asked: { user: asked.user } }))],
    [
      'editor.rotatesAndRequired',
      changing('EASE', ({ asked }) => ({ asked: { ...asked, user: { ...asked.user!, required: true } } })),
    ],
    ['editor.translationMissing', adding({ ...OWN, kind: 'statement' })],
    [
      'editor.twoThings',
      reworded(
        'EASE',
        'user',
        'how easy it is to find what you are looking for and how quickly it is delivered to you',
      ),
    ],
  ])('by %s', (why, definition) => {
    expect(warned(definition)).toContain(why)
  })

  test('where a dimension is asked of either side in another question, and on another scale', () => {
    const apart = (scale: RatingQuestion['scale']) => {
      const users = changing('EASE', ({ asked }) => ({ asked: { user: asked.user } }))
      const other = { ...(questionOf(START, 'EASE') as RatingQuestion), key: 'OWN:x', scale }
      users.pages[0]!.questions.push({ ...other, asked: { customer: other.asked.customer! } })
      return users
    }
    expect(warned(apart('ease5'))).toContain('editor.differentScales')
    expect(warned(apart('sat5'))).toContain('editor.askedApart')
    const definition = apart('sat5')
    expect(comparisonOf(questionOf(definition, 'EASE')!, definition)).toEqual({ compared: false, why: 'apart' })
  })

  test('where an anonymous promise cannot be kept', () => {
    expect(warned(START, { user: { promise: 'anonymous', eligible: 1 } })).toContain('surveys.concernTooFew')
    expect(warned(START, { user: { promise: 'anonymous', eligible: 5 } })).not.toContain('surveys.concernTooFew')
    expect(warned(START, { customer: { promise: 'attributed', eligible: 1 } })).not.toContain('surveys.concernTooFew')
  })
})

function option(code: number) {
  return { code, text: { en: `Option ${code}` } }
}

function adding(question: Question): SurveyDefinition {
  const copy = structuredClone(START)
  copy.pages[0]!.questions.push(question)
  return copy
}

function changing(key: string, by: (question: RatingQuestion) => Partial<RatingQuestion>): SurveyDefinition {
  const copy = structuredClone(START)
  const page = copy.pages[0]!
  page.questions = page.questions.map((question) =>
    question.key === key ? { ...question, ...(by(question as RatingQuestion) as object) } : question,
  ) as Question[]
  return copy
}

function reworded(key: string, perspective: 'user' | 'customer', en: string): SurveyDefinition {
  return changing(key, ({ asked }) => ({
    asked: { ...asked, [perspective]: { ...asked[perspective]!, text: { ...asked[perspective]!.text, en } } },
  }))
}
