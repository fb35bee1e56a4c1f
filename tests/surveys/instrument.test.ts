import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Perspective } from '../../src/database/schema.ts'
import { DIMENSIONS } from '../../src/surveys/definition.ts'
import { defaultDefinition, type InstrumentSubject } from '../../src/surveys/instrument.ts'
import { type PerspectiveForm, perspectiveForm, questionsIn } from '../../src/surveys/perspective-form.ts'
import { LOST_MINUTES, NON_SUBSTANTIVE, SCALES } from '../../src/surveys/scales.ts'

const DEBIT_CARD: InstrumentSubject = {
  service: { name: 'Debit card', name_fr: 'Carte de débit' },
  components: [
    { id: 'a', name: 'Card platform', name_fr: 'Plateforme carte', kind: 'it-supported', user_visible: 1 },
    { id: 'b', name: 'Contact centre', name_fr: '', kind: 'human-activity', user_visible: 1 },
    { id: 'c', name: 'Fraud scoring', name_fr: 'Détection des fraudes', kind: 'it-supported', user_visible: 0 },
  ],
}
const formsOf = (subject: InstrumentSubject) => {
  const definition = defaultDefinition(subject)
  const form = (perspective: Perspective) => perspectiveForm(definition, perspective) as PerspectiveForm
  return { user: form('user'), customer: form('customer'), provider: form('provider') }
}
const { user, customer, provider } = formsOf(DEBIT_CARD)
const keys = (form: PerspectiveForm) => questionsIn(form).map((question) => question.key)
const textOf = (form: PerspectiveForm, key: string) => questionsIn(form).find((question) => question.key === key)?.text

test('users rate the whole, four dimensions in turn and the components that they see', () => {
  expect(keys(user)).toEqual([
    ...['VALUE', ...DIMENSIONS, 'COMPONENT:a', 'COMPONENT:b'],
    ...['EXPECTATION', 'LOST_TIME', 'IMPORTANCE', 'COMMENT'],
  ])
  expect(user.rotationSize).toBe(4)
  const rotating = questionsIn(user).filter((question) => question.kind === 'rating' && question.rotates)
  expect(rotating.map((question) => question.key)).toEqual([...DIMENSIONS])
  expect(
    questionsIn(user)
      .filter((question) => question.required)
      .map((question) => question.key),
  ).toEqual(['VALUE'])
})

test('customers and the provider rate every dimension and component, and say what users will think', () => {
  const rated = ['VALUE', ...DIMENSIONS, 'COMPONENT:a', 'COMPONENT:b', 'COMPONENT:c']
  expect(keys(customer)).toEqual([...rated, 'EXPECTATION', 'PREDICTED_USER_VIEW', 'IMPORTANCE', 'COMMENT'])
  expect(keys(provider)).toEqual([...rated, 'PREDICTED_USER_VIEW', 'COMMENT'])
  expect(customer.rotationSize).toBeNull()
})

test('sentences read right whatever the name', () => {
  expect(user.stem.en).toBe('Thinking about Debit card over the last three months, how satisfied are you with …')
  expect(user.stem.fr).toBe(
    'En pensant au service «\u202fCarte de débit\u202f» sur les trois derniers mois, dans quelle mesure êtes-vous satisfait(e)\u202f…',
  )
  expect(provider.stem.fr).toMatch(
    /^En pensant au service «\u202fCarte de débit\u202f» sur les trois derniers mois, et à la/,
  )
  expect(textOf(customer, 'EXPECTATION')?.fr).toBe(
    'Par rapport à ce qui a été convenu, le service «\u202fCarte de débit\u202f» a été\u202f…',
  )
  expect(textOf(customer, 'PREDICTED_USER_VIEW')?.fr).toBe(
    'Selon vous, dans quelle mesure les utilisateurs sont-ils satisfaits du service «\u202fCarte de débit\u202f» dans son ensemble\u202f?',
  )
  expect(textOf(user, 'COMPONENT:a')?.fr).toBe('de la partie «\u202fPlateforme carte\u202f» (informatisée)')
  expect(textOf(user, 'COMPONENT:b')?.fr).toBe('de la partie «\u202fContact centre\u202f» (assurée par des personnes)')
  expect(JSON.stringify([user, customer, provider])).not.toMatch(/[{]\w+[}]/)
})

test('a name that looks like a pattern is taken as it is', () => {
  const odd = formsOf({ service: { name: '$& {period} a$1', name_fr: '' }, components: [] })
  expect(odd.user.stem.en).toContain('Thinking about $& {period} a$1 over the last three months')
  expect(odd.user.stem.fr).toContain('«\u202f$& {period} a$1\u202f»')
})

test('importance offers the dimensions as words that stand alone', () => {
  const importance = questionsIn(user).find((question) => question.kind === 'importance')
  expect(importance?.options.map((option) => option.text.fr)).toEqual([
    'Pouvoir faire ce que vous aviez à faire',
    'Sa facilité d’utilisation',
    'La rapidité avec laquelle vous obtenez ce dont vous avez besoin',
    'Pouvoir compter dessus quand vous en avez besoin',
    'La façon dont vous êtes tenu(e) au courant en cas de panne ou de changement',
    'L’aide reçue en cas de problème',
    'Le temps et les efforts que cela vous demande',
    'Le sentiment de sécurité que vous avez en l’utilisant',
  ])
  expect(importance?.options[0]?.text.en).toBe('Being able to do what you needed to do')
})

test('every wording exists in both languages', () => {
  for (const form of [user, customer, provider]) {
    for (const { text } of questionsIn(form)) {
      expect(text.en).not.toBe('')
      expect(text.fr).not.toBe('')
    }
  }
})

test('scales carry the values that are stored', () => {
  expect(SCALES.sat5.map((step) => step.value)).toEqual([1, 2, 3, 4, 5])
  expect(SCALES.lost8.map((step) => step.value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(SCALES.rec11).toHaveLength(11)
  expect(SCALES.rec11[10]?.label.en).toBe('Extremely likely')
  expect(LOST_MINUTES).toHaveLength(8)
  expect(NON_SUBSTANTIVE.map((step) => step.value)).toEqual([-1, -2])
})

test('the bank is the one that was agreed on', () => {
  const bank = JSON.parse(readFileSync(new URL('../../src/surveys/question-bank.json', import.meta.url), 'utf8'))
  expect(bank.version).toBe(1)
})
