import type { AnonymityPromise, Perspective } from '../database/schema.ts'
import { formatter } from '../i18n/format.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { DIMENSIONS, inLanguage, OVERALL } from '../surveys/definition.ts'
import type { AskedImportance, AskedRating, AskedText } from '../surveys/perspective-form.ts'
import type { FieldErrors, Typed } from '../web/form.ts'
import { type AskedForm, type FormQuestion, RESPONDENT_MOST, stepsOf, writeShown } from './asked-form.ts'

declare module '../web/render.ts' {
  interface Pages {
    'responses/form': ResponseForm
    'responses/rating': RatingField
    'responses/choice': ImportanceField
    'responses/text': TextField
    'responses/languages': LanguageSwitch
  }
}

/** The public form. */
export interface ResponseForm {
  title: string
  serviceName: string
  organisation: string
  perspective: Perspective
  askedAs: string
  promise: string
  languages: LanguageSwitch
  /** What stands in the way although nothing that was typed is wrong. */
  alert: string | null
  errors: { count: string; links: { address: string; label: string; message: string }[] } | null
  sections: FormSection[]
  respondent: TextField | null
  /** The one-time mark; null on personal invitations. */
  once: string | null
  shown: string
  finality: string
}

/** The page in each language. */
export interface LanguageSwitch {
  choices: { code: Language; name: string; address: string; current: boolean }[]
}

export interface FormSection {
  id: string
  /** "2 of 4" */
  number: string
  title: string
  /** Said once for all questions that complete it. */
  stem: string | null
  isLast: boolean
  groups: { id: string; title: string | null; questions: QuestionField[] }[]
}

export type QuestionField = RatingField | ImportanceField | TextField

interface AnyField {
  key: string
  text: string
  error: string | null
  errorId: string
  /** The ids of what explains the field; null where nothing does. */
  describedBy: string | null
}

export interface RatingField extends AnyField {
  kind: 'rating'
  required: boolean
  /** Where the question stands alone, what it completes. */
  stem: string | null
  /** `main` for the overall question, and how its steps are laid out. */
  classes: string
  steps: Choice[]
  /** What the first and the last step mean; null where each step says it itself. */
  ends: { low: string; high: string } | null
  instead: Choice[]
}

export interface Choice {
  id: string
  value: string
  /** A figure; empty where the word stands alone. */
  figure: string
  word: string
  checked: boolean
}

export interface ImportanceField extends AnyField {
  kind: 'importance'
  most: string
  options: Choice[]
}

export interface TextField extends AnyField {
  kind: 'text'
  id: string
  hint: string
  hintId: string
  typed: string
  most: string
  lines: 'one' | 'several'
}

/** What a form is built from. */
export interface FormFacts {
  asked: AskedForm
  organisation: string
  promise: AnonymityPromise
  asksRespondent: boolean
  /** What its address said, which a change of language keeps. */
  address: { channel?: string; v?: string; place?: string; example?: string }
  once: string | null
  typed: Typed
  errors: FieldErrors
  alert: MessageKey | null
}

const ASKED_AS: Record<Perspective, MessageKey> = {
  user: 'responses.askedAsUser',
  customer: 'responses.askedAsCustomer',
  provider: 'responses.askedAsProvider',
}

const PROMISES: Record<AnonymityPromise, MessageKey> = {
  anonymous: 'responses.promiseAnonymous',
  attributed: 'responses.promiseAttributed',
}

export function responseForm(facts: FormFacts, language: Language, t: Translate): ResponseForm {
  const { asked, promise, organisation } = facts
  const sections = sectionsOf(facts, language, t)
  const respondent = facts.asksRespondent ? respondentField(facts, t) : null
  const errors = errorSummary([...sections.flatMap(questionsIn), ...(respondent === null ? [] : [respondent])], t)
  const title = t('responses.formTitle', { service: inLanguage(asked.serviceName, language) })
  return {
    title: errors === null ? title : t('responses.titleWithErrors', { title }),
    serviceName: inLanguage(asked.serviceName, language),
    organisation,
    perspective: asked.perspective,
    askedAs: t(ASKED_AS[asked.perspective]),
    promise: t(PROMISES[promise]),
    languages: languageSwitch(facts.address, language),
    alert: facts.alert === null ? null : t(facts.alert),
    errors,
    sections,
    respondent,
    once: facts.once,
    shown: writeShown({ versionId: asked.versionId, turn: asked.turn, promise }),
    finality: t(promise === 'anonymous' ? 'responses.finalAnonymous' : 'responses.finalAttributed'),
  }
}

/** The same page in each language, with the rest of what its address said. */
export function languageSwitch(address: FormFacts['address'], language: Language): LanguageSwitch {
  const kept = Object.entries(address).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const choices = LANGUAGES.map((code) => ({
    code,
    name: LANGUAGE_NAMES[code],
    address: `?${new URLSearchParams([['lang', code], ...kept])}`,
    current: code === language,
  }))
  return { choices }
}

/** Overall, then the dimensions, then the parts, then what is a sentence of its own: what there is of these, numbered. */
function sectionsOf(facts: FormFacts, language: Language, t: Translate): FormSection[] {
  const { questions } = facts.asked
  const stem = inLanguage(facts.asked.stem, language)
  const fields = (where: (question: FormQuestion) => boolean) =>
    questions.filter(where).map((question) => questionField(question, facts, language, t))
  const group = (id: string, title: string | null, where: (question: FormQuestion) => boolean) => ({
    id,
    title,
    questions: fields(where),
  })
  const sections = [
    { id: 'overall', title: t('responses.sectionOverall'), stem: null, groups: [group('whole', null, isOverall)] },
    {
      id: 'dimensions',
      title: t('responses.sectionDimensions'),
      stem,
      groups: [group('rated', null, (question) => completes(question) && componentOf(question) === null)],
    },
    {
      id: 'parts',
      title: t('responses.sectionParts'),
      stem,
      groups: [
        group('technology', t('responses.theTechnology'), (question) => componentOf(question) === 'it-supported'),
        group('people', t('responses.thePeople'), (question) => componentOf(question) === 'human-activity'),
      ],
    },
    {
      id: 'rest',
      title: t('responses.sectionRest'),
      stem: null,
      groups: [group('others', null, (question) => !isOverall(question) && !completes(question))],
    },
  ]
    .map((section) => ({ ...section, groups: section.groups.filter(({ questions }) => questions.length > 0) }))
    .filter(({ id, groups }) => groups.length > 0 || (id === 'rest' && facts.asksRespondent))
  const total = sections.length
  return sections.map((section, place) => ({
    ...section,
    number: t('responses.sectionNumber', { number: place + 1, total }),
    isLast: place === total - 1,
  }))
}

const isOverall = (question: FormQuestion) => question.key === OVERALL
const componentOf = (question: FormQuestion) => (question.kind === 'rating' ? (question.component?.kind ?? null) : null)

function completes(question: FormQuestion): boolean {
  return question.kind === 'rating' && question.completesStem && !isOverall(question)
}

function questionsIn({ groups }: FormSection): QuestionField[] {
  return groups.flatMap(({ questions }) => questions)
}

function questionField(question: FormQuestion, facts: FormFacts, language: Language, t: Translate): QuestionField {
  if (question.kind === 'rating') return ratingField(question, facts, language, t)
  if (question.kind === 'importance') return importanceField(question, facts, language, t)
  return commentField(question, facts, language, t)
}

/** Scales whose steps are short enough to stand where others have a figure. */
const IN_WORDS = ['expect5', 'lost8']

function ratingField(question: AskedRating, facts: FormFacts, language: Language, t: Translate): RatingField {
  const { key, scale, required, completesStem } = question
  const { scores, instead } = stepsOf(question)
  const inWords = IN_WORDS.includes(scale)
  const choice = (step: (typeof scores)[number], figure: string): Choice => ({
    id: `${key}-${step.value}`,
    value: String(step.value),
    figure,
    word: step.label[language],
    checked: facts.typed[key] === String(step.value),
  })
  const alone = isOverall(question)
  return {
    ...anyField(
      question.key,
      completesStem && !alone ? `… ${inLanguage(question.text, language)}` : inLanguage(question.text, language),
      facts,
      t,
    ),
    kind: 'rating',
    required,
    stem: alone && completesStem ? inLanguage(facts.asked.stem, language) : null,
    classes: `of-${scores.length} ${inWords ? 'in-words' : 'in-figures'}${alone ? ' main' : ''}${completesStem ? ' completes' : ''}`,
    steps: scores.map((step) => choice(step, inWords ? '' : String(step.value))),
    ends: inWords ? null : { low: scores[0]?.label[language] ?? '', high: scores.at(-1)?.label[language] ?? '' },
    instead: instead.map((step) => choice(step, '')),
  }
}

function importanceField(
  question: AskedImportance,
  facts: FormFacts,
  language: Language,
  t: Translate,
): ImportanceField {
  const { key, most } = question
  const picked = (facts.typed[key] ?? '').split(',')
  return {
    ...anyField(key, inLanguage(question.text, language), facts, t),
    kind: 'importance',
    most: String(most),
    options: question.options.map(({ dimension, text }) => {
      const value = String(DIMENSIONS.indexOf(dimension))
      return {
        id: `${key}-${value}`,
        value,
        figure: '',
        word: inLanguage(text, language),
        checked: picked.includes(value),
      }
    }),
  }
}

function commentField(question: AskedText, facts: FormFacts, language: Language, t: Translate): TextField {
  const most = formatter(language).number(question.most)
  const hint = t('responses.commentLabelHint', { most })
  return textField(question.key, inLanguage(question.text, language), hint, question.most, question.lines, facts, t)
}

function respondentField(facts: FormFacts, t: Translate): TextField {
  const label = t('responses.respondentLabel')
  return textField('respondent', label, t('responses.respondentHint'), RESPONDENT_MOST, 'one', facts, t)
}

function textField(
  key: string,
  text: string,
  hint: string,
  most: number,
  lines: TextField['lines'],
  facts: FormFacts,
  t: Translate,
): TextField {
  const hintId = `${key}-hint`
  const typed = facts.typed[key] ?? ''
  return {
    ...anyField(key, text, facts, t, hintId),
    kind: 'text',
    id: key,
    hint,
    hintId,
    typed,
    most: String(most),
    lines,
  }
}

function anyField(
  key: string,
  text: string,
  { errors }: FormFacts,
  t: Translate,
  hintId: string | null = null,
): AnyField {
  const message = errors[key]
  const errorId = `${key}-error`
  const describing = [hintId, message === undefined ? null : errorId].filter((id) => id !== null)
  return {
    key,
    text,
    error: message === undefined ? null : t(message),
    errorId,
    describedBy: describing.length === 0 ? null : describing.join(' '),
  }
}

function errorSummary(fields: QuestionField[], t: Translate): ResponseForm['errors'] {
  const links = fields.flatMap((field) =>
    field.error === null ? [] : [{ address: `#${firstInput(field)}`, label: field.text, message: field.error }],
  )
  return links.length === 0 ? null : { count: t('common.formHasErrors', { count: links.length }), links }
}

function firstInput(field: QuestionField): string {
  if (field.kind === 'text') return field.id
  const choices = field.kind === 'rating' ? field.steps : field.options
  return choices[0]?.id ?? ''
}
