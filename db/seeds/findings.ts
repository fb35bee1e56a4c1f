import type { Database, Role } from '../../src/database/schema.ts'
import { lookAtService, servicesToLookAt } from '../../src/improvement/finding-look-store.ts'

/** What the rules find on the demo's services today; the debit card's owner has dismissed one finding already. */
export async function seedFindings(db: Database, accounts: Record<Role, string>, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  for (const service of await servicesToLookAt(db, today)) await lookAtService(db, service, today, false)
  await db
    .updateTable('finding')
    .set({
      status: 'dismissed',
      decided_by: accounts.owner,
      decided_at: now.toISOString(),
      reason: DISMISSED_BECAUSE,
    })
    .where('service_id', '=', 'debit-card')
    .where('rule', '=', 'prediction')
    .execute()
}

const DISMISSED_BECAUSE =
  'We have seen the users’ figures since, and discussed them in the review of last month. Nothing follows from our guess any more.'
