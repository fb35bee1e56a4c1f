import type { Language } from './languages.ts'

/** A name as readers of a language see it: the French one in French, where there is one, and else the only one. */
export function nameIn(language: Language, named: { name: string; name_fr: string }): string {
  return language === 'fr' && named.name_fr !== '' ? named.name_fr : named.name
}
