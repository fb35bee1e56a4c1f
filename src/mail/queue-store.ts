import { forUpdateSkippingHeld } from '../database/dialect.ts'
import type { Database, Row } from '../database/schema.ts'

const LEASE_MILLISECONDS = 10 * 60_000

/**
 * Takes mails that are due for this process alone, for the length of a lease; those of a process that died are due again
 * when its lease has ended. Two processes never hold the same mail.
 */
export async function claimDue(db: Database, now: Date, most: number): Promise<Row<'outbox'>[]> {
  const at = now.toISOString()
  const leased_until = new Date(now.getTime() + LEASE_MILLISECONDS).toISOString()
  return db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom('outbox')
      .select('id')
      .where((eb) =>
        eb.or([
          eb('status', '=', 'waiting').and('next_attempt_at', '<=', at),
          eb('status', '=', 'sending').and('leased_until', '<=', at),
        ]),
      )
      .orderBy('next_attempt_at')
      .orderBy('id')
      .limit(most)
      .modifyEnd(forUpdateSkippingHeld(trx))
      .execute()
    if (due.length === 0) return []
    const ids = due.map((row) => row.id)
    return trx
      .updateTable('outbox')
      .set((eb) => ({ status: 'sending', leased_until, attempts: eb('attempts', '+', 1) }))
      .where('id', 'in', ids)
      .returningAll()
      .execute()
  })
}

type Claimed = Pick<Row<'outbox'>, 'id' | 'leased_until'>

/** The bodies go: what they say is the recipient's, and their links open doors. */
export async function markSent(db: Database, mail: Claimed, now: Date): Promise<void> {
  await held(db, mail)
    .set({ status: 'sent', sent_at: now.toISOString(), body_text: '', body_html: '', last_error: null })
    .set({ leased_until: null })
    .execute()
}

/** @param nextAttempt when to try again; null: it has failed for good */
export async function markUnsent(db: Database, mail: Claimed, error: string, nextAttempt: Date | null): Promise<void> {
  const status = nextAttempt === null ? 'failed' : 'waiting'
  const again = nextAttempt === null ? {} : { next_attempt_at: nextAttempt.toISOString() }
  await held(db, mail)
    .set({ status, last_error: error, leased_until: null, ...again })
    .execute()
}

/** Only who still holds the lease may say how it ended. */
function held(db: Database, { id, leased_until }: Claimed) {
  return db
    .updateTable('outbox')
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .where('leased_until', '=', leased_until)
}
