import type { Day, Perspective, Row } from '../database/schema.ts'

/** Whether a party stands on a service on a day; its last day still counts. */
export function standsOn(party: Pick<Row<'stakeholder'>, 'since' | 'until'>, day: Day): boolean {
  return party.since <= day && (party.until === null || party.until >= day)
}

/**
 * How many people could answer in a perspective on a day: the head counts of its parties. For customers this is the
 * census that their responses are compared against.
 */
export function peopleIn(
  parties: readonly Pick<Row<'stakeholder'>, 'perspective' | 'people' | 'since' | 'until'>[],
  perspective: Perspective,
  day: Day,
): number {
  return parties
    .filter((party) => party.perspective === perspective && standsOn(party, day))
    .reduce((sum, { people }) => sum + people, 0)
}

/** The last day of a party that ends today; one that has not begun yet has its first day as its last. */
export function lastDay(party: Pick<Row<'stakeholder'>, 'since'>, today: Day): Day {
  return party.since > today ? party.since : today
}
