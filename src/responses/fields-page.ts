import type { MessageKey } from '../i18n/translate.ts'
import {
  DIMENSIONS,
  OVERALL,
  otherCountedAs,
  type Reasons,
  reasonsCountedAs,
  type ShowIf,
} from '../surveys/definition.ts'
import type { FormWords, Said, Values } from '../surveys/form-words.ts'
import {
  type AskedChoice,
  type AskedDate,
  type AskedImportance,
  type AskedNumber,
  type AskedQuestion,
  type AskedRating,
  type AskedText,
  questionsIn,
} from '../surveys/perspective-form.ts'
import type { ScaleStep } from '../surveys/scales.ts'
import { OTHER_MOST, RESPONDENT_MOST, stepsOf } from './asked-form.ts'
import { conditionInWords } from './condition-words.ts'
import type { FormFacts } from './form-facts.ts'
import { SIDES, scoresOf } from './reasons.ts'

declare module '../web/render.ts' {
  interface Pages {
    'responses/question': QuestionField
    'responses/rating': RatingField
    'responses/picks': PicksField
    'responses/entry': EntryField
    'responses/about': AnyField
    'responses/said': Said
  }
}

/** A question as the form shows it. */
export type QuestionField = RatingField | PicksField | EntryField | StatementField

export interface AnyField {
  /** The name of what is posted. */
  key: string
  text: Said
  /** Said beside the text, and where it was left out; null: it may be. */
  required: { mark: Said; missing: string } | null
  help: Said | null
  helpId: string
  /** When it is shown, for the form's script and in words; null: always. */
  showIf: { rules: string; words: string } | null
  error: Said | null
  errorId: string
  /** The ids of what explains the field; null where nothing does. */
  describedBy: string | null
}

export interface RatingField extends AnyField {
  kind: 'rating'
  /** Where the question stands alone, what it completes. */
  stem: Said | null
  /** `main` for the overall question, and how its steps are laid out. */
  classes: string
  steps: Choice[]
  /** What the first and the last step mean; null where each step says it itself. */
  ends: { low: Said; high: Said } | null
  instead: Choice[]
}

export interface Choice {
  id: string
  value: string
  /** A figure; empty where the word stands alone. */
  figure: string
  word: Said
  checked: boolean
}

/** One or several of some options. */
export interface PicksField extends AnyField {
  kind: 'picks'
  input: 'radio' | 'checkbox'
  classes: string
  /** How many may be chosen. */
  most: string
  options: Choice[]
  /** Where something else can be named; its words stand beside the last option. */
  other: { choice: Choice; name: string; typed: string; most: string } | null
}

/** Something to type. */
export interface EntryField extends AnyField {
  kind: 'entry'
  id: string
  input: 'number' | 'date' | 'line' | 'lines'
  hint: Said | null
  hintId: string
  typed: string
  /** Characters. */
  most: string
  autocomplete: string
  unit: Said | null
  least: string
  step: string
  earliest: string
  latest: string
}

interface StatementField extends AnyField {
  kind: 'statement'
}

/** @returns the question's field, and those of the reasons for its score */
export function fieldsFor(question: AskedQuestion, facts: FormFacts, words: FormWords): QuestionField[] {
  switch (question.kind) {
    case 'rating':
      return [ratingField(question, facts, words), ...reasonsFields(question, facts, words)]
    case 'choice':
      return [choiceField(question, facts, words)]
    case 'importance':
      return [importanceField(question, facts, words)]
    case 'number':
      return [numberField(question, facts, words)]
    case 'date':
      return [dateField(question, facts, words)]
    case 'text':
      return [textField(question, facts, words)]
    case 'statement':
      return [{ ...anyField(question, facts, words), kind: 'statement' }]
  }
}

/** Scales whose steps are short enough to stand where others have a figure. */
const IN_WORDS = ['expect5', 'lost8']

function ratingField(question: AskedRating, facts: FormFacts, words: FormWords): RatingField {
  const { key, scale, completesStem } = question
  const { scores, instead } = stepsOf(question)
  const inWords = IN_WORDS.includes(scale)
  const choice = (step: ScaleStep, figure: string, of: typeof scale | 'instead'): Choice => ({
    id: `${key}-${step.value}`,
    value: String(step.value),
    figure,
    word: words.label(of, step),
    checked: facts.typed[key] === String(step.value),
  })
  const alone = question.dimension === OVERALL
  const [lowest, highest] = [scores[0], scores.at(-1)] as [ScaleStep, ScaleStep]
  const field = anyField(question, facts, words, { least: lowest.value, most: highest.value })
  return {
    ...field,
    kind: 'rating',
    text: completesStem && !alone ? { ...field.text, text: `… ${field.text.text}` } : field.text,
    stem: alone && completesStem ? words.said(facts.asked.stem) : null,
    classes: `of-${scores.length} ${inWords ? 'in-words' : 'in-figures'}${alone ? ' main' : ''}${completesStem ? ' completes' : ''}`,
    steps: scores.map((step) => choice(step, inWords ? '' : String(step.value), scale)),
    ends: inWords ? null : { low: words.label(scale, lowest), high: words.label(scale, highest) },
    instead: instead.map((step) => choice(step, '', 'instead')),
  }
}

/** After a score, its reasons: both sides are there, and the one that fits is shown. */
function reasonsFields(question: AskedRating, facts: FormFacts, words: FormWords): PicksField[] {
  const { reasons } = question
  if (reasons === null) return []
  return SIDES.filter((side) => reasons[side].length > 0).map((side) =>
    reasonsField(question, reasons, side, facts, words),
  )
}

function reasonsField(
  question: AskedRating,
  reasons: Reasons,
  side: keyof Reasons,
  facts: FormFacts,
  words: FormWords,
): PicksField {
  const { least, most } = scoresOf(question.scale, side)
  const named = (value: number) => {
    const step = stepsOf(question).scores.find((candidate) => candidate.value === value) as ScaleStep
    return IN_WORDS.includes(question.scale) ? words.label(question.scale, step).text : String(value)
  }
  const showIf: ShowIf = {
    match: 'all',
    rules: [
      { question: question.key, is: 'at-least', value: least },
      { question: question.key, is: 'at-most', value: most },
    ],
  }
  const key = reasonsCountedAs(question.key, side)
  const help = words.own('responses.pickAny')
  const condition = words.t('responses.reasonsIf', { least: named(least), most: named(most) })
  return {
    ...described({
      key,
      text: words.own('responses.reasons'),
      required: null,
      help,
      error: errorOf(key, facts, words),
    }),
    showIf: { rules: JSON.stringify(showIf), words: condition },
    kind: 'picks',
    input: 'checkbox',
    classes: 'reasons',
    most: String(reasons[side].length),
    options: reasons[side].map(({ code, text }) => choiceOf(key, code, words.said(text), facts)),
    other: null,
  }
}

function choiceField(question: AskedChoice, facts: FormFacts, words: FormWords): PicksField {
  const { key, options, most, other } = question
  const otherName = otherCountedAs(key)
  const all = options.length + (other ? 1 : 0)
  const hint =
    most === 1 ? null : most >= all ? words.own('responses.pickAny') : words.own('responses.pickUpTo', { most })
  const field = anyField(question, facts, words, { most }, hint)
  return {
    ...field,
    kind: 'picks',
    input: most === 1 ? 'radio' : 'checkbox',
    classes: '',
    most: String(most),
    options: options.map(({ code, text }) => choiceOf(key, code, words.said(text), facts)),
    other: other
      ? {
          choice: choiceOf(key, 0, words.own('responses.other'), facts),
          name: otherName,
          typed: facts.typed[otherName] ?? '',
          most: String(OTHER_MOST),
        }
      : null,
  }
}

function importanceField(question: AskedImportance, facts: FormFacts, words: FormWords): PicksField {
  const { key, most } = question
  return {
    ...anyField(question, facts, words, { most }),
    kind: 'picks',
    input: 'checkbox',
    classes: '',
    most: String(most),
    options: question.options.map(({ dimension, text }) =>
      choiceOf(key, DIMENSIONS.indexOf(dimension), words.said(text), facts),
    ),
    other: null,
  }
}

function choiceOf(key: string, code: number, word: Said, facts: FormFacts): Choice {
  const chosen = (facts.typed[key] ?? '').split(',')
  return { id: `${key}-${code}`, value: String(code), figure: '', word, checked: chosen.includes(String(code)) }
}

const ENTRY = { unit: null, most: '', autocomplete: 'off', least: '', step: '', earliest: '', latest: '' }

function entry(field: AnyField, hint: Said | null, facts: FormFacts) {
  const hintId = `${field.key}-hint`
  const describedBy = [hint === null ? null : hintId, field.describedBy].filter((id) => id !== null).join(' ') || null
  const typed = facts.typed[field.key] ?? ''
  return { ...ENTRY, ...field, kind: 'entry' as const, id: field.key, hint, hintId, describedBy, typed }
}

function numberField(question: AskedNumber, facts: FormFacts, words: FormWords): EntryField {
  const values: Values = ({ number }) => ({
    least: number(question.least),
    most: number(question.most),
    step: number(question.step),
  })
  const hint = words.own(question.step === 1 ? 'responses.numberHint' : 'responses.numberHintSteps', values)
  return {
    ...entry(anyField(question, facts, words, values), hint, facts),
    input: 'number',
    unit: words.said(question.unit),
    least: String(question.least),
    step: String(question.step),
  }
}

function dateField(question: AskedDate, facts: FormFacts, words: FormWords): EntryField {
  const { earliest, latest } = question
  const values: Values = ({ day }) => ({
    earliest: earliest === null ? '' : day(earliest),
    latest: latest === null ? '' : day(latest),
  })
  const both = earliest !== null && latest !== null
  const key = both ? 'responses.dateBetween' : earliest !== null ? 'responses.dateFrom' : 'responses.dateUntil'
  const hint = earliest === null && latest === null ? null : words.own(key, values)
  return {
    ...entry(anyField(question, facts, words, values), hint, facts),
    input: 'date',
    earliest: earliest ?? '',
    latest: latest ?? '',
  }
}

function textField(question: AskedText, facts: FormFacts, words: FormWords): EntryField {
  const hint = words.own('responses.commentLabelHint', ({ number }) => ({ most: number(question.most) }))
  return {
    ...entry(anyField(question, facts, words), hint, facts),
    input: question.lines === 'one' ? 'line' : 'lines',
    most: String(question.most),
  }
}

export function respondentField(facts: FormFacts, words: FormWords): EntryField {
  const key = 'respondent'
  const text = words.own('responses.respondentLabel')
  const field = described({ key, text, required: null, help: null, error: errorOf(key, facts, words) })
  return {
    ...entry(field, words.own('responses.respondentHint'), facts),
    input: 'line',
    most: String(RESPONDENT_MOST),
    autocomplete: 'name',
  }
}

/**
 * @param values what its error messages may name
 * @param hint said where its author gives no help
 */
function anyField(
  question: AskedQuestion,
  facts: FormFacts,
  words: FormWords,
  values: Values = {},
  hint: Said | null = null,
): AnyField {
  const { key, text, help, required, showIf } = question
  const field = described({
    key,
    text: words.said(text),
    required: required
      ? { mark: words.own('common.required'), missing: words.own(missingFrom(question), values).text }
      : null,
    help: help === null ? hint : words.said(help),
    error: errorOf(key, facts, words, values),
  })
  if (showIf === null) return field
  const condition = conditionInWords(showIf, questionsIn(facts.asked), words)
  return { ...field, showIf: { rules: JSON.stringify(showIf), words: condition } }
}

function missingFrom(question: AskedQuestion): MessageKey {
  if (question.kind === 'rating') return 'responses.answerFirst'
  if (question.kind === 'importance') return 'responses.chooseSome'
  if (question.kind === 'choice') return question.most === 1 ? 'common.chooseOne' : 'responses.chooseSome'
  return 'common.fillIn'
}

function errorOf(key: string, { errors }: FormFacts, words: FormWords, values: Values = {}): Said | null {
  const message = errors[key]
  return message === undefined ? null : words.own(message, values)
}

function described(field: Pick<AnyField, 'key' | 'text' | 'required' | 'help' | 'error'>): AnyField {
  const helpId = `${field.key}-help`
  const errorId = `${field.key}-error`
  const describing = [field.help === null ? null : helpId, field.error === null ? null : errorId]
  const describedBy = describing.filter((id) => id !== null).join(' ')
  return { ...field, helpId, errorId, showIf: null, describedBy: describedBy === '' ? null : describedBy }
}
