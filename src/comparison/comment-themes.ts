import { RATED, type Rated } from '../surveys/definition.ts'
import { stemmed } from './comment-terms.ts'
import { THEME_LANGUAGES, type ThemeLists } from './comment-theme-lists.ts'

/** A theme that somebody has put to a comment, or taken off it. */
export interface ThemeCorrection {
  theme: string
  is_added: number
}

/** Finds what texts are about. */
export type ThemeFinder = (text: string, language: string) => Rated[]

/** Makes ready to look for the terms of the lists; a text in a language without a list is about nothing. */
export function themeFinder(lists: ThemeLists): ThemeFinder {
  const phrases = THEME_LANGUAGES.map((language) => ({
    language,
    themes: RATED.map((theme) => ({
      theme,
      phrases: lists[language][theme].map((term) => stemmed(term, language)).filter((phrase) => phrase.trim() !== ''),
    })),
  }))
  return (text, language) => {
    const known = phrases.find((each) => each.language === language.split('-')[0])
    if (known === undefined) return []
    const stems = stemmed(text, language)
    return known.themes
      .filter((each) => each.phrases.some((phrase) => stems.includes(phrase)))
      .map(({ theme }) => theme)
  }
}

/** What the lists found, with what was put to the comment by hand and without what was taken off it; in one order. */
export function correctedThemes(found: readonly Rated[], corrections: readonly ThemeCorrection[]): Rated[] {
  const byHand = new Map(corrections.map(({ theme, is_added }) => [theme, is_added === 1]))
  return RATED.filter((theme) => byHand.get(theme) ?? found.includes(theme))
}

/** What has to be noted by hand so that a comment has exactly the themes that were chosen. */
export function correctionsFor(found: readonly Rated[], chosen: readonly Rated[]): { theme: Rated; is_added: 0 | 1 }[] {
  return RATED.filter((theme) => found.includes(theme) !== chosen.includes(theme)).map((theme) => ({
    theme,
    is_added: chosen.includes(theme) ? 1 : 0,
  }))
}

/** As they are stored with a comment: `SPEED RISK`. */
export function themesIn(stored: string): Rated[] {
  return RATED.filter((theme) => stored.split(' ').includes(theme))
}

/** One term to a line or between commas, each once. */
export function typedTerms(typed: string): string[] {
  const terms = typed.split(/[\n,;]/).map((term) => term.replace(/\s+/g, ' ').trim())
  return [...new Set(terms.filter((term) => term !== ''))]
}

export const MOST_TERMS_LISTED = 200
export const MOST_TERM_LENGTH = 60

/** The fields of the form in which the lists are edited: `en-SPEED`. */
export const THEME_FIELDS = THEME_LANGUAGES.flatMap((language) =>
  RATED.map((theme) => ({ name: `${language}-${theme}`, language, theme })),
)

/** The lists as they were typed, by field. */
export function typedLists(typed: Readonly<Record<string, string>>): ThemeLists {
  const lists = { en: {}, fr: {} } as ThemeLists
  for (const { name, language, theme } of THEME_FIELDS) lists[language][theme] = typedTerms(typed[name] ?? '')
  return lists
}
