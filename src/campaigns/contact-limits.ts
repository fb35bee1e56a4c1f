import type { Day } from '../database/schema.ts'
import { daysAfter } from '../statistics/days.ts'

/** How often one person may be written to, across all surveys of the installation. */
export interface ContactLimits {
  /** Invitations that one person gets at most within the window; reminders are not counted. */
  invitations: number
  /** Length of the window in days, the day of writing included. */
  windowDays: number
  /**
   * How long somebody who has answered rests, in days from {@link LimitDays.restSince}; 0: not at all. Where a survey is
   * anonymous, everybody who was invited rests: who alone did would be known to have answered.
   */
  restDays: number
}

export const DEFAULT_LIMITS: ContactLimits = { invitations: 4, windowDays: 90, restDays: 30 }

/** The days that decide whether somebody may be invited; null where there is no such day. */
export interface LimitDays {
  /** Of the person's invitations, newest first, the one whose place is the limit: the fourth where four are allowed. */
  fullSince: Day | null
  /**
   * The last mail of a survey that they have answered under their name, or their invitation to an anonymous one, answered
   * or not; the later of the two. A reminder of an anonymous one does not count: only who has not answered gets it.
   */
  restSince: Day | null
}

/** `resting`: see {@link LimitDays.restSince}. `contact-limits`: has had enough invitations. */
export type LimitReason = 'contact-limits' | 'resting'
export type LimitVerdict =
  | { allowed: true }
  | { allowed: false; reason: LimitReason /** May be invited again from this day on. */; from: Day }

/**
 * Whether a person may be invited on a day, and else why not and from when on. Where several reasons hold, the one that
 * lasts longest decides.
 */
export function limitVerdict(limits: ContactLimits, days: LimitDays, today: Day): LimitVerdict {
  const ends: { reason: LimitReason; from: Day }[] = []
  const add = (reason: LimitReason, since: Day | null, length: number) => {
    if (since !== null) ends.push({ reason, from: daysAfter(since, length) })
  }
  add('resting', days.restSince, limits.restDays)
  add('contact-limits', days.fullSince, limits.windowDays)
  const last = ends.filter(({ from }) => from > today).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  return last === undefined ? { allowed: true } : { allowed: false, ...last }
}

/**
 * @param invited the days of a person's invitations, in any order, those of today included
 * @returns the day that fills the window ({@link LimitDays.fullSince}); null where there were fewer
 */
export function fullSince(limits: ContactLimits, invited: readonly Day[]): Day | null {
  return [...invited].sort().reverse()[limits.invitations - 1] ?? null
}
