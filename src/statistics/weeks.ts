import { daysAfter, daysBetween } from './days.ts'

/**
 * The ISO 8601 week of a calendar day: weeks begin on Monday, and week 1 is the one with the year's first Thursday.
 * @param day `YYYY-MM-DD`; RangeError for anything else
 * @returns `YYYY-Www`, whose year may differ from the day's own around New Year
 */
export function isoWeekOf(day: string): string {
  if (day.length !== 10 || Number.isNaN(Date.parse(day)))
    throw new RangeError(`A day is written YYYY-MM-DD, got ${day}`)
  const thursday = daysAfter(day, 3 - daysSinceMonday(day))
  const year = thursday.slice(0, 4)
  const week = 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** @returns the Monday that a week `YYYY-Www` begins with, as `YYYY-MM-DD`; RangeError where there is no such week */
export function mondayOf(week: string): string {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  // 4 January is always in week 1.
  const inFirst = `${year}-01-04`
  const monday = year === undefined ? null : daysAfter(inFirst, 7 * (Number(number) - 1) - daysSinceMonday(inFirst))
  if (monday === null || isoWeekOf(monday) !== week) throw new RangeError(`A week is written YYYY-Www, got ${week}`)
  return monday
}

function daysSinceMonday(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7
}
