export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', fr: 'Français' }

export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.includes(text as Language)
}

/**
 * @param acceptLanguage the header as the browser sent it
 * @returns the first of our languages in the reader's own order; English where none is asked for
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  return preferredAmong(acceptLanguage, LANGUAGES)
}

/**
 * @param acceptLanguage the header as the browser sent it
 * @param available tags (BCP 47), the one for everybody else first
 * @returns of these the first in the reader's own order; "fr-CA" is content with "fr", and "pt" with "pt-BR"
 */
export function preferredAmong<L extends string>(acceptLanguage: string | undefined, available: readonly L[]): L {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1)
      return { tag: tag.toLowerCase(), quality, position }
    })
    .filter((choice) => choice.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position)
  const found = wanted.flatMap(({ tag }) => closest(tag, available) ?? [])
  return found[0] ?? (available[0] as L)
}

function closest<L extends string>(wanted: string, available: readonly L[]): L | undefined {
  const same = available.find((tag) => tag.toLowerCase() === wanted)
  return same ?? available.find((tag) => primaryOf(tag) === primaryOf(wanted))
}

/** "pt" of "pt-BR" */
export function primaryOf(tag: string): string {
  return (tag.split('-')[0] as string).toLowerCase()
}
