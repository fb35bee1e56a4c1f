import { sql } from 'kysely'
import { forShareOf, forUpdateSkippingHeld } from '../database/dialect.ts'
import type { CampaignStatus, Database, Row } from '../database/schema.ts'
import { type OutgoingMail, queueMails } from '../mail/outbox.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { addressHash } from './address-hash.ts'
import { addressSalt, recordContact } from './ledger-store.ts'
import { daysToNext, MOST_REMINDERS, readReminders } from './reminders.ts'

/* What happens to a campaign from its start to its end. Letters are written just before they are sent. */

/** An invitation whose letter, or next reminder, is to be written. */
export type Unwritten = Row<'invitation'>

/** How many mails wait to be sent, of whatever kind. */
export async function mailsWaiting(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Invitations of running campaigns that wait for their letter; nobody who has answered is among them. */
export async function unwrittenInvitations(db: Database, now: Date, most: number): Promise<Unwritten[]> {
  const running = await db
    .selectFrom('campaign')
    .select('id')
    .where('status', '=', 'running')
    .where((eb) => eb.or([eb('closes_at', 'is', null), eb('closes_at', '>', now.toISOString())]))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  for (const { id } of running) {
    const found = await unanswered(db)
      .innerJoin('survey', 'survey.id', 'invitation.survey_id')
      .selectAll('invitation')
      .where('campaign_id', '=', id)
      .where('mail_id', 'is', null)
      .where('withdrawn', 'is', null)
      .where('survey.status', '=', 'published')
      .limit(most)
      .execute()
    if (found.length > 0) return found
  }
  return []
}

function unanswered(db: Database) {
  return db
    .selectFrom('invitation')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('participation').select('key').whereRef('participation.key', '=', 'invitation.token_hash')),
      ),
    )
}

/** A letter that is ready, and the hash of the token in its link. */
export interface WrittenLetter {
  invitation: Unwritten
  tokenHash: string
  mail: OutgoingMail
}

/**
 * Puts letters into the outbox and notes that they were written, all at once: a crash loses none, and of two processes that
 * wrote the same letter one puts it in. Letters of campaigns that were paused or stopped meanwhile are dropped.
 * @returns how many were put in
 */
export async function queueLetters(db: Database, letters: readonly WrittenLetter[], now: Date): Promise<number> {
  const salt = await addressSalt(db)
  return db.transaction().execute(async (trx) => {
    const running = await trx
      .selectFrom('campaign')
      .select('id')
      .where('id', 'in', [...new Set(letters.map(({ invitation }) => invitation.campaign_id))])
      .where('status', '=', 'running')
      .modifyEnd(forShareOf(trx, 'campaign'))
      .execute()
    const held = await trx
      .selectFrom('invitation')
      .select(['id', 'campaign_id'])
      .where(
        'id',
        'in',
        letters.map(({ invitation }) => invitation.id),
      )
      .where('mail_id', 'is', null)
      .where('withdrawn', 'is', null)
      .modifyEnd(forUpdateSkippingHeld(trx))
      .execute()
    const isHeld = new Set(held.filter((row) => running.some(({ id }) => id === row.campaign_id)).map(({ id }) => id))
    const queued = letters.filter(({ invitation }) => isHeld.has(invitation.id))
    if (queued.length === 0) return 0
    const mails = queued.map(({ mail }) => mail)
    const mailIds = await queueMails(trx, mails, now)
    const at = now.toISOString()
    for (const [place, { invitation, tokenHash }] of queued.entries()) {
      await trx
        .updateTable('invitation')
        .set({ mail_id: mailIds[place] as string, last_mail_at: at, token_hash: tokenHash })
        .where('id', '=', invitation.id)
        .execute()
    }
    const day = at.slice(0, 10)
    const contacts = queued.map(({ invitation: { email, reminders_sent } }) => {
      const kind = reminders_sent > 0 ? ('reminder' as const) : ('invitation' as const)
      return { address_hash: addressHash(salt, email), kind, day }
    })
    await recordContact(trx, contacts)
    return queued.length
  })
}

const DAY = 24 * 3_600_000

/** Lets reminders that are due be written, in every running campaign. */
export async function markDueReminders(db: Database, now: Date): Promise<void> {
  const campaigns = await db
    .selectFrom('campaign')
    .select(['id', 'reminders'])
    .where('status', '=', 'running')
    .where('reminders', '<>', '[]')
    .where((eb) => eb.or([eb('closes_at', 'is', null), eb('closes_at', '>', now.toISOString())]))
    .execute()
  for (const { id, reminders } of campaigns) {
    const days = readReminders(reminders)
    for (const sent of days.keys()) {
      const wait = daysToNext(days, sent)
      if (wait !== null) await markForReminder(db, id, sent, new Date(now.getTime() - wait * DAY))
    }
  }
}

/**
 * Lets those be reminded who have not answered, and who have had `sent` reminders.
 * @param before when their last mail was written at the latest; null: whenever
 * @returns how many
 */
async function markForReminder(db: Database, campaignId: string, sent: number, before: Date | null): Promise<number> {
  let due = remindable(db, campaignId).select('invitation.id').where('invitation.reminders_sent', '=', sent)
  if (before !== null) due = due.where('invitation.last_mail_at', '<=', before.toISOString())
  const marked = await db
    .updateTable('invitation')
    .set({ mail_id: null, reminders_sent: sent + 1 })
    .where('id', 'in', due)
    .where('reminders_sent', '=', sent)
    .executeTakeFirst()
  return Number(marked.numUpdatedRows)
}

/** Lets everybody be reminded now who can be, however lately they were written to; @returns how many */
export async function remindNow(db: Database, campaignId: string): Promise<number> {
  let marked = 0
  // From the most to the least reminded, so that nobody is marked twice.
  for (let sent = MOST_REMINDERS - 1; sent >= 0; sent--) marked += await markForReminder(db, campaignId, sent, null)
  return marked
}

/** Has not answered, wants to be written to, and the last mail arrived as far as anybody knows. */
function remindable(db: Database, campaignId: string) {
  return (
    unanswered(db)
      .leftJoin('outbox', 'outbox.id', 'invitation.mail_id')
      .leftJoin('contact', 'contact.id', 'invitation.contact_id')
      .where('invitation.campaign_id', '=', campaignId)
      .where('invitation.withdrawn', 'is', null)
      .where('invitation.mail_id', 'is not', null)
      // Mails that were sent are not kept for ever.
      .where((eb) => eb.or([eb('outbox.id', 'is', null), eb('outbox.status', '=', 'sent')]))
      .where('outbox.bounced_at', 'is', null)
      .where((eb) => eb.or([eb('contact.status', 'is', null), eb('contact.status', '=', 'active')]))
  )
}

/** How many people a reminder would reach now. */
export async function remindableCount(db: Database, campaignId: string, mostSent: number): Promise<number> {
  const { count } = await remindable(db, campaignId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('invitation.reminders_sent', '<', mostSent)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Takes a campaign from one state to the next. Letters that still wait in the outbox are taken back: pausing keeps them for
 * later, an end withdraws them.
 * @returns false where it was in none of the states
 */
export async function changeStatus(
  db: Database,
  id: string,
  from: readonly CampaignStatus[],
  to: 'running' | 'paused' | 'stopped' | 'finished',
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('campaign')
      .set({ status: to })
      .where('id', '=', id)
      .where('status', 'in', from)
      .executeTakeFirst()
    if (Number(changed.numUpdatedRows) === 0) return false
    if (to !== 'running') await takeBackLetters(trx, id)
    if (to === 'stopped' || to === 'finished') await withdrawUnwritten(trx, id, to)
    return true
  })
}

/** Letters that nobody has tried to hand over yet are as if they had not been written, in the ledger as well. */
async function takeBackLetters(trx: Database, campaignId: string): Promise<void> {
  const theirs = trx.selectFrom('invitation').select('mail_id').where('campaign_id', '=', campaignId)
  const waiting = await trx
    .deleteFrom('outbox')
    .where('status', '=', 'waiting')
    .where('id', 'in', theirs)
    .returning('id')
    .execute()
  const salt = await addressSalt(trx)
  for (const { id } of waiting) {
    const { email, reminders_sent, last_mail_at } = await trx
      .selectFrom('invitation')
      .select(['email', 'reminders_sent', 'last_mail_at'])
      .where('mail_id', '=', id)
      .executeTakeFirstOrThrow()
    const isReminder = reminders_sent > 0
    await trx
      .updateTable('invitation')
      .set({ mail_id: null, ...(isReminder ? {} : { last_mail_at: null }) })
      .where('campaign_id', '=', campaignId)
      .where('mail_id', '=', id)
      .execute()
    const entry = trx
      .selectFrom('contact_ledger')
      .select('id')
      .where('address_hash', '=', addressHash(salt, email))
      .where('kind', '=', isReminder ? 'reminder' : 'invitation')
      .where('day', '=', (last_mail_at ?? '').slice(0, 10))
      .limit(1)
    await trx.deleteFrom('contact_ledger').where('id', 'in', entry).execute()
  }
}

async function withdrawUnwritten(trx: Database, campaignId: string, why: string): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ withdrawn: why })
    .where('campaign_id', '=', campaignId)
    .where('mail_id', 'is', null)
    .where('withdrawn', 'is', null)
    .execute()
}

/** Running and paused campaigns that are over: closed, or with nothing left to send and nobody left to remind. */
export async function overCampaigns(db: Database, now: Date): Promise<string[]> {
  const closed = await db
    .selectFrom('campaign')
    .select('id')
    .where('status', 'in', ['running', 'paused'])
    .where('closes_at', '<=', now.toISOString())
    .execute()
  const endless = await db
    .selectFrom('campaign')
    .select(['id', 'reminders', 'planned_at'])
    .where('status', '=', 'running')
    .where('closes_at', 'is', null)
    .execute()
  const over = closed.map(({ id }) => id)
  for (const { id, reminders, planned_at } of endless) {
    const days = readReminders(reminders)
    if (await hidesCount(db, id)) {
      // An end as soon as the last person has answered would say so; the day after the last reminder says nothing.
      const end = Date.parse(planned_at ?? '') + ((days.at(-1) ?? 0) + 1) * DAY
      if (end > now.getTime() || (await hasWorkLeft(db, id, 0))) continue
      over.push(id)
    } else if (!(await hasWorkLeft(db, id, days.length))) over.push(id)
  }
  return over
}

/** Whether the campaign is one of those of which `tellsAnswers` lets nobody know how many have answered. */
async function hidesCount(db: Database, campaignId: string): Promise<boolean> {
  const small = await db
    .selectFrom('invitation')
    .innerJoin('survey_perspective', (join) =>
      join
        .onRef('survey_perspective.survey_id', '=', 'invitation.survey_id')
        .onRef('survey_perspective.perspective', '=', 'invitation.perspective'),
    )
    .select('invitation.survey_id')
    .where('campaign_id', '=', campaignId)
    .where('promise', '=', 'anonymous')
    .groupBy('invitation.survey_id')
    .having(({ fn }) => fn.countAll<number>(), '<', SMALLEST_GROUP)
    .executeTakeFirst()
  return small !== undefined
}

async function hasWorkLeft(db: Database, campaignId: string, reminders: number): Promise<boolean> {
  const left = await unanswered(db)
    .innerJoin('survey', 'survey.id', 'invitation.survey_id')
    .leftJoin('outbox', 'outbox.id', 'invitation.mail_id')
    .select('invitation.id')
    .where('invitation.campaign_id', '=', campaignId)
    .where('invitation.withdrawn', 'is', null)
    .where('survey.status', '=', 'published')
    .where((eb) =>
      eb.or([
        eb('invitation.mail_id', 'is', null),
        eb('outbox.status', 'in', ['waiting', 'sending']),
        eb.and([
          eb('invitation.reminders_sent', '<', reminders),
          eb.or([eb('outbox.id', 'is', null), eb('outbox.status', '=', 'sent')]),
          eb('outbox.bounced_at', 'is', null),
        ]),
      ]),
    )
    .limit(sql.lit(1))
    .executeTakeFirst()
  return left !== undefined
}
