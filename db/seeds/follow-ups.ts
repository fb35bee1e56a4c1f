import type { Database } from '../../src/database/schema.ts'
import { changeFollowUpRule } from '../../src/responses/follow-up-store.ts'

const DAY = 24 * 3_600_000
/** Longer ago than this, somebody has got back to them. */
const ANSWERED_AFTER_DAYS = 60

/** Low scores of the past were followed up; the latest are in the analyst's charge, as new ones will be, and due in a few days. */
export async function seedFollowUps(db: Database, now: Date): Promise<void> {
  await changeFollowUpRule(db, { mostScore: 2, withinDays: 5, ownerId: 'analyst' })
  const answered = new Date(now.getTime() - ANSWERED_AFTER_DAYS * DAY).toISOString().slice(0, 10)
  await db
    .updateTable('follow_up')
    .set(({ ref }) => ({
      owner_id: 'analyst',
      told: 1,
      closed_on: ref('due_on'),
      closed_by: 'analyst',
      outcome: 'Talked it through on the telephone; what it was about went into the next service review.',
    }))
    .where('origin', '=', 'low-score')
    .where('opened_on', '<', answered)
    .execute()
  const due_on = new Date(now.getTime() + 3 * DAY).toISOString().slice(0, 10)
  await db
    .updateTable('follow_up')
    .set({ owner_id: 'analyst', told: 1, due_on })
    .where('origin', '=', 'low-score')
    .where('closed_on', 'is', null)
    .execute()
}
