import { inLanguage, type Wording } from './definition.ts'

/* How long the time is that a survey asks about, read from its words: "the last three months", « les 6 dernières semaines ». */

const NUMBERS: Record<'en' | 'fr', readonly string[]> = {
  en: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  fr: ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
}

/** Months in one of each, the first that is found counts; a month has 365.25 ÷ 12 days. */
const UNITS: readonly { words: RegExp; months: number }[] = [
  { words: /\b(half[- ]years?|semestres?)\b/, months: 6 },
  { words: /\b(days?|jours?)\b/, months: 12 / 365.25 },
  { words: /\b(weeks?|semaines?)\b/, months: (7 * 12) / 365.25 },
  { words: /\b(months?|mois)\b/, months: 1 },
  { words: /\b(quarters?|trimestres?)\b/, months: 3 },
  { words: /\b(years?|ans?|années?)(?!\p{L})/u, months: 12 },
]

/** @returns the months of the period; null where its words, English or French, do not say a length */
export function monthsOfPeriod(period: Wording): number | null {
  for (const language of ['en', 'fr'] as const) {
    if (period[language] === undefined) continue
    const text = inLanguage(period, language).toLowerCase()
    if (!/\b(last|past|previous|derni|passé|écoul)/u.test(text)) continue
    const unit = UNITS.find(({ words }) => words.test(text))
    if (unit !== undefined) return unit.months * howMany(text, language)
  }
  return null
}

function howMany(text: string, language: 'en' | 'fr'): number {
  const digits = /\d{1,3}/.exec(text)
  if (digits !== null) return Math.max(1, Number(digits[0]))
  const words = text.split(/[^\p{L}]+/u)
  const at = NUMBERS[language].findIndex((word) => words.includes(word))
  return at === -1 ? 1 : at + 1
}
