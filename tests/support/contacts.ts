import { addressHash } from '../../src/campaigns/address-hash.ts'
import { addressSalt } from '../../src/campaigns/ledger-store.ts'
import type { Perspective, Row } from '../../src/database/schema.ts'
import { newId } from '../../src/database/tokens.ts'
import type { World } from './world.ts'

export interface GivenContact extends Partial<Omit<Row<'contact'>, 'email'>> {
  email: string
  attributes?: Record<string, string>
  /** Perspectives by service. */
  services?: Record<string, Perspective>
}

/** Somebody who can be invited. @returns their id */
export async function aContact(
  { db }: Pick<World, 'db'>,
  { attributes = {}, services = {}, ...given }: GivenContact,
): Promise<string> {
  const at = '2026-10-01T08:00:00.000Z'
  const contact = {
    ...{ id: newId(), address_hash: addressHash(await addressSalt(db), given.email), name: '', language: 'en' },
    ...{ status: 'active' as const, status_reason: '', status_at: null, created_at: at, updated_at: at },
    ...given,
  }
  await db.insertInto('contact').values(contact).execute()
  for (const [name, value] of Object.entries(attributes)) {
    await db.insertInto('contact_attribute').values({ contact_id: contact.id, name, value }).execute()
  }
  for (const [service_id, perspective] of Object.entries(services)) {
    await db.insertInto('contact_service').values({ contact_id: contact.id, service_id, perspective }).execute()
  }
  return contact.id
}
