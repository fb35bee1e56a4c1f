import type { Database, Day } from '../../src/database/schema.ts'

/** How many months of the demo's time had passed when the contact centre's new roster began. */
const MONTHS_BEFORE = 12
/** The same where the roster has been replaced since, so that all of the quarter before that shows it. */
const MONTHS_BEFORE_REPLACED = 8

/**
 * What changed for the debit card's users a year into the demo's time: the contact centre calls on working days only, as it
 * has agreed with the ITSM team. Operational level agreements do not decide how the service's agreement is judged.
 * @param months the complete months `YYYY-MM`, the first one first
 * @param lastDay of the roster, where it has been replaced
 */
export async function seedRoster(trx: Database, months: readonly string[], lastDay: Day | null): Promise<void> {
  const begun = months.slice(lastDay === null ? MONTHS_BEFORE : MONTHS_BEFORE_REPLACED)
  const since = begun.filter((month) => lastDay === null || month <= lastDay.slice(0, 7))
  await trx
    .insertInto('agreement')
    .values({
      id: 'debit-card-roster',
      service_id: 'debit-card',
      name: 'Contact centre roster: calls on working days only',
      kind: 'ola',
      customer_party: 'IT Service Management, Service Management Cards',
      provider_party: 'Contact Centre Operations',
      valid_from: `${since[0]}-01`,
      valid_until: lastDay,
      note: 'Saturdays and Sundays are not staffed. A lock of Friday is called on Tuesday.',
    })
    .execute()
  const target = { metric: 'Cardholders called within two working days', direction: 'at-least', value: 95 } as const
  await trx
    .insertInto('target')
    .values({
      ...{ id: 'debit-card-roster-calls', agreement_id: 'debit-card-roster', ...target, unit: '%' },
      ...{ measured_over: 'calendar month', critical: 0, component_id: null, position: 0 },
    })
    .execute()
  await trx
    .insertInto('attainment')
    .values(
      since.map((period) => ({ target_id: 'debit-card-roster-calls', period, value: 98, result: 'met' as const })),
    )
    .execute()
}
