import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { translator } from '../../src/i18n/translate.ts'
import { adaptedTo } from '../../src/surveys/adapted-definition.ts'
import { definitionErrors } from '../../src/surveys/definition-check.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { readSurveyFile, surveyFile } from '../../src/surveys/survey-file.ts'
import { surveyFileFields, surveyFileJsonSchema } from '../../src/surveys/survey-file-fields.ts'
import { COMPONENTS, definitions } from './definitions.ts'

const DEBIT_CARD = {
  service: { name: 'Debit card', name_fr: 'Carte de débit' },
  components: COMPONENTS.map((component) => ({ ...component, name_fr: '', user_visible: 1 as const })),
}
const NAMED = { name: 'Autumn', template: 'combined' }
const fileOf = (definition = defaultDefinition(DEBIT_CARD)) => surveyFile(NAMED, definition, COMPONENTS)

/** The file with something in it changed. */
function changed(change: (file: ReturnType<typeof fileOf> & Record<string, unknown>) => void) {
  const file = JSON.parse(JSON.stringify(fileOf()))
  change(file)
  return readSurveyFile(JSON.stringify(file))
}

function faultsOf(read: ReturnType<typeof readSurveyFile>) {
  return read.ok ? [] : read.faults.map(({ path, message }) => `${path}: ${message}`)
}

test('what is exported and imported again at its service is the same survey, whatever it asks', () => {
  fc.assert(
    fc.property(definitions, (definition) => {
      const read = readSurveyFile(JSON.stringify(surveyFile(NAMED, definition, COMPONENTS)))
      if (!read.ok) throw new Error(JSON.stringify(read.faults))
      expect(read.value.name).toBe('Autumn')
      const back = adaptedTo(DEBIT_CARD, read.value.definition, read.value.components)
      expect(back.leftOut).toEqual([])
      expect(back.definition).toEqual(definition)
    }),
    { numRuns: 100 },
  )
})

test('what a file leaves out has its ordinary value', () => {
  const file = {
    ...{ format: 'parallax-survey', version: 2, languages: ['en'], serviceName: { en: 'X' }, period: { en: 'May' } },
    frames: { user: { stem: { en: 'How satisfied are you with …' } } },
    pages: [{ id: 'p', questions: [{ kind: 'text', key: 'OWN:why', asked: { user: { text: { en: 'Why?' } } } }] }],
  }
  const read = readSurveyFile(JSON.stringify(file))
  expect(read.ok && read.value.definition.pages[0]?.questions[0]).toEqual({
    ...{ kind: 'text', key: 'OWN:why', showIf: null, lines: 'several', most: 2_000 },
    asked: { user: { text: { en: 'Why?' }, help: null, required: false, countedAs: 'OWN:why', changedOn: null } },
  })
})

test('what is wrong is said with its place', () => {
  const faults = changed((file) => {
    const [page] = file.pages as unknown as [{ questions: Record<string, unknown>[]; id: string }]
    page.questions[3] = { ...page.questions[3], scale: 'sat7' }
    page.questions[4] = { ...page.questions[4], key: 'VALUE' }
    page.questions[5] = { ...page.questions[5], colour: 'red', asked: { neighbour: {} } }
    page.questions[6] = { ...page.questions[6], kind: 'riddle' }
    page.questions[7] = {
      ...page.questions[7],
      showIf: { match: 'all', rules: [{ question: 'VALUE', is: 'nearly', value: 2 }] },
    }
    page.questions[8] = { ...page.questions[8], key: 'COMPONENT:mine' }
    file.languages = ['en', 'klingon', 'en']
    file['extra'] = 1
  })
  expect(faultsOf(faults)).toEqual(
    expect.arrayContaining([
      'pages[0].questions[3].scale: exchange.faultOneOf',
      'pages[0].questions[5].colour: exchange.faultUnknown',
      'pages[0].questions[5].asked.neighbour: exchange.faultUnknown',
      'pages[0].questions[6].kind: exchange.faultOneOf',
      'pages[0].questions[7].showIf.rules[0].is: exchange.faultOneOf',
      'languages[1]: exchange.faultLanguage',
      'extra: exchange.faultUnknown',
    ]),
  )
  const alone = (change: Parameters<typeof changed>[0]) => faultsOf(changed(change))
  expect(alone((file) => delete (file as Record<string, unknown>)['period'])).toEqual(['period: exchange.faultMissing'])
  expect(alone((file) => (file.languages = ['en', 'en']))).toEqual(['languages[1]: exchange.faultTwice'])
  expect(alone((file) => (file.pages[0]!.questions[4]!.key = 'VALUE'))).toEqual([
    'pages[0].questions[4].key: exchange.faultTwice',
  ])
  expect(alone((file) => (file.pages[0]!.questions[4]!.key = 'COMPONENT:mine'))).toEqual([
    'pages[0].questions[4].key: exchange.faultKey',
  ])
  expect(alone((file) => (file.period = { en: 'x'.repeat(501) }))).toEqual(['period.en: exchange.faultTooLong'])
  expect(alone((file) => (file.period = { en: 'a\u0000b' }))).toEqual(['period.en: exchange.faultControl'])
  expect(alone((file) => (file.frames.user!.rotationSize = 0))).toEqual([
    'frames.user.rotationSize: exchange.faultAtLeast',
  ])
})

const DEEP = `{"format":"parallax-survey","version":2,"pages":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
const NO_SURVEYS: [what: string, text: string, message: string, values: object][] = [
  ['nothing', '', 'exchange.faultNoJson', { line: 1, column: 1 }],
  ['a word', '{\n  "format": nonsense\n}', 'exchange.faultNoJson', { line: 2, column: 13 }],
  ['a comma too many', '{"format": "parallax-survey",\n}', 'exchange.faultNoJson', { line: 2, column: 1 }],
  ['a comma too few', '{"a": [1, 2.5e3, true]\n "b": "\\u00e9"}', 'exchange.faultNoJson', { line: 2, column: 2 }],
  ['something after it', '{"a": {}} {}', 'exchange.faultNoJson', { line: 1, column: 11 }],
  ['an unfinished text', '{"a": "b', 'exchange.faultNoJson', { line: 1, column: 7 }],
  ['a list', '[]', 'exchange.faultNotASurvey', {}],
  ['another format', '{"format":"another","version":2}', 'exchange.faultNotASurvey', {}],
  ['a version to come', '{"format":"parallax-survey","version":3}', 'exchange.faultVersion', { version: 3 }],
  ['a deep one', DEEP, 'exchange.faultTooDeep', { most: 20 }],
  ['a large one', `{"format":"${'x'.repeat(1_000_001)}"}`, 'exchange.faultTooLarge', { most: 1_000 }],
]

test.for(NO_SURVEYS)('what is no survey file is refused, with the place: %s', ([, text, message, values]) => {
  expect(readSurveyFile(text)).toEqual({ ok: false, faults: [{ path: '', message, values }] })
})

test('brackets within texts do not count as depth', () => {
  const read = changed((file) => (file.period = { en: `${'['.repeat(30)} \\" ${'{'.repeat(30)}` }))
  expect(read.ok).toBe(true)
})

test('names that JavaScript gives a meaning are refused like any other unknown key, and nothing is polluted', () => {
  const text = JSON.stringify(fileOf())
  const within = [
    text.replace('{', '{"__proto__":{"polluted":1},'),
    text.replace('"period":{', '"period":{"__proto__":"polluted",'),
    text.replace('"frames":{', '"frames":{"constructor":{"stem":{}},'),
    text.replace('"formTexts":{', '"formTexts":{"__proto__":{"responses.send":"x"}'),
    text.replace('"formTexts":{', '"formTexts":{"de":{"__proto__":"x"}'),
    text.replace('"asked":{', '"asked":{"__proto__":{"text":{}},'),
  ]
  for (const hostile of within) {
    const read = readSurveyFile(hostile)
    expect(read.ok, hostile.slice(0, 80)).toBe(false)
    expect(faultsOf(read).join()).toMatch(/exchange\.fault(Unknown|Language)/)
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('the first version is read, and becomes the second', () => {
  const wording = { en: 'the service overall', fr: 'du service dans son ensemble' }
  const form = (keys: object[]) => ({ stem: { en: 'How …', fr: 'Comment …' }, questions: keys, rotationSize: null })
  const value = {
    ...{ kind: 'rating', key: 'VALUE', required: true, text: wording, scale: 'sat5', comparability: 'anchor' },
    ...{ completesStem: true, rotates: false, component: null },
  }
  const part = {
    ...value,
    key: 'COMPONENT:x',
    required: false,
    component: { name: 'Card platform', kind: 'it-supported' },
  }
  const comment = { kind: 'comment', key: 'COMMENT', required: false, text: wording }
  const read = readSurveyFile(
    JSON.stringify({
      ...{ format: 'parallax-survey', version: 1, serviceName: { en: 'A', fr: 'B' }, period: { en: 'May', fr: 'mai' } },
      forms: { user: form([value, part, comment]), customer: form([value]), provider: form([value, comment]) },
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const { definition } = adaptedTo(DEBIT_CARD, read.value.definition, read.value.components)
  expect(definition.pages[0]?.questions.map(({ key, asked }) => [key, Object.keys(asked)])).toEqual([
    ['VALUE', ['user', 'customer', 'provider']],
    ['COMPONENT:card-platform', ['user']],
    ['COMMENT', ['user', 'provider']],
  ])
})

test('texts that forms no longer say are left out, and this is said', () => {
  const read = changed((file) => (file.formTexts = { de: { 'responses.send': 'Senden', 'responses.ofYore': 'Alt' } }))
  expect(read.ok && read.value.definition.formTexts).toEqual({ de: { 'responses.send': 'Senden' } })
  expect(read.ok && read.value.leftOut).toEqual([{ what: 'form-text', key: 'responses.ofYore' }])
})

test('the example in the help is imported whole, and names every field that there is', () => {
  const text = readFileSync(new URL('../../src/surveys/survey-example.json', import.meta.url), 'utf8')
  const read = readSurveyFile(text)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const { definition, leftOut } = adaptedTo(DEBIT_CARD, read.value.definition, read.value.components)
  expect(leftOut).toEqual([])
  expect(definitionErrors(definition)).toEqual([])
  const kinds = definition.pages.flatMap(({ questions }) => questions.map(({ kind }) => kind))
  expect(new Set(kinds).size).toBe(7)
})

test('every field is explained, and the JSON Schema says so in words', () => {
  const fields = surveyFileFields()
  const outermost = fields.filter(({ path }) => !/showIf\.|reasons\.|options\[\]\.|component\./.test(path))
  expect(outermost.filter(({ meaning }) => meaning === null).map(({ path }) => path)).toEqual([])
  expect(fields.find(({ path }) => path === 'pages[].questions[].scale')).toMatchObject({ kinds: ['rating'] })
  expect(fields.find(({ path }) => path === 'pages[].questions[].key')?.kinds).toEqual([])
  expect(JSON.stringify(surveyFileJsonSchema(translator('en')))).not.toContain('exchange.')
})
