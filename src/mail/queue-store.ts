import { forUpdateSkippingHeld } from '../database/dialect.ts'
import type { Database, Row } from '../database/schema.ts'
import type { Sending } from './sending.ts'
import { countHanded, heldAllowance } from './sending-store.ts'

const LEASE_MILLISECONDS = 10 * 60_000

/**
 * Takes mails that are due for this process alone, for the length of a lease, as far as the sending limit allows; those
 * of a process that died are due again when its lease has ended. Two processes never hold the same mail.
 * @returns none where none is due or none may go yet
 */
export async function claimDue(db: Database, now: Date, most: number, sending: Sending): Promise<Row<'outbox'>[]> {
  return db.transaction().execute(async (trx) => {
    const { messages } = await heldAllowance(trx, sending, now)
    if (messages === 0) return []
    await releaseExpired(trx, now)
    const due = await dueMails(trx, now, Math.min(most, messages))
    if (due.length === 0) return []
    if (sending.perMinute !== null) await countHanded(trx, due.length, now)
    return trx
      .updateTable('outbox')
      .set((eb) => ({ status: 'sending', leased_until: endOfLease(now), attempts: eb('attempts', '+', 1) }))
      .where('id', 'in', due)
      .returningAll()
      .execute()
  })
}

/** @returns the ids of mails that are due, held for this transaction; reminders that are no longer needed are dropped */
async function dueMails(trx: Database, now: Date, most: number): Promise<string[]> {
  for (;;) {
    const due = await waitingSince(trx, now)
      .select('id')
      .orderBy('priority')
      .orderBy('next_attempt_at')
      .orderBy('id')
      .limit(most)
      .modifyEnd(forUpdateSkippingHeld(trx))
      .execute()
    const ids = due.map(({ id }) => id)
    const dropped = ids.length === 0 ? new Set() : await dropAnsweredReminders(trx, ids)
    const needed = ids.filter((id) => !dropped.has(id))
    if (needed.length > 0 || dropped.size === 0) return needed
  }
}

/**
 * Whoever has answered while their reminder waited gets none. Its row goes: marked in any way, it would go on telling who
 * has answered.
 * @returns the ids of those that are gone
 */
async function dropAnsweredReminders(trx: Database, ids: readonly string[]): Promise<Set<string>> {
  const answered = trx
    .selectFrom('invitation')
    .innerJoin('participation', 'participation.key', 'invitation.token_hash')
    .select('mail_id')
    .where('mail_id', 'in', ids)
  const dropped = await trx
    .deleteFrom('outbox')
    .where('id', 'in', ids)
    .where('kind', '=', 'survey-reminder')
    .where('id', 'in', answered)
    .returning('id')
    .execute()
  return new Set(dropped.map(({ id }) => id))
}

/** Whether a mail is due now, whatever the sending limit says. */
export async function isAnyDue(db: Database, now: Date): Promise<boolean> {
  return (await waitingSince(db, now).select('id').limit(1).executeTakeFirst()) !== undefined
}

function waitingSince(db: Database, now: Date) {
  return db.selectFrom('outbox').where('status', '=', 'waiting').where('next_attempt_at', '<=', now.toISOString())
}

function endOfLease(now: Date): string {
  return new Date(now.getTime() + LEASE_MILLISECONDS).toISOString()
}

/** What a process held when it died goes back into the queue. */
async function releaseExpired(trx: Database, now: Date): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ status: 'waiting', leased_until: null })
    .where('status', '=', 'sending')
    .where('leased_until', '<=', now.toISOString())
    .execute()
}

type Claimed = Pick<Row<'outbox'>, 'id' | 'leased_until'>

/** Bodies and headers go: what they say is the recipient's, and their links open doors. */
export async function markSent(db: Database, mail: Claimed, now: Date): Promise<void> {
  await held(db, mail)
    .set({ status: 'sent', sent_at: now.toISOString(), body_text: '', body_html: '', headers: '{}', last_error: null })
    .set({ leased_until: null })
    .execute()
}

/**
 * @param nextAttempt when to try again; null: it has failed for good
 * @returns whether it was still this process's to say so
 */
export async function markUnsent(
  db: Database,
  mail: Claimed,
  error: string,
  nextAttempt: Date | null,
): Promise<boolean> {
  const status = nextAttempt === null ? 'failed' : 'waiting'
  const again = nextAttempt === null ? {} : { next_attempt_at: nextAttempt.toISOString() }
  const changed = await held(db, mail)
    .set({ status, last_error: error, leased_until: null, ...again })
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

/** Only who still holds the lease may say how it ended. */
function held(db: Database, { id, leased_until }: Claimed) {
  return db
    .updateTable('outbox')
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .where('leased_until', '=', leased_until)
}
