const MINUTE = 60_000
const FIRST_WAIT = MINUTE / 2
const LONGEST_WAIT = 6 * 60 * MINUTE
const GIVE_UP_AFTER = 4 * 24 * 60 * MINUTE

/**
 * Each wait is twice the one before, up to six hours, for four days in all (RFC 5321, 4.5.4.1, asks for four to five).
 * @param attempts how often it was tried, the last time included
 * @returns how long to wait before the next try, in milliseconds; null: give up
 */
export function waitAfter(attempts: number): number | null {
  let waited = 0
  let wait = FIRST_WAIT
  for (let attempt = 1; attempt < attempts; attempt++) {
    waited += wait
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }
  return waited + wait > GIVE_UP_AFTER ? null : wait
}
