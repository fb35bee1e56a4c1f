/** A time so many days after `now`, before it where `days` is negative. */
export function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 24 * 3600 * 1000)
}
