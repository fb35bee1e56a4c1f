import type { Database } from '../database/schema.ts'

export const DAYS_KEPT = 180
const DAY = 86_400_000
const AT_ONCE = 500

/** Deletes mails that are done with, sent or not, this many days after they were written; few at a time. */
export async function deleteOldMails(db: Database, now: Date, isStopping = () => false): Promise<void> {
  const before = new Date(now.getTime() - DAYS_KEPT * DAY).toISOString()
  while (!isStopping()) {
    const old = db
      .selectFrom('outbox')
      .select('id')
      .where('created_at', '<', before)
      .where('status', 'in', ['sent', 'failed', 'cancelled'])
      .limit(AT_ONCE)
    const deleted = await db.deleteFrom('outbox').where('id', 'in', old).executeTakeFirst()
    if (Number(deleted.numDeletedRows) < AT_ONCE) return
  }
}
