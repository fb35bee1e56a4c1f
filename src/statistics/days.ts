const DAY_MILLISECONDS = 24 * 3600 * 1000

/** The calendar day, `YYYY-MM-DD`, so many days after another; before it where `days` is negative. RangeError for no day. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10)
}

/** How many days from one calendar day to another; negative where `to` is the earlier one, NaN where one is no day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS)
}
