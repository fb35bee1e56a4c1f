import { describe, expect, test } from 'vitest'
import type { RatedComponent } from '../../src/surveys/bank-questions.ts'
import { burdenOf, readabilityOf, SECONDS_WRITING, USER_SECONDS } from '../../src/surveys/burden.ts'
import { DIMENSIONS, type SurveyDefinition } from '../../src/surveys/definition.ts'
import { perspectiveForm, questionsIn } from '../../src/surveys/perspective-form.ts'
import { TEMPLATE_PERSPECTIVES, TEMPLATES, type Template, templateDefinition } from '../../src/surveys/templates.ts'

const PARTS: RatedComponent[] = [
  { id: 'a', name: 'Card platform', name_fr: 'Plateforme carte', kind: 'it-supported', user_visible: 1 },
  { id: 'b', name: 'Scoring', name_fr: '', kind: 'it-supported', user_visible: 0 },
]
const SERVICE = { name: 'Debit card', name_fr: 'Carte de débit' }
const begun = (template: Template, components = [] as RatedComponent[]) =>
  templateDefinition(template, { service: SERVICE, components })
const keys = (definition: SurveyDefinition) =>
  definition.pages.flatMap(({ questions }) => questions.map(({ key }) => key))

test.for([
  ['periodic-user', ['VALUE', ...DIMENSIONS, 'EXPECTATION', 'LOST_TIME', 'IMPORTANCE', 'COMMENT'], 4],
  ['user-short', ['VALUE', ...DIMENSIONS, 'COMMENT'], 1],
  ['periodic-customer', ['VALUE', ...DIMENSIONS, 'EXPECTATION', 'PREDICTED_USER_VIEW', 'IMPORTANCE', 'COMMENT'], null],
  ['provider-self-evaluation', ['VALUE', ...DIMENSIONS, 'PREDICTED_USER_VIEW', 'COMMENT'], null],
  ['touchpoint', ['TOUCHPOINT', 'EFFORT_CES', 'TOUCHPOINT_TIME', 'COMMENT'], null],
] as const)('%s asks what the question bank’s form of it asks', ([template, asked, rotation]) => {
  const definition = begun(template)
  expect(keys(definition)).toEqual(asked)
  const [perspective] = TEMPLATE_PERSPECTIVES[template]
  expect(Object.keys(definition.frames)).toEqual([perspective])
  expect(definition.frames[perspective!]?.rotationSize).toBe(rotation)
})

test('the parts are rated by whoever sees them, where the whole service is rated', () => {
  expect(keys(begun('periodic-user', PARTS))).toContain('COMPONENT:a')
  expect(keys(begun('periodic-user', PARTS))).not.toContain('COMPONENT:b')
  expect(keys(begun('periodic-customer', PARTS))).toEqual(expect.arrayContaining(['COMPONENT:a', 'COMPONENT:b']))
  for (const template of ['user-short', 'touchpoint'] as const) {
    expect(keys(begun(template, PARTS)).join()).not.toContain('COMPONENT')
  }
})

test('what is said about one contact is never counted as a view of the service', () => {
  const questions = questionsIn(perspectiveForm(begun('touchpoint'), 'user')!)
  const ratings = questions.filter((question) => question.kind === 'rating')
  expect(ratings.map(({ dimension }) => dimension)).toEqual([null, null, null])
  const counted = ratings.map(({ countedAs }) => countedAs)
  const periodic = questionsIn(perspectiveForm(begun('periodic-user'), 'user')!).filter(({ kind }) => kind === 'rating')
  expect(counted.filter((name) => periodic.some(({ countedAs }) => countedAs === name))).toEqual([])
  expect(ratings.filter(({ required }) => required).map(({ key }) => key)).toEqual(['TOUCHPOINT'])
})

describe.for(TEMPLATES)('%s', (template) => {
  test('asks exactly those whom it says, in whole sentences, in English and French', () => {
    const definition = begun(template, PARTS)
    expect(Object.keys(definition.frames)).toEqual([...TEMPLATE_PERSPECTIVES[template]])
    for (const perspective of TEMPLATE_PERSPECTIVES[template]) {
      const form = perspectiveForm(definition, perspective)!
      expect(JSON.stringify(form)).not.toMatch(/[{](service|period)[}]/)
      for (const { text } of questionsIn(form)) expect(Object.keys(text)).toEqual(['en', 'fr'])
    }
  })

  test('users need not be warned of its length, comment and all that follows apart', () => {
    const burden = burdenOf(begun(template), 'user', 'en')
    if (TEMPLATE_PERSPECTIVES[template].includes('user')) expect(burden?.seconds).toBeLessThan(USER_SECONDS)
    else expect(burden).toBeNull()
  })
})

test('rotation counts what one form shows: five ratings, an expectation, lost time, what matters', () => {
  const periodic = burdenOf(begun('periodic-user'), 'user', 'en')!
  expect(periodic).toMatchObject({ questions: 8, comments: 1, conditional: 0 })
  const short = burdenOf(begun('user-short'), 'user', 'en')!
  expect(short).toMatchObject({ questions: 2, comments: 1 })
  expect(short.seconds).toBeLessThan(periodic.seconds)
  expect(short.mostSeconds - short.seconds).toBe(SECONDS_WRITING)
})

test('a condition and a statement cost what they may cost, and reading is counted by words', () => {
  const definition = begun('user-short')
  const page = definition.pages[0]!
  const words = Array.from({ length: 238 }, () => 'word').join(' ')
  const statement = { text: { en: words }, help: null, required: false, countedAs: 'OWN:s', changedOn: null }
  const before = burdenOf(definition, 'user', 'en')!
  const longer = burdenOf(
    {
      ...definition,
      pages: [
        {
          ...page,
          questions: [
            { kind: 'statement', key: 'OWN:s', asked: { user: statement }, showIf: null },
            ...page.questions.map((question) =>
              question.key === 'COMMENT'
                ? {
                    ...question,
                    showIf: { match: 'all' as const, rules: [{ question: 'VALUE', is: 'at-most' as const, value: 2 }] },
                  }
                : question,
            ),
          ],
        },
      ],
    },
    'user',
    'en',
  )!
  expect(longer.seconds - before.seconds).toBe(60)
  expect(longer).toMatchObject({ questions: before.questions, conditional: 1, comments: 0 })
})

test('what is long to read is named: the longest question and sentences beyond 25 words', () => {
  const form = perspectiveForm(begun('periodic-customer'), 'customer')!
  const readability = readabilityOf(form, 'en')!
  expect(readability.longest.key).toBe('VALUE')
  expect(readability.wordsPerQuestion).toBeGreaterThan(4)
  expect(readability.wordsPerQuestion).toBeLessThan(12)
  expect(readability.longSentences.every(({ words }) => words > 25)).toBe(true)
  // Words are not parted by spaces there: no figure is better than a wrong one.
  expect(readabilityOf(form, 'ja')).toBeNull()
  expect(readabilityOf({ ...form, pages: [] }, 'en')).toBeNull()
})
