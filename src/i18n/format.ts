import type { Language } from './languages.ts'

const LOCALES: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }

/** Numbers and dates as the reader of a language writes them. */
export interface Format {
  /** `digits` fixed decimals. */
  number(value: number, digits?: number): string
  /** With its sign, the minus as a true minus sign; zero has none. */
  signed(value: number, digits?: number): string
  /** A share 0–1 as a percentage; a share that is not 0 or 1 never reads as 0 % or 100 % without decimals. */
  percent(share: number, digits?: number): string
  /** `YYYY-MM-DD` or an ISO time: "3 Nov 2026". */
  day(day: string): string
  /** An ISO time, UTC, to the minute. */
  time(time: string): string
  /** `YYYY-MM`: "November 2026". */
  month(month: string): string
  /** `YYYY-MM`, for the head of a narrow column: "Nov 26". */
  shortMonth(month: string): string
  /** 1 Monday to 7 Sunday, by name. */
  weekday(day: number): string
  shortWeekday(day: number): string
  /** "a, b and c" */
  list(items: readonly string[]): string
}

export function formatter(language: Language): Format {
  return FORMATTERS[language]
}

function build(language: Language): Format {
  const locale = LOCALES[language]
  const numbers = new Map<string, Intl.NumberFormat>()
  const cached = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const known = numbers.get(key) ?? new Intl.NumberFormat(locale, options)
    numbers.set(key, known)
    return known
  }
  const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits })
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const shortMonths = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' })
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const shortWeekdays = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' })
  // French counts the first of a month: « 1er mai », « 2 mai ».
  const ordinalFirst = (text: string) => (language === 'fr' ? text.replace(/^1 /, '1er ') : text)
  const trueMinus = (text: string) => text.replace('-', '−')
  return {
    number: (value, digits = 0) => trueMinus(cached(`n${digits}`, fixed(digits)).format(value)),
    signed: (value, digits = 0) =>
      trueMinus(cached(`s${digits}`, { ...fixed(digits), signDisplay: 'exceptZero' }).format(value)),
    percent: (share, digits = 0) => {
      const roundsAway = (share > 0 && share < 0.005) || (share < 1 && share > 0.995)
      const shown = digits === 0 && roundsAway ? 1 : digits
      const percent = cached(`p${shown}`, { style: 'percent', ...fixed(shown) })
      if (share > 0 && share < 0.0005) return `<${language === 'fr' ? '\u00a0' : ''}${percent.format(0.001)}`
      return percent.format(share)
    },
    day: (day) => ordinalFirst(days.format(new Date(day))),
    time: (time) => ordinalFirst(times.format(new Date(time))),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    shortMonth: (month) => shortMonths.format(new Date(`${month}-01T00:00:00Z`)),
    // 1 January 2024 was a Monday.
    weekday: (day) => weekdays.format(new Date(Date.UTC(2024, 0, day))),
    shortWeekday: (day) => shortWeekdays.format(new Date(Date.UTC(2024, 0, day))),
    list: (items) => lists.format(items),
  }
}

const FORMATTERS: Record<Language, Format> = { en: build('en'), fr: build('fr') }
