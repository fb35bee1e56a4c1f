/** Messages that went to the mail server of late, whichever process handed them over: when, and how many; oldest first. */
export type Handed = readonly (readonly [milliseconds: number, messages: number])[]

const MINUTE = 60_000
/** A minute's messages are spread over it, for servers that count by the second. */
const SPREAD = 15_000
const SPREADS_A_MINUTE = MINUTE / SPREAD
/** Times are rounded up to this, so that a minute's messages are few entries. */
const GRID = 250

export interface Allowance {
  /** How many messages may go now. */
  messages: number
  /** When the next may go, where none may now. */
  againAt: Date | null
}

/**
 * At most `perMinute` messages in any sixty seconds, and at most a quarter of them (rounded up) in any fifteen.
 * @param perMinute a whole number from 1; null: no limit
 */
export function allowance(handed: Handed, perMinute: number | null, now: Date): Allowance {
  if (perMinute === null) return { messages: Number.MAX_SAFE_INTEGER, againAt: null }
  const at = now.getTime()
  const windows = [
    { length: MINUTE, most: perMinute },
    { length: SPREAD, most: Math.ceil(perMinute / SPREADS_A_MINUTE) },
  ]
  const left = windows.map(({ length, most }) => most - within(handed, length, at))
  const messages = Math.max(0, Math.min(...left))
  if (messages > 0) return { messages, againAt: null }
  return { messages, againAt: new Date(Math.max(...windows.map((window) => freeAt(handed, window, at)))) }
}

/** @returns the entries with some messages more, without those that no longer matter */
export function withHanded(handed: Handed, messages: number, now: Date): Handed {
  const at = Math.ceil(now.getTime() / GRID) * GRID
  const recent = handed.filter((entry) => matters(entry[0], MINUTE, now.getTime()))
  const last = recent.at(-1)
  return last?.[0] === at ? [...recent.slice(0, -1), [at, last[1] + messages]] : [...recent, [at, messages]]
}

/** An entry from far ahead comes from a clock that has been set back since, and would hold up everything. */
function matters(entry: number, length: number, at: number): boolean {
  return entry > at - length && entry <= at + MINUTE
}

function within(handed: Handed, length: number, at: number): number {
  return handed.reduce((sum, [entry, messages]) => sum + (matters(entry, length, at) ? messages : 0), 0)
}

/** When enough of a window's messages have left it for one more. */
function freeAt(handed: Handed, { length, most }: { length: number; most: number }, at: number): number {
  let inside = within(handed, length, at)
  for (const [entry, messages] of handed) {
    if (inside < most) break
    if (!matters(entry, length, at)) continue
    inside -= messages
    if (inside < most) return entry + length
  }
  return at
}

/**
 * @param waiting how many messages are still to go
 * @returns how many minutes they take at the limit, rounded up; null where there is no limit
 */
export function minutesToSend(waiting: number, perMinute: number | null): number | null {
  return perMinute === null ? null : Math.ceil(waiting / perMinute)
}
