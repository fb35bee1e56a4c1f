import type { Database, Perspective, Row } from '../database/schema.ts'
import { type ContactFilter, matchingContacts } from './contact-store.ts'

export type ExportedContact = Pick<Row<'contact'>, 'email' | 'name' | 'language' | 'status'> & {
  attributes: Record<string, string>
  /** By the service's slug. */
  perspectives: Record<string, Perspective>
}

const CONTACTS_AT_ONCE = 500

/** The contacts that match, by id and a few hundred at a time, so that memory does not grow with their number. */
export async function* exportedContacts(db: Database, filter: ContactFilter): AsyncGenerator<ExportedContact[]> {
  for (let last = ''; ; ) {
    const rows = await matchingContacts(db, filter)
      .select(['contact.id', 'email', 'contact.name', 'language', 'status'])
      .where('contact.id', '>', last)
      .orderBy('contact.id')
      .limit(CONTACTS_AT_ONCE)
      .execute()
    if (rows.length === 0) return
    last = rows.at(-1)?.id ?? ''
    const ids = rows.map(({ id }) => id)
    const attributes = await db.selectFrom('contact_attribute').selectAll().where('contact_id', 'in', ids).execute()
    const standings = await db
      .selectFrom('contact_service')
      .innerJoin('service', 'service.id', 'contact_service.service_id')
      .select(['contact_id', 'slug', 'perspective'])
      .where('contact_id', 'in', ids)
      .execute()
    const byContact = new Map(
      rows.map(({ id, ...row }) => [id, { ...row, attributes: {}, perspectives: {} } as ExportedContact]),
    )
    for (const { contact_id, name, value } of attributes) byContact.get(contact_id)!.attributes[name] = value
    for (const { contact_id, slug, perspective } of standings) {
      byContact.get(contact_id)!.perspectives[slug] = perspective
    }
    yield [...byContact.values()]
  }
}

/** The services to which any contact stands, by slug. */
export async function serviceSlugsInUse(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('service')
    .select('slug')
    .where('id', 'in', db.selectFrom('contact_service').select('service_id'))
    .orderBy('slug')
    .execute()
  return rows.map(({ slug }) => slug)
}
