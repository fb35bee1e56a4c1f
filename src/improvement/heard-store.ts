import { sql } from 'kysely'
import { forUpdate } from '../database/dialect.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { ALL_TOLD } from './telling.ts'

/* "You said, we did": what is told in public of improvements. */

export interface HeardWords {
  said: string
  said_fr: string
  done: string
  done_fr: string
}

export async function heardOf(db: Database, actionId: string): Promise<Row<'heard'> | null> {
  return (await db.selectFrom('heard').selectAll().where('action_id', '=', actionId).executeTakeFirst()) ?? null
}

/** Keeps the words; what is published already is changed for everybody who reads it from now on. */
export async function writeHeard(
  db: Database,
  action: Pick<Row<'improvement_action'>, 'id' | 'service_id'>,
  words: HeardWords,
  now: Date,
): Promise<void> {
  const updated_at = now.toISOString()
  await db
    .insertInto('heard')
    .values({ action_id: action.id, service_id: action.service_id, ...words, updated_at })
    .onConflict((conflict) => conflict.column('action_id').doUpdateSet({ ...words, updated_at }))
    .execute()
}

/** @param day null: it is shown no more */
export async function publishHeard(db: Database, actionId: string, day: Day | null): Promise<void> {
  await db.updateTable('heard').set({ published_on: day }).where('action_id', '=', actionId).execute()
}

export type HeardService = Pick<Row<'service'>, 'id' | 'slug' | 'name' | 'name_fr' | 'organisation'>

/** @returns null where the service has told nothing, exactly as where there is no such service */
export async function heardOnService(
  db: Database,
  slug: string,
): Promise<{ service: HeardService; told: Row<'heard'>[] } | null> {
  const service = await db
    .selectFrom('service')
    .select(['id', 'slug', 'name', 'name_fr', 'organisation'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (service === undefined) return null
  const told = await db
    .selectFrom('heard')
    .selectAll()
    .where('service_id', '=', service.id)
    .where('published_on', 'is not', null)
    .orderBy('published_on', 'desc')
    .orderBy('action_id')
    .limit(sql.lit(100))
    .execute()
  return told.length === 0 ? null : { service, told }
}

/** Somebody who was once invited about a service, whether or not they answered: nobody asks that here. */
export interface ToTell {
  email: string
  name: string
  language: string
  /** Of one of their invitations, which the link to unsubscribe ends in. */
  invitationId: string
}

/** Why an invitation was withdrawn whose person wants, or gets, no mail. */
const GONE = ['unsubscribed', 'bounced', 'erased']

/** Everybody who was invited about a service and may be written to, once each, in the order of their addresses. */
function tellable(db: Database, serviceId: string) {
  return (
    db
      .selectFrom('invitation')
      .innerJoin('survey', 'survey.id', 'invitation.survey_id')
      .leftJoin('contact', (join) =>
        join.on((eb) =>
          eb.or([
            eb('contact.id', '=', eb.ref('invitation.contact_id')),
            eb('contact.email', '=', eb.ref('invitation.email')),
          ]),
        ),
      )
      .where('survey.service_id', '=', serviceId)
      .where('invitation.email', 'not like', 'erased-%')
      .where((eb) => eb.or([eb('withdrawn', 'is', null), eb('withdrawn', 'not in', GONE)]))
      // Whoever was never written to has no reason to hear of it.
      .where('invitation.last_mail_at', 'is not', null)
      .where((eb) => eb.or([eb('contact.status', 'is', null), eb('contact.status', '=', 'active')]))
  )
}

export async function tellableCount(db: Database, serviceId: string): Promise<number> {
  const { n } = await tellable(db, serviceId)
    .select(({ fn }) => fn.count<number>('invitation.email').distinct().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function nextToTell(db: Database, serviceId: string, after: string, most: number): Promise<ToTell[]> {
  return tellable(db, serviceId)
    .where('invitation.email', '>', after)
    .select(['invitation.email'])
    .select(({ fn }) => [
      fn.max('invitation.id').as('invitationId'),
      fn.max('invitation.name').as('name'),
      fn.max('invitation.language').as('language'),
    ])
    .groupBy('invitation.email')
    .orderBy('invitation.email')
    .limit(most)
    .execute()
}

/** Asks the jobs to tell everybody who was invited; once for each action. @returns false where that was done before */
export async function askToTell(db: Database, actionId: string): Promise<boolean> {
  const asked = await db
    .updateTable('heard')
    .set({ told_up_to: '' })
    .where('action_id', '=', actionId)
    .where('published_on', 'is not', null)
    .where('told_up_to', 'is', null)
    .executeTakeFirst()
  return Number(asked.numUpdatedRows) === 1
}

/** What is published and still to be told to somebody. */
export async function heardToTell(db: Database): Promise<Row<'heard'>[]> {
  return db
    .selectFrom('heard')
    .selectAll()
    .where('published_on', 'is not', null)
    .where('told_up_to', 'is not', null)
    .where('told_up_to', '<>', ALL_TOLD)
    .execute()
}

/** @returns how far telling has come, held for this transaction alone; null where another process has gone on */
export async function heldTelling(trx: Database, { action_id, told_up_to }: Row<'heard'>): Promise<boolean> {
  const held = await trx
    .selectFrom('heard')
    .select('told_up_to')
    .where('action_id', '=', action_id)
    .modifyEnd(forUpdate(trx))
    .executeTakeFirst()
  return held?.told_up_to === told_up_to
}

export async function noteTold(trx: Database, actionId: string, upTo: string, count: number): Promise<void> {
  await trx
    .updateTable('heard')
    .set(({ eb }) => ({ told_up_to: upTo, told_count: eb('told_count', '+', count) }))
    .where('action_id', '=', actionId)
    .execute()
}
