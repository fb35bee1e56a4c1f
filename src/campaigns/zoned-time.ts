import type { Day, Time } from '../database/schema.ts'

/** Every time zone by its IANA name. */
export const TIME_ZONES: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
]

/** Whether there is such a zone, by today's name or an earlier one (Asia/Kolkata, Asia/Calcutta). */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The zone that the installation runs in. */
export function ownTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return isTimeZone(timeZone) ? timeZone : 'UTC'
}

/**
 * `exact`: the clocks show it once. `skipped`: clocks go forward over it, so that it stands for the moment as long after
 * the change as it says. `twice`: clocks go back over it, and the first of the two is meant.
 */
export type ClockTime = 'exact' | 'skipped' | 'twice'

const MINUTE = 60_000

/**
 * What a date and a time on a zone's clocks are in UTC.
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM`
 */
export function utcOf(day: Day, time: string, zone: string): { at: Time; clock: ClockTime } {
  const wall = Date.parse(`${day}T${time}:00Z`)
  // A change of the clocks lies between these two, if any does.
  const before = wall - offsetAt(wall - 24 * 60 * MINUTE, zone)
  const after = wall - offsetAt(wall + 24 * 60 * MINUTE, zone)
  const shows = (instant: number) => instant + offsetAt(instant, zone) === wall
  const showing = [...new Set([before, after])].filter(shows).sort((a, b) => a - b)
  const first = showing[0]
  if (first === undefined) return { at: new Date(Math.max(before, after)).toISOString(), clock: 'skipped' }
  return { at: new Date(first).toISOString(), clock: showing.length > 1 ? 'twice' : 'exact' }
}

/** What a zone's clocks show at a moment. */
export function clockOf(at: Time, zone: string): { day: Day; time: string } {
  const instant = Date.parse(at)
  const shown = new Date(instant + offsetAt(instant, zone)).toISOString()
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const known = formats.get(zone)
  const format = known ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  if (known === undefined) formats.set(zone, format)
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? []
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1_000
  return sign === '-' ? -size : size
}
