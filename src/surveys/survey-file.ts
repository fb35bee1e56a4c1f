import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { languageTag } from '../i18n/any-language.ts'
import type { KnownComponent, LeftOut } from './adapted-definition.ts'
import { DIMENSIONS, RATED, type ScaleName, type SurveyDefinition } from './definition.ts'
import { FORM_TEXTS } from './form-texts.ts'
import { storedDefinition } from './stored-definition.ts'
import { type FileFault, faultsOf, nestsTooDeep, parsedJson, specialNames } from './survey-file-faults.ts'

/*
 * A survey as a file: what leaves one Parallax and enters another. The schema below is the format's definition; the page
 * about it and its JSON Schema are made from it. `describe` names the message that explains a field.
 */

const FILE_FORMAT = 'parallax-survey'
const FILE_VERSION = 2

/** Bytes and levels; the largest survey that anybody would answer stays far below both. */
const MOST_BYTES = 1_000_000
const MOST_LEVELS = 20
const MOST_QUESTIONS = 200

const SCALE_NAMES = ['sat5', 'expect5', 'ease5', 'rec11', 'lost8'] as const satisfies readonly ScaleName[]
const COMPONENT_KINDS = ['it-supported', 'human-activity'] as const

const language = z.string().refine((tag) => languageTag(tag) === tag, 'exchange.faultLanguage')
const words = (most: number) =>
  z
    .string()
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is refused
    .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text), 'exchange.faultControl')
const wording = z.record(language, words(4_000)).describe('exchange.fieldWording')
const shortWording = z.record(language, words(500)).describe('exchange.fieldWording')
const key = z
  .string()
  .max(120)
  .regex(/^[A-Z][A-Z0-9_]*(:[^\s~][^~\n]*)?$/, 'exchange.faultKey')
const day = z.string().refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text), 'exchange.faultDay')
const wholeNumber = z.number().int().min(-1_000_000_000).max(1_000_000_000)
const perspective = z.enum(PERSPECTIVES)

const ask = z.strictObject({
  text: wording.describe('exchange.fieldText'),
  help: wording.nullable().default(null).describe('exchange.fieldHelp'),
  required: z.boolean().default(false).describe('exchange.fieldRequired'),
})

const rule = z.union([
  z.strictObject({
    question: key,
    is: z.enum(['equal', 'not-equal', 'at-least', 'at-most', 'includes', 'excludes']),
    value: wholeNumber,
  }),
  z.strictObject({ question: key, is: z.enum(['answered', 'not-answered']) }),
  z.strictObject({ perspective: z.array(perspective).max(3) }),
  z.strictObject({ channel: z.array(words(50)).max(50) }),
])

const anyQuestion = {
  key: key.describe('exchange.fieldKey'),
  asked: z.partialRecord(perspective, ask).describe('exchange.fieldAsked'),
  showIf: z
    .strictObject({ match: z.enum(['all', 'any']), rules: z.array(rule).min(1).max(20) })
    .nullable()
    .default(null)
    .describe('exchange.fieldShowIf'),
}

const option = z.strictObject({ code: z.number().int().min(1).max(9_999), text: shortWording })
const options = z.array(option).max(100).superRefine(uniqueBy('code'))

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rating'),
    ...anyQuestion,
    scale: z.enum(SCALE_NAMES).describe('exchange.fieldScale'),
    dimension: z.enum(RATED).nullable().default(null).describe('exchange.fieldDimension'),
    comparability: z
      .enum(['direct', 'analogous', 'anchor', 'estimate'])
      .nullable()
      .default(null)
      .describe('exchange.fieldComparability'),
    completesStem: z.boolean().default(false).describe('exchange.fieldCompletesStem'),
    rotates: z.boolean().default(false).describe('exchange.fieldRotates'),
    component: z
      .strictObject({ name: words(200).min(1), kind: z.enum(COMPONENT_KINDS) })
      .nullable()
      .default(null)
      .describe('exchange.fieldComponent'),
    reasons: z.strictObject({ low: options, high: options }).nullable().default(null).describe('exchange.fieldReasons'),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    ...anyQuestion,
    options: options.describe('exchange.fieldOptions'),
    most: z.number().int().min(1).max(101).default(1).describe('exchange.fieldMostChosen'),
    other: z.boolean().default(false).describe('exchange.fieldOther'),
    order: z.enum(['fixed', 'balanced']).default('fixed').describe('exchange.fieldOrder'),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ...anyQuestion,
    unit: shortWording.describe('exchange.fieldUnit'),
    least: z.number().min(-1e9).max(1e9).describe('exchange.fieldLeast'),
    most: z.number().min(-1e9).max(1e9).describe('exchange.fieldMost'),
    step: z.number().positive().max(1e9).default(1).describe('exchange.fieldStep'),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...anyQuestion,
    earliest: day.nullable().default(null).describe('exchange.fieldEarliest'),
    latest: day.nullable().default(null).describe('exchange.fieldLatest'),
  }),
  z.strictObject({
    kind: z.literal('text'),
    ...anyQuestion,
    lines: z.enum(['one', 'several']).default('several').describe('exchange.fieldLines'),
    most: z.number().int().min(1).max(10_000).default(2_000).describe('exchange.fieldMostCharacters'),
  }),
  z.strictObject({
    kind: z.literal('importance'),
    ...anyQuestion,
    options: z
      .array(z.strictObject({ dimension: z.enum(DIMENSIONS), text: z.partialRecord(perspective, shortWording) }))
      .max(DIMENSIONS.length)
      .superRefine(uniqueBy('dimension'))
      .describe('exchange.fieldImportance'),
    most: z.number().int().min(1).max(DIMENSIONS.length).default(3).describe('exchange.fieldMostChosen'),
  }),
  z.strictObject({ kind: z.literal('statement'), ...anyQuestion }),
])

const page = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[\w-]+$/, 'exchange.faultPageId')
    .describe('exchange.fieldPageId'),
  title: shortWording.nullable().default(null).describe('exchange.fieldPageTitle'),
  questions: z.array(question).max(MOST_QUESTIONS).describe('exchange.fieldQuestions'),
})

const frame = z.strictObject({
  stem: wording.describe('exchange.fieldStem'),
  rotationSize: z.number().int().min(1).max(100).nullable().default(null).describe('exchange.fieldRotationSize'),
  introduction: wording.nullable().default(null).describe('exchange.fieldIntroduction'),
  thanks: wording.nullable().default(null).describe('exchange.fieldThanks'),
})

export const surveyFileSchema = z
  .strictObject({
    format: z.literal(FILE_FORMAT).describe('exchange.fieldFormat'),
    version: z.literal(FILE_VERSION).describe('exchange.fieldVersion'),
    name: words(200).default('').describe('exchange.fieldName'),
    template: words(60).default('').describe('exchange.fieldTemplate'),
    languages: z.array(language).min(1).max(50).superRefine(unique).describe('exchange.fieldLanguages'),
    serviceName: shortWording.describe('exchange.fieldServiceName'),
    period: shortWording.describe('exchange.fieldPeriod'),
    frames: z.partialRecord(perspective, frame).describe('exchange.fieldFrames'),
    pages: z.array(page).min(1).max(100).superRefine(uniqueBy('id')).describe('exchange.fieldPages'),
    formTexts: z
      .record(
        language,
        z.record(z.string().regex(/^(responses|common|scale)\.[\w.-]+$/, 'exchange.faultFormText'), words(2_000)),
      )
      .default({})
      .describe('exchange.fieldFormTexts'),
  })
  .superRefine(({ pages }, issues) => {
    const seen = new Set<string>()
    pages.forEach(({ questions }, inPage) => {
      questions.forEach((each, place) => {
        const path = ['pages', inPage, 'questions', place, 'key']
        if (seen.has(each.key)) issues.addIssue({ code: 'custom', path, message: 'exchange.faultTwice' })
        seen.add(each.key)
        const isOfComponent = each.kind === 'rating' && each.component !== null
        if (each.key.startsWith('COMPONENT:') !== isOfComponent) {
          issues.addIssue({ code: 'custom', path, message: 'exchange.faultKey' })
        }
      })
    })
  })
type SurveyFile = z.output<typeof surveyFileSchema>

/** What the first format held: a list of questions for each perspective, in English and French. */
const firstWording = z.strictObject({ en: words(4_000), fr: words(4_000) })
const firstAny = { key, required: z.boolean(), text: firstWording }
const firstQuestion = z.discriminatedUnion('kind', [
  z.strictObject({
    ...firstAny,
    kind: z.literal('rating'),
    scale: z.enum(SCALE_NAMES),
    comparability: z.enum(['direct', 'analogous', 'anchor', 'estimate']).nullable(),
    completesStem: z.boolean(),
    rotates: z.boolean(),
    component: z.strictObject({ name: words(200).min(1), kind: z.enum(COMPONENT_KINDS) }).nullable(),
  }),
  z.strictObject({
    ...firstAny,
    kind: z.literal('importance'),
    options: z.array(z.strictObject({ dimension: z.enum(DIMENSIONS), text: firstWording })).max(DIMENSIONS.length),
    most: z.number().int().min(1).max(DIMENSIONS.length),
  }),
  z.strictObject({ ...firstAny, kind: z.literal('comment') }),
])
const firstForm = z.strictObject({
  stem: firstWording,
  questions: z.array(firstQuestion).max(MOST_QUESTIONS),
  rotationSize: z.number().int().min(1).max(100).nullable(),
})
const firstFileSchema = z.strictObject({
  format: z.literal(FILE_FORMAT),
  version: z.literal(1),
  name: words(200).default(''),
  serviceName: firstWording,
  period: firstWording,
  forms: z.strictObject({ user: firstForm, customer: firstForm, provider: firstForm }),
})

/** A survey that has been read from a file and belongs to no service yet. */
export interface PortableSurvey {
  name: string
  template: string
  /** Its components' ids are those of {@link PortableSurvey.components}. */
  definition: SurveyDefinition
  components: KnownComponent[]
  leftOut: LeftOut[]
}

export type ReadFile = { ok: true; value: PortableSurvey } | { ok: false; faults: FileFault[] }

/**
 * Reads a survey file. Nothing of it is taken where anything is wrong.
 * @param text the file's content
 * @returns the survey, or everything that is wrong, each with the place where it stands
 */
export function readSurveyFile(text: string): ReadFile {
  if (Buffer.byteLength(text) > MOST_BYTES) return refused('exchange.faultTooLarge', { most: MOST_BYTES / 1_000 })
  if (nestsTooDeep(text, MOST_LEVELS)) return refused('exchange.faultTooDeep', { most: MOST_LEVELS })
  const json = parsedJson(text)
  if (!json.ok) return { ok: false, faults: [json.fault] }
  const special = specialNames(json.value)
  if (special.length > 0) return { ok: false, faults: special }
  const head = z.looseObject({ format: z.literal(FILE_FORMAT), version: z.number() }).safeParse(json.value)
  if (!head.success) return refused('exchange.faultNotASurvey', {})
  if (head.data.version === 1) return readFirst(json.value)
  if (head.data.version !== FILE_VERSION) return refused('exchange.faultVersion', { version: head.data.version })
  const parsed = surveyFileSchema.safeParse(json.value, { reportInput: true })
  return parsed.success ? { ok: true, value: portable(parsed.data) } : { ok: false, faults: faultsOf(parsed.error) }
}

function readFirst(value: unknown): ReadFile {
  const parsed = firstFileSchema.safeParse(value, { reportInput: true })
  if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error) }
  const { name, serviceName, period, forms } = parsed.data
  const components = Object.values(forms).flatMap((form) =>
    form.questions.flatMap((each) => (each.kind === 'rating' && each.component !== null ? [each.component] : [])),
  )
  const known = components.map((component) => ({ id: idOf(component), ...component }))
  const withIds = JSON.stringify({ format: 1, serviceName, period, forms }, (field, held) =>
    field === 'component' && held !== null ? { id: idOf(held), kind: held.kind } : held,
  )
  const definition = storedDefinition(withIds)
  return { ok: true, value: { name, template: '', definition, components: known, leftOut: [] } }
}

function portable({ format: _, version: __, name, template, formTexts, pages, ...rest }: SurveyFile): PortableSurvey {
  const components: KnownComponent[] = []
  const definition: SurveyDefinition = {
    format: 2,
    ...rest,
    pages: pages.map(({ questions, ...own }) => ({
      ...own,
      questions: questions.map((each) => {
        const asked = Object.fromEntries(
          Object.entries(each.asked).map(([side, how]) => [side, { ...how, countedAs: each.key, changedOn: null }]),
        )
        if (each.kind !== 'rating') return { ...each, asked }
        if (each.component !== null) components.push({ id: idOf(each.component), ...each.component })
        const component = each.component === null ? null : { id: idOf(each.component), kind: each.component.kind }
        return { ...each, asked, component }
      }),
    })),
    formTexts: knownTexts(formTexts),
  }
  const unknown = Object.values(formTexts).flatMap((texts) => Object.keys(texts).filter((text) => !isFormText(text)))
  const leftOut = [...new Set(unknown)].map((text): LeftOut => ({ what: 'form-text', key: text }))
  return { name, template, definition, components, leftOut }
}

/** Within a file, a component is known by its kind and name. */
function idOf({ kind, name }: Pick<KnownComponent, 'kind' | 'name'>): string {
  return `${kind} ${name}`
}

function isFormText(text: string): boolean {
  return FORM_TEXTS.includes(text)
}

function knownTexts(formTexts: SurveyFile['formTexts']): SurveyFile['formTexts'] {
  return Object.fromEntries(
    Object.entries(formTexts).map(([tag, texts]) => [
      tag,
      Object.fromEntries(Object.entries(texts).filter(([text]) => isFormText(text))),
    ]),
  )
}

/**
 * A survey as a file. What a file does not hold: under which names answers are counted (publishing decides that), who may
 * answer, and any answer.
 * @param components those of the survey's service; a question about one that is gone is left out
 */
export function surveyFile(
  { name, template }: { name: string; template: string },
  definition: SurveyDefinition,
  components: readonly KnownComponent[],
): SurveyFile {
  const { format: _, pages, formTexts, ...rest } = definition
  const keys = fileKeys(definition, components)
  return {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    name,
    template,
    ...rest,
    pages: pages.map(({ questions, ...own }) => ({
      ...own,
      questions: questions.flatMap((each): SurveyFile['pages'][number]['questions'] => {
        const any = {
          key: keys.get(each.key) ?? each.key,
          asked: Object.fromEntries(
            Object.entries(each.asked).map(([side, { text, help, required }]) => [side, { text, help, required }]),
          ),
          showIf: each.showIf && {
            ...each.showIf,
            rules: each.showIf.rules.map((one) =>
              'question' in one ? { ...one, question: keys.get(one.question) ?? one.question } : one,
            ),
          },
        }
        if (each.kind === 'choice') {
          // The places that options stand for say nothing elsewhere, either.
          return [{ ...each, ...any, options: each.options.map(({ code, text }) => ({ code, text })) }]
        }
        if (each.kind !== 'rating') return [{ ...each, ...any }]
        if (each.component === null) return [{ ...each, ...any, component: null }]
        const component = components.find(({ id }) => id === each.component?.id)
        return component === undefined
          ? []
          : [{ ...each, ...any, component: { name: component.name, kind: component.kind } }]
      }),
    })),
    formTexts: knownTexts(formTexts),
  }
}

/** Ids of components say nothing elsewhere: in a file, the questions about them are named after them. */
function fileKeys(definition: SurveyDefinition, components: readonly KnownComponent[]): Map<string, string> {
  const keys = new Map<string, string>()
  for (const each of definition.pages.flatMap(({ questions }) => questions)) {
    if (each.kind !== 'rating' || each.component === null) continue
    const { name } = components.find(({ id }) => id === each.component?.id) ?? { name: 'gone' }
    const base = `COMPONENT:${name.replaceAll('~', ' ').trim().slice(0, 90)}`
    const isTaken = (candidate: string) => [...keys.values()].includes(candidate)
    let unique = base
    for (let number = 2; isTaken(unique); number++) unique = `${base} (${number})`
    keys.set(each.key, unique)
  }
  return keys
}

function refused(message: FileFault['message'], values: FileFault['values']): ReadFile {
  return { ok: false, faults: [{ path: '', message, values }] }
}

function isDay(text: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function unique(values: readonly unknown[], issues: z.core.$RefinementCtx): void {
  values.forEach((value, place) => {
    if (values.indexOf(value) < place)
      issues.addIssue({ code: 'custom', path: [place], message: 'exchange.faultTwice' })
  })
}

function uniqueBy<K extends string>(field: K) {
  return (items: readonly Record<K, unknown>[], issues: z.core.$RefinementCtx): void => {
    const values = items.map((item) => item[field])
    values.forEach((value, place) => {
      if (values.indexOf(value) === place) return
      issues.addIssue({ code: 'custom', path: [place, field], message: 'exchange.faultTwice' })
    })
  }
}
