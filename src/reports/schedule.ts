import { monthsIn, type WindowKey } from '../comparison/window.ts'
import type { Day, ReportFrequency } from '../database/schema.ts'

export const REPORT_FREQUENCIES = ['monthly', 'quarterly'] as const satisfies readonly ReportFrequency[]

/** @returns the first day of the next month, or of the next quarter */
export function nextReportDay(frequency: ReportFrequency, today: Day): Day {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const next = frequency === 'monthly' ? month + 1 : 3 * Math.ceil(month / 3) + 1
  return new Date(Date.UTC(year, next - 1, 1)).toISOString().slice(0, 10)
}

/**
 * The window that a review looks at unless its reader says otherwise: the last quarter that is over, since customers are
 * asked once a quarter; all time where nothing was answered in it.
 * @param months those that hold answers
 */
export function reviewWindow(months: readonly string[], today: Day): WindowKey {
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
  const year = Number(today.slice(0, 4))
  const last = quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`
  return (monthsIn(last) ?? []).some((month) => months.includes(month)) ? last : 'all'
}
