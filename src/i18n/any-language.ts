/* Languages beyond those that Parallax itself speaks, by BCP 47 tag: surveys can be worded in any. */

/** ISO 15924 codes of the scripts that are in use today and written from right to left (Unicode Standard Annex 9). */
const RIGHT_TO_LEFT = ['Arab', 'Aran', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr', 'Yezi', 'Mend']

/**
 * @param text as a person types it: `FR`, `pt_br`
 * @returns the canonical tag (`fr`, `pt-BR`) where it names a language that has a name; null for anything else
 */
export function languageTag(text: string): string | null {
  const typed = text.trim().replaceAll('_', '-')
  if (!/^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i.test(typed)) return null
  try {
    const [tag = ''] = Intl.getCanonicalLocales(typed)
    return hasName(tag) ? tag : null
  } catch {
    return null
  }
}

function hasName(tag: string): boolean {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag) !== undefined
}

/** @returns what a language calls itself, with a capital where it has such: "العربية", "Português (Brasil)" */
export function ownLanguageName(tag: string): string {
  const known = OWN_NAMES.get(tag)
  if (known !== undefined) return known
  const name = nameOfLanguage(tag, tag)
  const own = name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
  OWN_NAMES.set(tag, own)
  return own
}

/** Every form names its languages, and asking for a name takes longer than making the rest of the page. */
const OWN_NAMES = new Map<string, string>()

/** @returns what a reader's language calls a language; the tag where it has no name for it */
export function nameOfLanguage(tag: string, reader: string): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag
}

/** @returns the value of the `dir` attribute for texts in a language, by the script that it is usually written in */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(tag).maximize()
  return RIGHT_TO_LEFT.includes(script ?? '') ? 'rtl' : 'ltr'
}

/** How a document is marked. */
export interface Marked {
  lang: string
  dir: 'ltr' | 'rtl'
}

export function marked(tag: string): Marked {
  return { lang: tag, dir: directionOf(tag) }
}
