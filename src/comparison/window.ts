import type { Month } from '../catalogue/agreement.ts'
import type { Day } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'

/** A calendar window as addresses write it: `all`, a year `2026`, a quarter `2026-Q3` or a month `2026-10`. */
export type WindowKey = string

export const ALL_TIME: WindowKey = 'all'

const WRITTEN = /^(?:all|20\d\d(?:-Q[1-4]|-0[1-9]|-1[0-2])?)$/

/** Whether a text names a window; years 2000 to 2099. */
export function isWindow(text: string): boolean {
  return WRITTEN.test(text)
}

/** The months of a window, first to last; null: all months. */
export function monthsIn(window: WindowKey): Month[] | null {
  if (window === ALL_TIME) return null
  const year = window.slice(0, 4)
  const quarter = quarterOf(window)
  if (quarter !== null) return [1, 2, 3].map((month) => monthOf(year, 3 * (quarter - 1) + month))
  if (window.length === 7) return [window]
  return Array.from({ length: 12 }, (_, at) => monthOf(year, at + 1))
}

/** The window of the same length that ends where this one begins; null for all time, which has none. */
export function windowBefore(window: WindowKey): WindowKey | null {
  if (window === ALL_TIME) return null
  const year = Number(window.slice(0, 4))
  const quarter = quarterOf(window)
  const before = (): WindowKey => {
    if (quarter !== null) return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`
    if (window.length === 4) return String(year - 1)
    const month = Number(window.slice(5))
    return month === 1 ? `${year - 1}-12` : monthOf(String(year), month - 1)
  }
  const key = before()
  return isWindow(key) ? key : null
}

/** The quarter that a day lies in. */
export function quarterOfDay(day: Day): WindowKey {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

const MOST_QUARTERS = 4

/**
 * The whole quarters that are over and began with a window or after it, the newest first and a year of them at most; last
 * comes the window itself, which is over.
 */
export function windowsSince(window: WindowKey, today: Day): WindowKey[] {
  const began = monthsIn(window)?.[0] ?? ''
  const found: WindowKey[] = []
  let quarter = windowBefore(quarterOfDay(today))
  while (quarter !== null && found.length < MOST_QUARTERS && (monthsIn(quarter)?.[0] ?? '') >= began) {
    found.push(quarter)
    quarter = windowBefore(quarter)
  }
  return found.includes(window) ? found : [...found, window]
}

/** Whether a window ends earlier than another; all time lies before every window. */
export function endsBefore(window: WindowKey, other: WindowKey): boolean {
  const end = (of: WindowKey) => monthsIn(of)?.at(-1) ?? ''
  return end(window) < end(other)
}

/** "All time", "2026", "Q3 2026", "October 2026". */
export function windowName(window: WindowKey, t: Translate, format: Format): string {
  if (window === ALL_TIME) return t('comparison.windowAll')
  const quarter = quarterOf(window)
  if (quarter !== null) return t('comparison.windowQuarter', { quarter, year: window.slice(0, 4) })
  return window.length === 7 ? format.month(window) : window
}

/** A year with its quarters and months that hold answers, each list with the newest first. */
export interface YearOfWindows {
  year: WindowKey
  quarters: WindowKey[]
  months: WindowKey[]
}

/** The windows that hold at least one of these months, the newest year first. */
export function windowsOver(months: readonly Month[]): YearOfWindows[] {
  const newestFirst = [...new Set(months)].sort().reverse()
  const years = [...new Set(newestFirst.map((month) => month.slice(0, 4)))]
  return years.map((year) => {
    const within = newestFirst.filter((month) => month.startsWith(year))
    const quarters = within.map((month) => `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`)
    return { year, quarters: [...new Set(quarters)], months: within }
  })
}

function quarterOf(window: WindowKey): number | null {
  return window[5] === 'Q' ? Number(window[6]) : null
}

function monthOf(year: string, month: number): Month {
  return `${year}-${String(month).padStart(2, '0')}`
}
