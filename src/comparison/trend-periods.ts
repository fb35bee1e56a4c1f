import type { Month } from '../catalogue/agreement.ts'
import type { Day } from '../database/schema.ts'
import { daysAfter } from '../statistics/days.ts'
import { filterMayShow } from '../statistics/suppression.ts'
import { mondayOf } from '../statistics/weeks.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { ALL_TIME, monthsIn, type WindowKey } from './window.ts'

/** Calendar weeks are ISO 8601's: Monday to Sunday, `2026-W47`. */
export type TrendUnit = 'week' | 'month' | 'quarter'
export const TREND_UNITS = ['week', 'month', 'quarter'] as const satisfies readonly TrendUnit[]

/** One or several calendar periods whose answers are shown as one figure. */
export interface Span {
  /** The months or weeks with answers in it, as histograms name them. */
  parts: string[]
  /** The first day of the first calendar period, and the day after the last. */
  from: Day
  until: Day
}

/**
 * The months' answers as spans that may be shown, in their order.
 *
 * A span holds the months whose smallest shown window is the same: a shown month alone; or what is left of a quarter, a
 * year or all time without the windows within it that are shown. It is thus a difference of figures that other pages show
 * already (src/statistics/windows.ts proves each such difference empty or large enough), so that neither it nor any sum
 * or difference of spans and windows tells anything new. Spans that lie within each other become one.
 * @param months those in which the question was scored
 * @param isShown of a calendar window; true of a window only if it is of the windows around it
 */
export function monthSpans(
  months: readonly Month[],
  unit: Exclude<TrendUnit, 'week'>,
  isShown: (window: WindowKey) => boolean,
): Span[] {
  const bySmallest = new Map<WindowKey, Month[]>()
  for (const month of [...months].sort()) {
    const smallest = windowsAround(month, unit).find(isShown)
    if (smallest !== undefined) bySmallest.set(smallest, [...(bySmallest.get(smallest) ?? []), month])
  }
  const spans = [...bySmallest.values()].map((parts) => spanOf(parts, unit))
  return apart(spans.sort((a, b) => (a.from < b.from ? -1 : 1)))
}

/** The calendar windows that hold a month, the smallest first. */
function windowsAround(month: Month, unit: 'month' | 'quarter'): WindowKey[] {
  const around = [quarterOf(month), month.slice(0, 4), ALL_TIME]
  return unit === 'month' ? [month, ...around] : around
}

function spanOf(parts: Month[], unit: 'month' | 'quarter'): Span {
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (unit === 'month') return { parts, from: firstDay(first), until: dayAfter(last) }
  const [begins = ''] = monthsIn(quarterOf(first)) ?? []
  return { parts, from: firstDay(begins), until: dayAfter(monthsIn(quarterOf(last))?.at(-1) ?? last) }
}

/** @param spans by their first day */
function apart(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans) {
    const before = result.at(-1)
    if (before === undefined || before.until <= span.from) result.push(span)
    else result.splice(-1, 1, { ...before, parts: [...before.parts, ...span.parts].sort(), until: later(before, span) })
  }
  return result
}

function later(a: Span, b: Span): Day {
  return a.until > b.until ? a.until : b.until
}

/**
 * The weeks' answers as spans that may be shown. Weeks and months cut across each other, so that weeks may show beside
 * months only where all moves by whole batches of {@link SMALLEST_GROUP} and more: then every part that they cut out of
 * each other is made of whole batches, too. A smaller week, or a smaller rest of all answers without the weeks', tells
 * that it does not, and then no week is shown.
 * @param scored by week, how many scored the question
 * @param all how many did over all time
 * @returns null where the weeks may not be shown
 */
export function weekSpans(scored: ReadonlyMap<string, number>, all: number, isAnonymous: boolean): Span[] | null {
  const weeks = [...scored].filter(([, n]) => n > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const total = weeks.reduce((sum, [, n]) => sum + n, 0)
  const isWhole = weeks.every(([, n]) => n >= SMALLEST_GROUP) && filterMayShow(SMALLEST_GROUP, total, [all])
  if (isAnonymous && weeks.length > 0 && !isWhole) return null
  return weeks.map(([week]) => ({ parts: [week], from: mondayOf(week), until: daysAfter(mondayOf(week), 7) }))
}

export function isWeek(period: string): boolean {
  return /^\d{4}-W\d{2}$/.test(period)
}

export function isMonth(period: string): boolean {
  return /^\d{4}-\d{2}$/.test(period)
}

export function quarterOf(month: Month): WindowKey {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`
}

export function dayBefore(day: Day): Day {
  return daysAfter(day, -1)
}

function firstDay(month: Month): Day {
  return `${month}-01`
}

function dayAfter(month: Month): Day {
  return `${daysAfter(firstDay(month), 31).slice(0, 7)}-01`
}
