import { type SelectQueryBuilder, sql } from 'kysely'
import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { contains, isUniqueViolation, rowsFromJson } from '../database/dialect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { AnonymityPromise, ContactStatus, Database, Perspective, Row, Schema } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { addressHash } from './address-hash.ts'
import type { ContactDetails } from './contact.ts'
import { addressSalt } from './ledger-store.ts'
import type { SegmentConditions } from './segment.ts'
import { whereInSegment } from './segment-store.ts'

export const CONTACTS_A_PAGE = 50

export interface ContactFilter {
  /** Part of a name or an address. */
  q: string
  /** Undefined: everybody who has not been erased. */
  status?: ContactStatus | undefined
  serviceId?: string | undefined
  /** On the service, or on any where none is named. */
  perspective?: Perspective | undefined
  conditions?: SegmentConditions | undefined
}

type ContactQuery = SelectQueryBuilder<Schema, 'contact', object>

/** The contacts that match, as a query to go on with. */
export function matchingContacts(db: Database, filter: ContactFilter): ContactQuery {
  const { q, status, serviceId, perspective, conditions } = filter
  let matching = db.selectFrom('contact')
  matching = status === undefined ? matching.where('status', '!=', 'erased') : matching.where('status', '=', status)
  if (q !== '') {
    const text = sql`${sql.ref('contact.name')} || ' ' || coalesce(${sql.ref('contact.email')}, '')`
    matching = matching.where(contains(db, sql`(${text})`, q))
  }
  if (serviceId !== undefined || perspective !== undefined) {
    let standing = db.selectFrom('contact_service').select('contact_id')
    if (serviceId !== undefined) standing = standing.where('service_id', '=', serviceId)
    if (perspective !== undefined) standing = standing.where('perspective', '=', perspective)
    matching = matching.where('contact.id', 'in', standing)
  }
  return conditions === undefined ? matching : whereInSegment(db, matching, conditions)
}

export type ListedContact = Pick<Row<'contact'>, 'id' | 'email' | 'name' | 'language' | 'status' | 'status_at'>

/** @returns one page of the contacts that match, by address, and how many there are in all */
export async function listContacts(
  db: Database,
  filter: ContactFilter,
  page: number,
): Promise<{ contacts: ListedContact[]; total: number }> {
  const matching = matchingContacts(db, filter)
  const { total } = await matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const contacts = await matching
    .select(['contact.id', 'email', 'contact.name', 'language', 'status', 'status_at'])
    .orderBy('email')
    .orderBy('contact.id')
    .limit(CONTACTS_A_PAGE)
    .offset((page - 1) * CONTACTS_A_PAGE)
    .execute()
  return { contacts, total: Number(total) }
}

export async function contactCounts(db: Database): Promise<Record<ContactStatus, number>> {
  const counts = { active: 0, unsubscribed: 0, bounced: 0, erased: 0 }
  const rows = await db
    .selectFrom('contact')
    .select(['status', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute()
  for (const { status, count } of rows) counts[status] = Number(count)
  return counts
}

export interface Standing {
  contact_id: string
  service_id: string
  perspective: Perspective
  name: string
  name_fr: string
}

/** How some contacts stand to services, by the services' names. */
export async function standingsOf(db: Database, contactIds: readonly string[]): Promise<Standing[]> {
  if (contactIds.length === 0) return []
  return db
    .selectFrom('contact_service')
    .innerJoin('service', 'service.id', 'contact_service.service_id')
    .select(['contact_id', 'service_id', 'perspective', 'service.name', 'name_fr'])
    .where('contact_id', 'in', contactIds)
    .orderBy('service.name')
    .execute()
}

export interface ContactRecord extends Row<'contact'> {
  attributes: Record<string, string>
  perspectives: Record<string, Perspective>
}

export async function contactById(db: Database, id: string): Promise<ContactRecord | undefined> {
  const contact = await db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirst()
  if (contact === undefined) return undefined
  const attributes = await db
    .selectFrom('contact_attribute')
    .select(['name', 'value'])
    .where('contact_id', '=', id)
    .orderBy('name')
    .execute()
  const standings = await standingsOf(db, [id])
  return {
    ...contact,
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
    perspectives: Object.fromEntries(standings.map(({ service_id, perspective }) => [service_id, perspective])),
  }
}

/**
 * `taken`: another contact has this address; `erased`: its person was erased, and is not brought back; `unsubscribed`: the
 * address is kept so that whoever unsubscribed under it is not written to again.
 */
export type ContactRefusal = 'taken' | 'erased' | 'unsubscribed'

/** @returns the new contact's id, or why there is none */
export async function addContact(
  db: Database,
  details: ContactDetails,
  now: Date,
): Promise<{ id: string } | { refused: ContactRefusal }> {
  const id = newId()
  const at = now.toISOString()
  const refused = await unlessTaken(db, details.email, async (trx, address_hash) => {
    const { email, name, language } = details
    await trx
      .insertInto('contact')
      .values({
        ...{ id, email, name, language, address_hash, created_at: at, updated_at: at },
        ...{ status: 'active', status_reason: '', status_at: null },
      })
      .execute()
    await replaceDetails(trx, id, details)
  })
  return refused === null ? { id } : { refused }
}

/** Gives a contact these details and no others. A new address takes the old one's bounce with it. */
export async function changeContact(
  db: Database,
  contact: Pick<Row<'contact'>, 'id' | 'email' | 'status'>,
  details: ContactDetails,
  now: Date,
): Promise<ContactRefusal | null> {
  if (contact.status === 'unsubscribed' && contact.email !== details.email) return 'unsubscribed'
  return unlessTaken(db, details.email, async (trx, address_hash) => {
    const { email, name, language } = details
    const works = contact.status === 'bounced' && contact.email !== email
    await trx
      .updateTable('contact')
      .set({ email, name, language, address_hash, updated_at: now.toISOString() })
      .$if(works, (update) => update.set({ status: 'active', status_reason: '', status_at: now.toISOString() }))
      .where('id', '=', contact.id)
      .where('status', '!=', 'erased')
      .execute()
    await trx.deleteFrom('contact_attribute').where('contact_id', '=', contact.id).execute()
    await trx.deleteFrom('contact_service').where('contact_id', '=', contact.id).execute()
    await replaceDetails(trx, contact.id, details)
  })
}

/** @returns whose the address is already, or null once `write` has been committed */
async function unlessTaken(
  db: Database,
  email: string,
  write: (trx: Database, addressHash: string) => Promise<void>,
): Promise<ContactRefusal | null> {
  const hash = addressHash(await addressSalt(db), email)
  try {
    await db.transaction().execute((trx) => write(trx, hash))
    return null
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const holder = await db.selectFrom('contact').select('status').where('address_hash', '=', hash).executeTakeFirst()
    return holder?.status === 'erased' ? 'erased' : 'taken'
  }
}

async function replaceDetails(trx: Database, contact_id: string, details: ContactDetails): Promise<void> {
  const attributes = Object.entries(details.attributes).map(([name, value]) => ({ contact_id, name, value }))
  await insertRows(trx, 'contact_attribute', { contact_id: 'text', name: 'text', value: 'text' }, attributes)
  const standings = Object.entries(details.perspectives).map(([service_id, perspective]) => ({
    ...{ contact_id, service_id, perspective },
  }))
  // A service may have been removed since the form was opened.
  const columns = { contact_id: 'text', service_id: 'text', perspective: 'text' } as const
  await sql`insert into contact_service (contact_id, service_id, perspective)
    select contact_id, service_id, perspective from ${rowsFromJson(trx, columns, standings)}
    where service_id in (select id from service)`.execute(trx)
}

/** The attributes that contacts have, by name; at most 500. */
export async function attributeNames(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('contact_attribute').select('name').distinct().orderBy('name').limit(500).execute()
  return rows.map((row) => row.name)
}

/** The languages that contacts have, by tag. */
export async function contactLanguages(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('contact').select('language').distinct().orderBy('language').execute()
  return rows.map((row) => row.language)
}

/** The services to which a contact can stand in a perspective, by name. */
export async function servicesToStandTo(db: Database, actor: Actor) {
  return visibleServices(db, actor)
    .select(['service.id', 'slug', 'service.name', 'name_fr', 'organisation'])
    .orderBy('service.name')
    .execute()
}

export interface SentInvitation {
  campaign_id: string
  campaign: string
  service: string
  service_fr: string
  perspective: Perspective
  promise: AnonymityPromise
  created_at: string
  withdrawn: string | null
  /** Null where its mail is not written yet, or no longer kept. */
  mail: Row<'outbox'>['status'] | null
  bounced_at: string | null
  /** Null where telling would break the promise. */
  answered: boolean | null
}

const MOST_SENT = 100

/** What somebody was sent, newest first; who has answered only where the promise is *attributed*. */
export async function invitationsTo(db: Database, contact: Pick<Row<'contact'>, 'id'>): Promise<SentInvitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('campaign', 'campaign.id', 'invitation.campaign_id')
    .innerJoin('survey', 'survey.id', 'invitation.survey_id')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .innerJoin('survey_perspective', (join) =>
      join
        .onRef('survey_perspective.survey_id', '=', 'invitation.survey_id')
        .onRef('survey_perspective.perspective', '=', 'invitation.perspective'),
    )
    .leftJoin('outbox', 'outbox.id', 'invitation.mail_id')
    .leftJoin('participation', (join) =>
      join.onRef('participation.key', '=', 'invitation.token_hash').on('survey_perspective.promise', '=', 'attributed'),
    )
    .select(['campaign_id', 'campaign.name as campaign', 'service.name as service', 'name_fr as service_fr'])
    .select(['invitation.perspective', 'promise', 'invitation.created_at', 'withdrawn', 'outbox.status as mail'])
    .select(['bounced_at', 'reminders_sent', 'participation.key as answered', 'last_mail_at'])
    .where('invitation.contact_id', '=', contact.id)
    .orderBy('invitation.created_at', 'desc')
    .orderBy('invitation.id')
    .limit(MOST_SENT)
    .execute()
  return rows.map(({ reminders_sent, last_mail_at, ...row }): SentInvitation => {
    if (row.promise === 'attributed') return { ...row, answered: row.answered !== null }
    // Only who has not answered is reminded: a reminder looks like the invitation before it.
    if (reminders_sent > 0) return { ...row, mail: 'sent', bounced_at: null, withdrawn: null, answered: null }
    const isGone = row.mail === null && last_mail_at !== null
    return { ...row, mail: isGone ? 'sent' : row.mail, answered: null }
  })
}
