import { type Marked, marked } from '../i18n/any-language.ts'
import { isLanguage, type Language, primaryOf } from '../i18n/languages.ts'
import {
  type MessageKey,
  type MessageValues,
  mayStandFor,
  ownTranslator,
  type Translate,
  translator,
} from '../i18n/translate.ts'
import type { ScaleName, SurveyDefinition, Wording } from './definition.ts'
import { formText, scaleTextKey } from './form-texts.ts'
import type { ScaleStep } from './scales.ts'

/** Words, and the language that they are in where it is not the page's. */
export interface Said {
  text: string
  lang: string | null
}

/** Figures and days as a language writes them. */
interface Figures {
  /** With as many decimals as it has. */
  number(value: number): string
  /** `YYYY-MM-DD` */
  day(day: string): string
}

/** What fills a message's places; figures are written in the language that the message is said in. */
export type Values = MessageValues | ((figures: Figures) => MessageValues)

/** A survey in one of its languages: how its author's words, the form's own words and figures are said. */
export interface FormWords extends Marked, Figures {
  t: Translate
  /** An author's wording; in the survey's base language where it is not translated. */
  said(wording: Wording): Said
  own(key: MessageKey, values?: Values): Said
  label(scale: ScaleName | 'instead', step: ScaleStep): Said
  /** "a, b and c", or "a, b or c" */
  list(items: readonly string[], match: 'all' | 'any'): string
}

/** @param language one of the survey's; for any other tag everything is said in the base language */
export function formWords(definition: Pick<SurveyDefinition, 'languages' | 'formTexts'>, language: string): FormWords {
  const base = speaker(definition, definition.languages[0] ?? 'en', speakerOf('en'))
  const { t, tagOf, labelOf } = speaker(definition, language, base)
  const locale = language === 'en' ? 'en-GB' : language
  const lists = {
    all: new Intl.ListFormat(locale, { type: 'conjunction' }),
    any: new Intl.ListFormat(locale, { type: 'disjunction' }),
  }
  const from = (name: string, text: string): Said => ({ text, lang: tagOf(name) === language ? null : tagOf(name) })
  return {
    ...marked(language),
    ...figuresIn(language),
    t,
    said: (wording) => saidIn(wording, language),
    own: (key, values = {}) => from(key, t(key, typeof values === 'function' ? values(figuresIn(tagOf(key))) : values)),
    label: (scale, step) => from(scaleTextKey(scale, step.value), labelOf(scale, step)),
    list: (items, match) => lists[match].format(items),
  }
}

const FIGURES = new Map<string, Figures>()

/** Made once for each language: making them takes longer than all that they write on a form. */
function figuresIn(language: string): Figures {
  const known = FIGURES.get(language) ?? writtenIn(language)
  FIGURES.set(language, known)
  return known
}

function writtenIn(language: string): Figures {
  const locale = language === 'en' ? 'en-GB' : language
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  // French counts the first of a month.
  const ordinal = (day: string) => (primaryOf(language) === 'fr' ? day.replace(/^1 /, '1er ') : day)
  return { number: (value) => numbers.format(value), day: (day) => ordinal(days.format(new Date(day))) }
}

function saidIn(wording: Wording, language: string): Said {
  const known = wording[language] || wording[primaryOf(language)]
  if (known) return { text: known, lang: null }
  const [tag, text] = Object.entries(wording).find(([, words]) => words !== '') ?? [language, '']
  return { text, lang: tag }
}

/** Somebody who says what forms say of themselves. */
interface Speaker {
  t: Translate
  /** The language that a text is said in. */
  tagOf(name: string): string
  labelOf(scale: ScaleName | 'instead', step: ScaleStep): string
}

function speakerOf(language: Language, tag: string = language): Speaker {
  return {
    t: translator(language),
    tagOf: () => tag,
    labelOf: (_, { label }) => label[language],
  }
}

function speaker({ formTexts }: Pick<SurveyDefinition, 'formTexts'>, tag: string, otherwise: Speaker): Speaker {
  const primary = primaryOf(tag)
  if (isLanguage(primary)) return speakerOf(primary, tag)
  const texts = usable(formTexts[tag] ?? formTexts[primary] ?? {}, tag)
  return {
    t: ownTranslator(tag, texts, otherwise.t),
    tagOf: (name) => (texts.has(name) ? tag : otherwise.tagOf(name)),
    labelOf: (scale, step) => texts.get(scaleTextKey(scale, step.value)) ?? otherwise.labelOf(scale, step),
  }
}

/** Whether a form can say a translation of one of {@link FORM_TEXTS}: it is well formed and fills in nothing else. */
function isUsable(name: string, text: string, tag: string): boolean {
  const original = formText(name, 'en')
  return original !== undefined && text.trim() !== '' && mayStandFor(original, text, tag)
}

/** A translation that would break the form is passed over, as one that is missing. */
function usable(texts: Record<string, string>, tag: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts).filter(([name, text]) => isUsable(name, text, tag)))
}
