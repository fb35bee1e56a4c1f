import { peopleIn } from '../catalogue/stakeholders.ts'
import type { Day, Perspective } from '../database/schema.ts'

/** Who could be asked, as the survey and the catalogue know it. */
export interface EligibleFacts {
  /** What the survey says itself; null: derived from the catalogue. */
  stated: number | null
  /** The service's active users. */
  activeUsers: number | null
  stakeholders: readonly { perspective: Perspective; people: number; since: Day; until: Day | null }[]
}

/**
 * How many people could have been asked for a perspective: the survey's own figure; else the service's active users, or
 * the sum of the people of today's stakeholders. Null when nobody knows.
 */
export function eligibleCount(perspective: Perspective, facts: EligibleFacts, today: Day): number | null {
  if (facts.stated !== null) return facts.stated
  if (perspective === 'user' && facts.activeUsers !== null) return facts.activeUsers
  const people = peopleIn(facts.stakeholders, perspective, today)
  return people === 0 ? null : people
}
