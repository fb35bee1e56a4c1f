import { z } from 'zod'
import { CHANNELS } from '../catalogue/channels.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import {
  checkbox,
  choice,
  type FieldErrors,
  type Form,
  optionalDay,
  parseForm,
  refused,
  requiredNumber,
  requiredWholeNumber,
  several,
  text,
  typedIn,
} from '../web/form.ts'
import { importanceQuestion } from './bank-questions.ts'
import {
  type Asked,
  DIMENSIONS,
  type ImportanceQuestion,
  type Option,
  type Question,
  RATED,
  type ShowIf,
  type SurveyDefinition,
  type Wording,
} from './definition.ts'
import { filledIn, MOST_OPTIONS, MOST_RULES, MOST_TEXT, questionsOf } from './edits.ts'
import { askedWithoutWords } from './own-question.ts'
import type { OptionList } from './question-fields.ts'
import { answerRule, COMPARISONS, canCompare, listedValues, storedValue, valueKind } from './show-values.ts'

/** What an option or a reason may hold, in characters. */
const MOST_LABEL = 300

const SCALE = choice(['sat5', 'ease5', 'rec11', 'expect5', 'lost8'])

/** Any fields at all: which ones a question's form has is known once the question is. */
export const anyFields = z.record(z.string().max(100), z.union([z.string(), z.array(z.string())]))

type Fields = Record<string, unknown>

export interface QuestionEntered {
  question: Question
  revision: number
  /** What comes after saving: back to the survey, this form again, or this form with the bank's reasons filled in. */
  next: 'overview' | 'stay' | 'reasons'
}

/**
 * Reads a question's form.
 * @param usedCodes codes that published versions gave to options that may be gone by now: they are not given again
 * @returns the question as it was written, or what is wrong with it; fields that the form does not have are a bad request
 */
export function questionForm(
  body: Record<string, string | string[]>,
  question: Question,
  definition: SurveyDefinition,
  usedCodes: Record<OptionList, readonly number[]>,
): Form<QuestionEntered> {
  const parsed = parseForm(z.strictObject(shapeOf(question, definition)), body)
  if (!parsed.ok) return parsed
  const fields = parsed.value as Fields
  const errors: FieldErrors = {}
  const asked = askedIn(fields, question, definition)
  const lists = (list: OptionList) =>
    optionsIn(fields, list, definition, { known: optionsOf(question, list), used: usedCodes[list] })
  const showIf = conditionIn(fields, question, definition, errors)
  if (Object.keys(errors).length > 0) return refused(typedIn(body), errors)
  const entered = ofItsKind({ ...question, asked, showIf }, fields, definition, lists)
  const next = fields['next'] as QuestionEntered['next']
  return { ok: true, value: { question: entered, revision: fields['revision'] as number, next } }
}

type Shape = Record<string, z.ZodType>

function shapeOf(question: Question, definition: SurveyDefinition): Shape {
  const shape: Shape = {
    revision: z.coerce.number().int().min(1),
    next: z.enum(['overview', 'stay', 'reasons']).default('overview'),
    match: z.enum(['all', 'any']).default('all'),
    channels: several(CHANNELS),
    perspectives: several(PERSPECTIVES),
    ...kindShape(question, definition),
  }
  for (const perspective of PERSPECTIVES) {
    if (definition.frames[perspective] === undefined) continue
    shape[`asked_${perspective}`] = checkbox()
    shape[`required_${perspective}`] = checkbox()
    Object.assign(shape, wordingShape(`text_${perspective}`, definition, MOST_TEXT))
    Object.assign(shape, wordingShape(`help_${perspective}`, definition, MOST_TEXT))
  }
  for (let row = 0; row < MOST_RULES; row++) {
    shape[`rule_${row}_subject`] = text(100)
    shape[`rule_${row}_is`] = z.enum(COMPARISONS).default('equal')
    shape[`rule_${row}_value`] = text(120)
    shape[`rule_${row}_typed`] = text(20)
  }
  return shape
}

function kindShape(question: Question, definition: SurveyDefinition): Shape {
  switch (question.kind) {
    case 'rating':
      return {
        scale: SCALE,
        dimension: z.enum(['', ...RATED]).default(''),
        comparability: z.enum(['', 'direct', 'analogous', 'anchor', 'estimate']).default(''),
        completes_stem: checkbox(),
        rotates: checkbox(),
        ...optionShape('low', definition),
        ...optionShape('high', definition),
      }
    case 'choice':
      return {
        most: requiredWholeNumber(1, MOST_OPTIONS),
        order: choice(['fixed', 'balanced']),
        other: checkbox(),
        ...optionShape('option', definition),
      }
    case 'number': {
      const bound = requiredNumber(-1e9, 1e9)
      return { ...wordingShape('unit', definition, 50), least: bound, most: bound, step: requiredNumber(0.001, 1e9) }
    }
    case 'date':
      return { earliest: optionalDay(), latest: optionalDay() }
    case 'text':
      return { lines: choice(['one', 'several']), most: requiredWholeNumber(1, 10_000) }
    case 'importance':
      return { most: requiredWholeNumber(1, DIMENSIONS.length), dimensions: several(DIMENSIONS) }
    default:
      return {}
  }
}

function wordingShape(name: string, { languages }: SurveyDefinition, most: number): Shape {
  return Object.fromEntries(languages.map((language) => [`${name}_${language}`, text(most)]))
}

function optionShape(list: OptionList, definition: SurveyDefinition): Shape {
  const shape: Shape = {}
  for (let row = 0; row < MOST_OPTIONS; row++) {
    shape[`${list}_${row}_code`] = z.coerce.number().int().min(1).max(1e6).optional()
    shape[`${list}_${row}_place`] = z.coerce.number('common.notANumber').min(-999).max(999).optional()
    shape[`${list}_${row}_gone`] = checkbox()
    Object.assign(shape, wordingShape(`${list}_${row}`, definition, MOST_LABEL))
  }
  return shape
}

/** Languages that the survey does not ask for at the moment keep what they have. */
function wordingIn(fields: Fields, name: string, { languages }: SurveyDefinition, before: Wording = {}): Wording {
  const typed = languages.map((language) => [language, String(fields[`${name}_${language}`] ?? '')])
  const others = Object.entries(before).filter(([language]) => !languages.includes(language))
  return filledIn(Object.fromEntries([...typed, ...others])) ?? {}
}

function askedIn(fields: Fields, question: Question, definition: SurveyDefinition): Question['asked'] {
  return Object.fromEntries(
    PERSPECTIVES.flatMap((perspective) => {
      if (fields[`asked_${perspective}`] !== 1) return []
      const before = question.asked[perspective] ?? askedWithoutWords(question.key)
      const help = wordingIn(fields, `help_${perspective}`, definition, before.help ?? {})
      const asked: Asked = {
        ...before,
        text: wordingIn(fields, `text_${perspective}`, definition, before.text),
        help: filledIn(help),
        required: question.kind !== 'statement' && fields[`required_${perspective}`] === 1,
      }
      return [[perspective, asked]]
    }),
  )
}

function ofItsKind(
  question: Question,
  fields: Fields,
  definition: SurveyDefinition,
  lists: (list: OptionList) => Option[],
): Question {
  const given = <T>(name: string) => fields[name] as T
  switch (question.kind) {
    case 'rating': {
      const reasons = { low: lists('low'), high: lists('high') }
      const none = reasons.low.length + reasons.high.length === 0
      return {
        ...question,
        scale: given('scale'),
        dimension: given<typeof question.dimension>('dimension') || null,
        comparability: given<typeof question.comparability>('comparability') || null,
        completesStem: fields['completes_stem'] === 1,
        rotates: fields['rotates'] === 1,
        reasons: none ? null : reasons,
      }
    }
    case 'choice':
      return {
        ...{ ...question, options: lists('option'), most: given('most') },
        ...{ other: fields['other'] === 1, order: given('order') },
      }
    case 'number':
      return {
        ...{ ...question, unit: wordingIn(fields, 'unit', definition, question.unit) },
        ...{ least: given('least'), most: given('most'), step: given('step') },
      }
    case 'date':
      return { ...question, earliest: given('earliest'), latest: given('latest') }
    case 'text':
      return { ...question, lines: given('lines'), most: given('most') }
    case 'importance':
      return { ...question, most: given('most'), options: importanceOptions(question, given('dimensions')) }
    default:
      return question
  }
}

/** Dimensions that were not among them yet come in the bank's words. */
function importanceOptions(question: ImportanceQuestion, chosen: readonly string[]): ImportanceQuestion['options'] {
  const options = [...question.options, ...importanceQuestion(PERSPECTIVES).options]
  return DIMENSIONS.filter((dimension) => chosen.includes(dimension)).flatMap(
    (dimension) => options.find((option) => option.dimension === dimension) ?? [],
  )
}

function optionsOf(question: Question, list: OptionList): readonly Option[] {
  if (question.kind === 'choice') return list === 'option' ? question.options : []
  return question.kind === 'rating' && list !== 'option' ? (question.reasons?.[list] ?? []) : []
}

/** Rows with words in them, in the order of their places; a row that is new gets a code that was never used. */
function optionsIn(
  fields: Fields,
  list: OptionList,
  definition: SurveyDefinition,
  codes: { known: readonly Option[]; used: readonly number[] },
): Option[] {
  const known = codes.known.map(({ code }) => code)
  const rows = Array.from({ length: MOST_OPTIONS }, (_, row) => ({
    code: known.find((code) => code === fields[`${list}_${row}_code`]),
    place: (fields[`${list}_${row}_place`] as number | undefined) ?? 999,
    gone: fields[`${list}_${row}_gone`] === 1,
    text: wordingIn(fields, `${list}_${row}`, definition),
  })).filter(({ text, gone }) => !gone && Object.keys(text).length > 0)
  let next = Math.max(0, ...codes.used, ...known) + 1
  const placeOf = (code: number) => codes.known.find((option) => option.code === code)?.place
  return rows
    .map(({ code, ...row }) => ({ ...row, code: code ?? next++ }))
    .sort((a, b) => a.place - b.place)
    .map(({ code, text }) => {
      const stands = placeOf(code)
      return stands === undefined ? { code, text } : { code, text, place: stands }
    })
}

function conditionIn(
  fields: Fields,
  question: Question,
  definition: SurveyDefinition,
  errors: FieldErrors,
): ShowIf | null {
  const all = questionsOf(definition)
  const before = all.slice(
    0,
    all.findIndex(({ key }) => key === question.key),
  )
  const rules: ShowIf['rules'] = []
  for (let row = 0; row < MOST_RULES; row++) {
    const subject = String(fields[`rule_${row}_subject`] ?? '')
    if (subject === '') continue
    const asked = before.find(({ key }) => key === subject)
    const is = fields[`rule_${row}_is`] as (typeof COMPARISONS)[number]
    if (asked === undefined) errors[`rule_${row}_subject`] = 'editor.conditionLooksAhead'
    else if (!canCompare(asked, is)) errors[`rule_${row}_is`] = 'editor.cannotCompare'
    else {
      const needsValue = is !== 'answered' && is !== 'not-answered'
      const value = needsValue ? valueIn(fields, row, asked) : null
      if (needsValue && value === null) {
        errors[`rule_${row}_${valueKind(asked) === 'listed' ? 'value' : 'typed'}`] = 'editor.chooseValue'
      } else rules.push(answerRule(asked, is, value))
    }
  }
  const perspectives = fields['perspectives'] as (typeof PERSPECTIVES)[number][]
  const channels = fields['channels'] as string[]
  if (perspectives.length > 0) rules.push({ perspective: perspectives })
  if (channels.length > 0) rules.push({ channel: channels })
  return rules.length === 0 ? null : { match: fields['match'] as ShowIf['match'], rules }
}

function valueIn(fields: Fields, row: number, asked: Question): number | null {
  if (valueKind(asked) !== 'listed') return storedValue(asked, String(fields[`rule_${row}_typed`] ?? ''))
  const picked = String(fields[`rule_${row}_value`] ?? '')
  return listedValues(asked).find((value) => picked === `${asked.key}=${value}`) ?? null
}
