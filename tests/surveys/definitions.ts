import fc from 'fast-check'
import {
  type Asked,
  DIMENSIONS,
  type Option,
  type Question,
  RATED,
  type ShowIf,
  type SurveyDefinition,
  type Wording,
} from '../../src/surveys/definition.ts'

/* Definitions of every shape, for properties that hold for all of them. */

export const COMPONENTS = [
  { id: 'card-platform', name: 'Card platform', kind: 'it-supported' },
  { id: 'contact-centre', name: 'Contact centre', kind: 'human-activity' },
] as const

const LANGUAGES = ['en', 'fr', 'ar', 'pt-BR', 'zh-Hant']
const SIDES = ['user', 'customer', 'provider'] as const

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((each) => !/\p{Cc}/u.test(each))
const wording: fc.Arbitrary<Wording> = fc.dictionary(fc.constantFrom(...LANGUAGES), text, { noNullPrototype: true })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const options: fc.Arbitrary<Option[]> = fc.uniqueArray(
  fc.record({ code: fc.integer({ min: 1, max: 99 }), text: wording }),
  {
    selector: ({ code }) => code,
    maxLength: 4,
  },
)
const side = fc.constantFrom(...SIDES)

const showIf: fc.Arbitrary<ShowIf> = fc.record({
  match: fc.constantFrom('all', 'any'),
  rules: fc.array(
    fc.oneof(
      fc.record({
        question: fc.constantFrom('VALUE', 'OWN:0', 'COMPONENT:card-platform'),
        is: fc.constantFrom('equal', 'not-equal', 'at-least', 'at-most', 'includes', 'excludes'),
        value: fc.integer({ min: -9, max: 20_261_121 }),
      }),
      fc.record({ question: fc.constantFrom('EASE', 'OWN:1'), is: fc.constantFrom('answered', 'not-answered') }),
      fc.record({ perspective: fc.uniqueArray(side, { minLength: 1 }) }),
      fc.record({ channel: fc.uniqueArray(fc.constantFrom('web', 'phone'), { minLength: 1 }) }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
})

/** By their numbers: one question each of these kinds, and of one that rates a component. */
const kinds = [
  fc.record({
    kind: fc.constant('rating' as const),
    scale: fc.constantFrom('sat5', 'expect5', 'ease5', 'rec11', 'lost8'),
    dimension: maybe(fc.constantFrom(...RATED)),
    comparability: maybe(fc.constantFrom('direct', 'analogous', 'anchor', 'estimate')),
    completesStem: fc.boolean(),
    rotates: fc.boolean(),
    component: fc.constant(null),
    reasons: maybe(fc.record({ low: options, high: options })),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    options,
    most: fc.integer({ min: 1, max: 5 }),
    other: fc.boolean(),
    order: fc.constantFrom('fixed', 'balanced'),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    unit: wording,
    least: fc.integer({ min: -50, max: 50 }),
    most: fc.integer({ min: 51, max: 500 }),
    step: fc.constantFrom(0.5, 1, 5),
  }),
  fc.record({
    kind: fc.constant('date' as const),
    earliest: maybe(fc.constantFrom('2026-01-01', '2024-02-29')),
    latest: maybe(fc.constantFrom('2026-12-31', '2027-01-01')),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    lines: fc.constantFrom('one', 'several'),
    most: fc.integer({ min: 1, max: 9_000 }),
  }),
  fc.record({
    kind: fc.constant('importance' as const),
    options: fc.uniqueArray(
      fc.record({
        dimension: fc.constantFrom(...DIMENSIONS),
        text: fc.dictionary(side, wording, { noNullPrototype: true }),
      }),
      { selector: ({ dimension }) => dimension },
    ),
    most: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({ kind: fc.constant('statement' as const) }),
  fc.constantFrom(...COMPONENTS).map(({ id, kind }) => ({
    ...{ kind: 'rating' as const, scale: 'sat5' as const, dimension: null, comparability: 'anchor' as const },
    ...{ completesStem: true, rotates: false, component: { id, kind }, reasons: null },
  })),
]

const asks = fc.dictionary(side, fc.record({ text: wording, help: maybe(wording), required: fc.boolean() }), {
  noNullPrototype: true,
})

const question: fc.Arbitrary<Question> = fc
  .tuple(fc.oneof(...kinds), asks, maybe(showIf), fc.integer({ min: 0, max: 999 }))
  .map(([own, asked, shown, number]) => {
    const component = own.kind === 'rating' && own.component !== null ? own.component.id : null
    const key = component === null ? `OWN:${number}` : `COMPONENT:${component}`
    const all = Object.entries(asked).map(([who, how]): [string, Asked] => [
      who,
      { ...how, countedAs: key, changedOn: null },
    ])
    return { ...own, key, asked: Object.fromEntries(all), showIf: shown } as Question
  })

/** As drafts are: nothing has been counted under any name yet. What is wrong with one, its editor is told. */
export const definitions: fc.Arbitrary<SurveyDefinition> = fc
  .record({
    format: fc.constant(2 as const),
    languages: fc.uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1 }),
    serviceName: wording.map((names) => ({ ...names, en: 'Debit card', fr: 'Carte de débit' })),
    period: wording,
    frames: fc.dictionary(
      side,
      fc.record({
        stem: wording,
        rotationSize: maybe(fc.integer({ min: 1, max: 8 })),
        introduction: maybe(wording),
        thanks: maybe(wording),
      }),
      { noNullPrototype: true },
    ),
    questions: fc.uniqueArray(question, { selector: ({ key }) => key, maxLength: 8 }),
    titles: fc.array(maybe(wording), { minLength: 1, maxLength: 3 }),
    formTexts: fc.dictionary(
      fc.constantFrom('ar', 'de'),
      fc.dictionary(fc.constantFrom('responses.send', 'scale.sat5.1'), text, { noNullPrototype: true }),
      { noNullPrototype: true },
    ),
  })
  .map(({ questions, titles, ...rest }) => ({
    ...rest,
    pages: titles.map((title, place) => ({
      id: `page-${place + 1}`,
      title,
      questions: questions.filter((_, number) => number % titles.length === place),
    })),
  }))
