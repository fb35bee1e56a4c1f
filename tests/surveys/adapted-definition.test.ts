import { expect, test } from 'vitest'
import { adaptedTo } from '../../src/surveys/adapted-definition.ts'
import type { RatedComponent } from '../../src/surveys/bank-questions.ts'
import type { SurveyDefinition } from '../../src/surveys/definition.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { perspectiveForm, questionsIn } from '../../src/surveys/perspective-form.ts'

const component = (
  id: string,
  name: string,
  kind: RatedComponent['kind'],
  user_visible: 0 | 1 = 1,
): RatedComponent => ({
  ...{ id, name, name_fr: '', kind, user_visible },
})
const PLATFORM = component('card-platform', 'Card platform', 'it-supported')
const CENTRE = component('contact-centre', 'Contact centre', 'human-activity')
const DEBIT_CARD = { service: { name: 'Debit card', name_fr: 'Carte de débit' }, components: [PLATFORM, CENTRE] }
const mortgage = (...components: RatedComponent[]) => ({ service: { name: 'Mortgage', name_fr: '' }, components })

/** The default survey, with a follow-up on each of the two components. */
function withConditions(): SurveyDefinition {
  const definition = defaultDefinition(DEBIT_CARD)
  const questions = definition.pages[0]!.questions.map((question) => {
    if (question.key === 'EXPECTATION') return { ...question, showIf: rule('any', 'card-platform', 'contact-centre') }
    if (question.key === 'COMMENT') return { ...question, showIf: rule('all', 'contact-centre') }
    return question
  })
  return { ...definition, pages: [{ ...definition.pages[0]!, questions }] }
}
const rule = (match: 'all' | 'any', ...ids: string[]) => ({
  match,
  rules: ids.map((id) => ({ question: `COMPONENT:${id}`, is: 'at-most' as const, value: 2 })),
})
const keysOf = ({ pages }: SurveyDefinition) => pages.flatMap(({ questions }) => questions.map(({ key }) => key))
const showIfOf = ({ pages }: SurveyDefinition, key: string) =>
  pages.flatMap(({ questions }) => questions).find((question) => question.key === key)?.showIf

test('the same service takes everything as it is', () => {
  const definition = withConditions()
  expect(adaptedTo(DEBIT_CARD, definition, DEBIT_CARD.components)).toEqual({ definition, leftOut: [], added: [] })
})

test('a component of the same name and kind takes the question over, with the conditions on it', () => {
  const target = mortgage(
    component('m1', 'contact centre ', 'human-activity'),
    component('m2', 'Card platform', 'it-supported'),
  )
  const { definition, leftOut, added } = adaptedTo(target, withConditions(), DEBIT_CARD.components)
  expect(keysOf(definition).filter((key) => key.startsWith('COMPONENT'))).toEqual(['COMPONENT:m2', 'COMPONENT:m1'])
  expect(showIfOf(definition, 'COMMENT')).toEqual(rule('all', 'm1'))
  expect([leftOut, added]).toEqual([[], []])
  expect(definition.pages[0]?.questions.find(({ key }) => key === 'COMPONENT:m1')?.asked.user?.countedAs).toBe(
    'COMPONENT:m1',
  )
})

test('what has no counterpart makes room for the target’s own components, and conditions on it go', () => {
  const target = mortgage(
    PLATFORM,
    component('b', 'Scoring', 'it-supported', 0),
    component('c', 'Adviser', 'human-activity'),
  )
  const { definition, leftOut, added } = adaptedTo(target, withConditions(), DEBIT_CARD.components)
  expect(keysOf(definition).filter((key) => key.startsWith('COMPONENT'))).toEqual([
    ...['COMPONENT:card-platform', 'COMPONENT:b', 'COMPONENT:c'],
  ])
  expect(added).toEqual(['Scoring', 'Adviser'])
  expect(showIfOf(definition, 'EXPECTATION')).toEqual(rule('any', 'card-platform'))
  expect(showIfOf(definition, 'COMMENT')).toBeNull()
  expect(leftOut.map(({ what }) => what)).toEqual(['component', 'condition', 'condition'])
  expect(leftOut[0]).toEqual({ what: 'component', name: 'Contact centre' })
  const users = questionsIn(perspectiveForm(definition, 'user')!).map(({ key }) => key)
  expect(users).not.toContain('COMPONENT:b')
})

test('a name alone does not make the same component: what people do is not what IT does', () => {
  const target = mortgage(component('x', 'Contact centre', 'it-supported'))
  const { leftOut } = adaptedTo(target, defaultDefinition(DEBIT_CARD), DEBIT_CARD.components)
  expect(leftOut).toEqual([
    { what: 'component', name: 'Card platform' },
    { what: 'component', name: 'Contact centre' },
  ])
})

test('a service without components gets none, and a survey that rates none stays so', () => {
  const bare = adaptedTo(mortgage(), defaultDefinition(DEBIT_CARD), DEBIT_CARD.components)
  expect(keysOf(bare.definition).filter((key) => key.startsWith('COMPONENT'))).toEqual([])
  const whole = defaultDefinition({ ...DEBIT_CARD, components: [] })
  expect(adaptedTo(mortgage(PLATFORM), whole, DEBIT_CARD.components)).toMatchObject({ leftOut: [], added: [] })
})

test('the service is called by its own name; further languages keep a name only of the same service', () => {
  const definition = {
    ...defaultDefinition(DEBIT_CARD),
    serviceName: { en: 'Debit card', fr: 'Carte', ar: 'بطاقة الخصم' },
  }
  expect(adaptedTo(mortgage(), definition, []).definition.serviceName).toEqual({ en: 'Mortgage', fr: 'Mortgage' })
  expect(adaptedTo(DEBIT_CARD, definition, []).definition.serviceName).toEqual({
    ...{ en: 'Debit card', fr: 'Carte de débit', ar: 'بطاقة الخصم' },
  })
})
