import type { Perspective } from '../database/schema.ts'
import { isLanguage, primaryOf } from '../i18n/languages.ts'
import { mayStandFor } from '../i18n/translate.ts'
import type { Asked, Option, Question, SurveyDefinition, Wording } from './definition.ts'
import { FORM_TEXTS, formText, needsFormTexts } from './form-texts.ts'

/* Every wording of a survey, one by one, to be put into another language. */

/** What a wording is, for whoever translates it without seeing the form. */
export type WordingKind =
  | 'service'
  | 'period'
  | 'stem'
  | 'introduction'
  | 'thanks'
  | 'page-title'
  | 'question'
  | 'help'
  | 'option'
  | 'reason-low'
  | 'reason-high'
  | 'pick'
  | 'unit'
  | 'form'

/** Where a wording stands. */
interface Place {
  /** Names it within the survey; stays the same while others come and go. */
  key: string
  kind: WordingKind
  perspective: Perspective | null
  /** The question that it belongs to; null: none. */
  question: Question | null
}

export interface Translatable extends Place {
  base: string
  /** Empty: missing. */
  target: string
}

/**
 * @param language one that the survey has beside its base language
 * @returns its wordings in the order in which a form shows them, those that are empty in the base language left out; then, for
 *   a language that Parallax does not speak, the form's own words
 */
export function translatables(definition: SurveyDefinition, language: string): Translatable[] {
  const [base = 'en'] = definition.languages
  const found: Translatable[] = []
  eachWording(definition, (wording, place) => {
    if (wording[base]) found.push({ ...place, base: wording[base], target: wording[language] ?? '' })
    return wording
  })
  return [...found, ...ownWords(definition, language, base)]
}

function ownWords(definition: SurveyDefinition, language: string, base: string): Translatable[] {
  if (!needsFormTexts(language)) return []
  const primary = primaryOf(base)
  const spoken = isLanguage(primary) ? primary : 'en'
  return FORM_TEXTS.map((text) => ({
    ...{ key: `form.${text}`, kind: 'form' as const, perspective: null, question: null },
    base: formText(text, spoken) ?? '',
    target: definition.formTexts[language]?.[text] ?? '',
  }))
}

/** @param texts by key; an empty one takes a translation away, what is not among them stays */
export function withTranslations(
  definition: SurveyDefinition,
  language: string,
  texts: ReadonlyMap<string, string>,
): SurveyDefinition {
  if (texts.size === 0) return definition
  const translated = eachWording(definition, (wording, { key }) => {
    const text = texts.get(key)
    return text === undefined ? wording : withText(wording, language, text)
  })
  const own = Object.fromEntries(
    Object.entries(definition.formTexts[language] ?? {}).filter(([text]) => texts.get(`form.${text}`) !== ''),
  )
  for (const text of FORM_TEXTS) {
    const said = texts.get(`form.${text}`)
    if (said !== undefined && said !== '') own[text] = said
  }
  const { [language]: _, ...others } = definition.formTexts
  return { ...translated, formTexts: Object.keys(own).length === 0 ? others : { ...others, [language]: own } }
}

/** Takes a language out of a survey, with everything that is worded in it. The base language stays. */
export function withoutLanguage(definition: SurveyDefinition, language: string): SurveyDefinition {
  if (definition.languages[0] === language) return definition
  const { [language]: _, ...formTexts } = definition.formTexts
  return {
    ...eachWording(definition, (wording) => withText(wording, language, '')),
    languages: definition.languages.filter((tag) => tag !== language),
    formTexts,
  }
}

/** Why a text cannot stand for the original. */
export type TranslationFault =
  | { fault: 'too-long'; most: number }
  /** A placeholder of the original that is not there, or one that the original does not have. */
  | { fault: 'placeholder-missing' | 'placeholder-unknown'; placeholder: string }
  /** A message of the form's own whose plurals or placeholders are not well formed. */
  | { fault: 'malformed' }

const MOST_CHARACTERS = 4_000

/** @returns null where the translation, which may be empty, can be used */
export function translationFault(original: Translatable, text: string, language: string): TranslationFault | null {
  if (text === '') return null
  if (text.length > MOST_CHARACTERS) return { fault: 'too-long', most: MOST_CHARACTERS }
  if (original.kind === 'form') {
    const english = formText(original.key.slice('form.'.length), 'en') ?? ''
    return mayStandFor(english, text, language) ? null : { fault: 'malformed' }
  }
  const wanted = placeholdersIn(original.base)
  const there = placeholdersIn(text)
  const missing = wanted.find((placeholder) => !there.includes(placeholder))
  if (missing !== undefined) return { fault: 'placeholder-missing', placeholder: missing }
  const unknown = there.find((placeholder) => !wanted.includes(placeholder))
  return unknown === undefined ? null : { fault: 'placeholder-unknown', placeholder: unknown }
}

function placeholdersIn(text: string): string[] {
  return [...new Set(text.match(/\{[^{}]*\}/g) ?? [])]
}

function withText(wording: Wording, language: string, text: string): Wording {
  const { [language]: _, ...others } = wording
  return text === '' ? others : { ...others, [language]: text }
}

type Change = (wording: Wording, place: Place) => Wording

/** Goes through every wording in the order of the form, and puts what comes back in its place. */
function eachWording(definition: SurveyDefinition, change: Change): SurveyDefinition {
  const at = (
    key: string,
    kind: WordingKind,
    perspective: Perspective | null = null,
    question: Question | null = null,
  ) => ({ key, kind, perspective, question }) satisfies Place
  const maybe = (wording: Wording | null, place: Place) => (wording === null ? null : change(wording, place))
  const serviceName = change(definition.serviceName, at('service', 'service'))
  const period = change(definition.period, at('period', 'period'))
  const frames = mapped(definition.frames, (frame, side) => ({
    ...frame,
    introduction: maybe(frame.introduction, at(`introduction.${side}`, 'introduction', side)),
    stem: change(frame.stem, at(`stem.${side}`, 'stem', side)),
    thanks: maybe(frame.thanks, at(`thanks.${side}`, 'thanks', side)),
  }))
  const pages = definition.pages.map((page) => ({
    ...page,
    title: maybe(page.title, at(`page.${page.id}.title`, 'page-title')),
    questions: page.questions.map((question) => inQuestion(question, change)),
  }))
  return { ...definition, serviceName, period, frames, pages }
}

function inQuestion(question: Question, change: Change): Question {
  const prefix = `question.${question.key}`
  const at = (rest: string, kind: WordingKind, perspective: Perspective | null = null): Place => {
    return { key: `${prefix}.${rest}`, kind, perspective, question }
  }
  const asked = mapped(question.asked, (how: Asked, side) => ({
    ...how,
    text: change(how.text, at(`text.${side}`, 'question', side)),
    help: how.help === null ? null : change(how.help, at(`help.${side}`, 'help', side)),
  }))
  const options = (list: Option[], name: string, kind: WordingKind) =>
    list.map((option) => ({ ...option, text: change(option.text, at(`${name}.${option.code}`, kind)) }))
  switch (question.kind) {
    case 'rating': {
      const reasons = question.reasons && {
        low: options(question.reasons.low, 'low', 'reason-low'),
        high: options(question.reasons.high, 'high', 'reason-high'),
      }
      return { ...question, asked, reasons }
    }
    case 'choice':
      return { ...question, asked, options: options(question.options, 'option', 'option') }
    case 'number':
      return { ...question, asked, unit: change(question.unit, at('unit', 'unit')) }
    case 'importance': {
      const picks = question.options.map(({ dimension, text }) => ({
        dimension,
        text: mapped(text, (wording, side) => change(wording, at(`pick.${dimension}.${side}`, 'pick', side))),
      }))
      return { ...question, asked, options: picks }
    }
    default:
      return { ...question, asked }
  }
}

function mapped<T>(
  sides: Partial<Record<Perspective, T>>,
  change: (value: T, perspective: Perspective) => T,
): Partial<Record<Perspective, T>> {
  const entries = Object.entries(sides) as [Perspective, T][]
  return Object.fromEntries(entries.map(([side, value]) => [side, change(value, side)]))
}
