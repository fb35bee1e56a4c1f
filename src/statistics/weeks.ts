const DAY_MILLISECONDS = 24 * 3600 * 1000

/**
 * The ISO 8601 week of a calendar day: weeks begin on Monday, and week 1 is the one with the year's first Thursday.
 * @param day `YYYY-MM-DD`; RangeError for anything else
 * @returns `YYYY-Www`, whose year may differ from the day's own around New Year
 */
export function isoWeekOf(day: string): string {
  const at = Date.parse(day)
  if (day.length !== 10 || Number.isNaN(at)) throw new RangeError(`A day is written YYYY-MM-DD, got ${day}`)
  const fromMonday = (new Date(at).getUTCDay() + 6) % 7
  const thursday = new Date(at + (3 - fromMonday) * DAY_MILLISECONDS)
  const year = thursday.getUTCFullYear()
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MILLISECONDS / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** @returns the Monday that a week `YYYY-Www` begins with, as `YYYY-MM-DD`; RangeError where there is no such week */
export function mondayOf(week: string): string {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  // 4 January is always in week 1.
  const fourth = Date.UTC(Number(year), 0, 4)
  const fromMonday = (new Date(fourth).getUTCDay() + 6) % 7
  const monday = new Date(fourth + (7 * (Number(number) - 1) - fromMonday) * DAY_MILLISECONDS)
  const written = Number.isNaN(monday.getTime()) ? '' : monday.toISOString().slice(0, 10)
  if (written === '' || isoWeekOf(written) !== week) throw new RangeError(`A week is written YYYY-Www, got ${week}`)
  return written
}
