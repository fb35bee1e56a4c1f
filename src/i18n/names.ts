import type { Language } from './languages.ts'

/** A name as readers of a language see it: the French one in French, where there is one, and else the only one. */
export function nameIn(language: Language, named: { name: string; name_fr: string }): string {
  return language === 'fr' && named.name_fr !== '' ? named.name_fr : named.name
}

/** @returns the same, in the order in which readers of a language look for their names */
export function byName<Named extends { name: string; name_fr: string }>(
  language: Language,
  named: readonly Named[],
): Named[] {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return [...named].sort((a, b) => compare(nameIn(language, a), nameIn(language, b)))
}

/** @returns a text of at most `most` characters: one that is longer ends after a word, in an ellipsis */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const word = text.slice(0, most).lastIndexOf(' ')
  return `${text.slice(0, word > most / 2 ? word : most - 1).replace(/[\s,;:.–-]+$/, '')}…`
}
