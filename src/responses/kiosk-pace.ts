/*
 * How fast a kiosk takes answers. People take their time and never notice; a queue of children pressing buttons makes the
 * pauses grow. Nothing is taken and then thrown away: what comes too soon is refused, and says so.
 */

/** Nobody reads even one question in less. */
export const LEAST_SECONDS_ON_FORM = 3

const FIRST_PAUSE_SECONDS = 5
const LONGEST_PAUSE_SECONDS = 60
/** Who answers within so many seconds of the pause's end was waiting for it. */
const HASTE_SECONDS = 10
/** After so long without an answer, the next ones start afresh. */
const CALM_SECONDS = 60

export interface Pace {
  /** When the pause after the last answer ends, in milliseconds. */
  pausedUntil: number
  /** How many answers came hastily, one after another. */
  hasty: number
}

/** @returns for how many more seconds nothing is taken; 0 where the next one may come */
export function pauseLeft(pace: Pace | undefined, now: number): number {
  return pace === undefined ? 0 : Math.max(0, Math.ceil((pace.pausedUntil - now) / 1000))
}

/**
 * After an answer has been taken: a pause of {@link FIRST_PAUSE_SECONDS}, doubled with every answer that comes hastily, up to
 * {@link LONGEST_PAUSE_SECONDS}.
 */
export function paceAfter(pace: Pace | undefined, now: number): Pace {
  const hasty = hastyAfter(pace, now)
  const pause = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** hasty)
  return { hasty, pausedUntil: now + pause * 1000 }
}

function hastyAfter(pace: Pace | undefined, now: number): number {
  if (pace === undefined) return 0
  const seconds = (now - pace.pausedUntil) / 1000
  if (seconds > CALM_SECONDS) return 0
  return seconds < HASTE_SECONDS ? Math.min(10, pace.hasty + 1) : pace.hasty
}
