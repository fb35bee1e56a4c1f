import { sql } from 'kysely'
import { contains } from '../database/dialect.ts'
import type { Database, Row } from '../database/schema.ts'

export type MailStatus = Row<'outbox'>['status']

export const MAILS_A_PAGE = 50

/** How many mails stand where; statuses without any are missing. */
export async function mailCounts(db: Database): Promise<Partial<Record<MailStatus, number>>> {
  const rows = await db
    .selectFrom('outbox')
    .select((eb) => ['status', eb.fn.countAll<number>().as('mails')])
    .groupBy('status')
    .execute()
  return Object.fromEntries(rows.map(({ status, mails }) => [status, Number(mails)]))
}

/** The newest first, without their bodies. */
export async function listMails(db: Database, filter: { status?: MailStatus | undefined; q: string }, page: number) {
  let matching = db.selectFrom('outbox')
  if (filter.status !== undefined) matching = matching.where('status', '=', filter.status)
  if (filter.q !== '') matching = matching.where(contains(db, sql`${sql.ref('recipient')}`, filter.q))
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const mails = await matching
    .select(['id', 'kind', 'recipient', 'subject', 'status', 'attempts', 'next_attempt_at', 'last_error'])
    .select(['created_at', 'sent_at', 'bounced_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(MAILS_A_PAGE)
    .offset((page - 1) * MAILS_A_PAGE)
    .execute()
  return { mails, total: Number(total) }
}

export function mailById(db: Database, id: string): Promise<Row<'outbox'> | undefined> {
  return db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Puts a failed or waiting mail at the head of the queue, with all its tries before it. @returns whether it was one */
export async function retryMail(db: Database, id: string, now: Date): Promise<boolean> {
  const changed = await db
    .updateTable('outbox')
    .set({ status: 'waiting', attempts: 0, next_attempt_at: now.toISOString() })
    .where('id', '=', id)
    .where('status', 'in', ['failed', 'waiting'])
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}
