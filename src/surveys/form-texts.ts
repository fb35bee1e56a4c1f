import { common as commonEnglish } from '../i18n/en/common.ts'
import { responses as responsesEnglish } from '../i18n/en/responses.ts'
import { common as commonFrench } from '../i18n/fr/common.ts'
import { responses as responsesFrench } from '../i18n/fr/responses.ts'
import { isLanguage, type Language } from '../i18n/languages.ts'
import type { ScaleName } from './definition.ts'
import { NON_SUBSTANTIVE, SCALES, type ScaleStep } from './scales.ts'

/*
 * The form's own words: what a survey in a language that Parallax does not speak brings along in `definition.formTexts`,
 * by the keys of FORM_TEXTS. What is missing there is said in the survey's base language, or else in English.
 */

/** The shared messages that forms use; of those of `responses`, they use all. */
const SHARED = [
  'required',
  'optional',
  'language',
  'formHasErrors',
  'chooseOne',
  'tooLong',
  'fillIn',
  'notANumber',
  'notWhole',
  'outOfRange',
  'invalidDate',
  'invalid',
] as const satisfies readonly (keyof typeof commonEnglish)[]

type Texts = ReadonlyMap<string, string>

const TEXTS: Record<Language, Texts> = {
  en: new Map([...messages(commonEnglish, responsesEnglish), ...scaleLabels('en')]),
  fr: new Map([...messages(commonFrench, responsesFrench), ...scaleLabels('fr')]),
}

/**
 * Every key: `responses.send`, `common.required`, `scale.sat5.1` … `scale.lost8.7`, `scale.instead.-1`. A text may hold
 * ICU placeholders (`{service}`, `{count, plural, …}`), which its translation must hold as well.
 */
export const FORM_TEXTS: readonly string[] = [...TEXTS.en.keys()]

/** @returns the wording as it stands in our files, placeholders unfilled; undefined for what is no key */
export function formText(key: string, language: Language): string | undefined {
  return TEXTS[language].get(key)
}

/** The key of a scale's step. */
export function scaleTextKey(scale: ScaleName | 'instead', value: number): string {
  return `scale.${scale}.${value}`
}

/** Whether a language's forms need words of their own: whether it is neither English nor French. */
export function needsFormTexts(language: string): boolean {
  return !isLanguage(language.split('-')[0])
}

function messages(
  common: Record<(typeof SHARED)[number], string>,
  responses: Record<string, string>,
): [key: string, text: string][] {
  return [
    ...Object.entries(responses).map(([name, text]): [string, string] => [`responses.${name}`, text]),
    ...SHARED.map((name): [string, string] => [`common.${name}`, common[name]]),
  ]
}

function scaleLabels(language: Language): [key: string, text: string][] {
  const scales: [ScaleName | 'instead', readonly ScaleStep[]][] = [
    ...(Object.entries(SCALES) as [ScaleName, readonly ScaleStep[]][]),
    ['instead', NON_SUBSTANTIVE],
  ]
  return scales.flatMap(([scale, steps]) =>
    steps.flatMap(({ value, label }): [string, string][] =>
      label[language] === '' ? [] : [[scaleTextKey(scale, value), label[language]]],
    ),
  )
}
