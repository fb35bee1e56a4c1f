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
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1)
      return { language: tag.slice(0, 2).toLowerCase(), quality, position }
    })
    .filter((choice) => choice.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position)
  return wanted.map((choice) => choice.language).find(isLanguage) ?? 'en'
}
