import { sql } from 'kysely'
import { contains } from '../database/dialect.ts'
import type { Database, Row } from '../database/schema.ts'
import { kindShown, SURVEY_MAIL, SURVEY_MAIL_KINDS } from './survey-mail.ts'

export const MAILS_A_PAGE = 50

/** Which mails; what is empty or missing does not matter. */
export interface Which {
  status?: Row<'outbox'>['status'] | 'bounced' | undefined
  /** Of failed ones: the first word of `last_error`. */
  reason?: string | undefined
  /** As shown: reminders cannot be asked for apart. */
  kind: string
  /** The campaign whose last mails to its people they are. */
  campaign: string
  q: string
}

/** How many mails stand where; statuses without any are missing. Those that came back count as sent, too. */
export async function mailCounts(db: Database): Promise<Partial<Record<Row<'outbox'>['status'] | 'bounced', number>>> {
  const rows = await db
    .selectFrom('outbox')
    .select((eb) => ['status', eb.fn.countAll<number>().as('mails')])
    .groupBy('status')
    .execute()
  const { bounced } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('bounced'))
    .where('bounced_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return { ...Object.fromEntries(rows.map(({ status, mails }) => [status, Number(mails)])), bounced: Number(bounced) }
}

/** @returns how many waiting mails have been tried and are not due again yet */
export async function postponedMails(db: Database, now: Date): Promise<number> {
  const { postponed } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('postponed'))
    .where('status', '=', 'waiting')
    .where('next_attempt_at', '>', now.toISOString())
    .executeTakeFirstOrThrow()
  return Number(postponed)
}

/** The kinds of mail that there are, as they may be shown. */
export async function mailKinds(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('outbox').select('kind').distinct().orderBy('kind').execute()
  return [...new Set(rows.map((row) => kindShown(row.kind)))]
}

/** @returns how many invitations of running campaigns have no letter yet; it is written just before it is sent */
export async function unwrittenInvitations(db: Database): Promise<number> {
  const { unwritten } = await db
    .selectFrom('campaign')
    .innerJoin('invitation', 'invitation.campaign_id', 'campaign.id')
    .select((eb) => eb.fn.countAll<number>().as('unwritten'))
    .where('campaign.status', '=', 'running')
    .where('invitation.mail_id', 'is', null)
    .where('invitation.withdrawn', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(unwritten)
}

/** @returns what a campaign is called; null where there is none such */
export async function campaignName(db: Database, id: string): Promise<string | null> {
  const campaign = await db.selectFrom('campaign').select('name').where('id', '=', id).executeTakeFirst()
  return campaign?.name ?? null
}

/** The newest first, without their bodies. */
export async function listMails(db: Database, which: Which, page: number) {
  const { total } = await matching(db, which)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const mails = await matching(db, which)
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

/** Whether whoever a mail is for is no longer to be written to. */
export async function isWithdrawn(db: Database, id: string): Promise<boolean> {
  const found = await withdrawnMails(db).where('mail_id', '=', id).executeTakeFirst()
  return found !== undefined
}

/**
 * Puts a failed, cancelled or waiting mail at the head of the queue, with all its tries before it; not one whose
 * invitation was withdrawn. @returns whether it was one
 */
export async function retryMail(db: Database, id: string, now: Date): Promise<boolean> {
  const changed = await toTheQueue(db, now)
    .where('id', '=', id)
    .where('status', 'in', ['failed', 'cancelled', 'waiting'])
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

/** Puts every failed or cancelled mail that matches back into the queue, like {@link retryMail}. @returns how many */
export async function retryMails(db: Database, which: Which, now: Date): Promise<number> {
  const changed = await toTheQueue(db, now)
    .where('status', 'in', ['failed', 'cancelled'])
    .where('id', 'in', matchingIds(db, which))
    .executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

/** Takes a mail out of the queue, if it is still waiting there. @returns whether it was */
export async function cancelMail(db: Database, id: string): Promise<boolean> {
  const changed = await cancel(db).where('id', '=', id).executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

/** @returns how many were taken out of the queue */
export async function cancelMails(db: Database, which: Which): Promise<number> {
  const changed = await cancel(db).where('id', 'in', matchingIds(db, which)).executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

function cancel(db: Database) {
  return db.updateTable('outbox').set({ status: 'cancelled' }).where('status', '=', 'waiting')
}

function toTheQueue(db: Database, now: Date) {
  return db
    .updateTable('outbox')
    .set({ status: 'waiting', attempts: 0, next_attempt_at: now.toISOString() })
    .where('id', 'not in', withdrawnMails(db))
}

function withdrawnMails(db: Database) {
  return db
    .selectFrom('invitation')
    .select((eb) => eb.ref('mail_id').$notNull().as('mail_id'))
    .where('withdrawn', 'is not', null)
    .where('mail_id', 'is not', null)
}

function matchingIds(db: Database, which: Which) {
  return matching(db, which).select('outbox.id')
}

function matching(db: Database, { status, reason, kind, campaign, q }: Which) {
  let mails = db.selectFrom('outbox')
  if (status === 'bounced') mails = mails.where('bounced_at', 'is not', null)
  else if (status !== undefined) mails = mails.where('status', '=', status)
  if (reason !== undefined) mails = mails.where('last_error', 'like', `${reason} %`)
  if (kindShown(kind) === SURVEY_MAIL) mails = mails.where('kind', 'in', SURVEY_MAIL_KINDS)
  else if (kind !== '') mails = mails.where('kind', '=', kind)
  if (q !== '') mails = mails.where(contains(db, sql`${sql.ref('recipient')}`, q))
  if (campaign === '') return mails
  const theirs = db.selectFrom('invitation').select('mail_id').where('campaign_id', '=', campaign)
  return mails.where('outbox.id', 'in', theirs)
}
