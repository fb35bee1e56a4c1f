import type { ContactStatus, Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { addressHash } from './address-hash.ts'
import { addressSalt } from './ledger-store.ts'

/** Somebody by their contact, or by the address that was written to, known as a contact or not. */
export type Somebody = { contactId: string } | { email: string; name?: string; language?: string }

/**
 * Notes that a person wants no more mail from this installation, and stops what is on its way to them. An address that
 * is no contact becomes one, so that no list brings it back.
 * @param reason in whose words or by which way, for staff to read
 */
export async function markUnsubscribed(trx: Database, who: Somebody, reason: string, now: Date): Promise<void> {
  const contact = await contactOf(trx, who, now)
  if (contact === undefined || contact.status === 'erased') return
  await setStatus(trx, contact.id, 'unsubscribed', reason, now)
  await stopWriting(trx, contact, 'unsubscribed')
}

/** Notes that an address takes no mail. Who has unsubscribed or was erased stays so. */
export async function markBounced(trx: Database, who: Somebody, reason: string, now: Date): Promise<void> {
  const contact = await contactOf(trx, who, now)
  if (contact === undefined || contact.status === 'erased' || contact.status === 'unsubscribed') return
  await setStatus(trx, contact.id, 'bounced', reason, now)
  await stopWriting(trx, contact, 'bounced')
}

/** Lets somebody be invited again; the caller has made sure that it is what they want. */
export async function markActive(trx: Database, contactId: string, now: Date): Promise<void> {
  const at = now.toISOString()
  await trx
    .updateTable('contact')
    .set({ status: 'active', status_reason: '', status_at: at, updated_at: at })
    .where('id', '=', contactId)
    .where('status', 'in', ['unsubscribed', 'bounced'])
    .execute()
}

async function setStatus(trx: Database, id: string, status: ContactStatus, reason: string, now: Date): Promise<void> {
  const at = now.toISOString()
  await trx
    .updateTable('contact')
    .set({ status, status_reason: reason, status_at: at, updated_at: at })
    .where('id', '=', id)
    .execute()
}

/** Withdraws a person's invitations and takes back the mails that have not gone out yet. */
export async function stopWriting(
  trx: Database,
  contact: Pick<Row<'contact'>, 'id' | 'email'>,
  why: string,
): Promise<void> {
  const theirs = trx
    .selectFrom('invitation')
    .select('invitation.id')
    .where((eb) => eb.or([eb('contact_id', '=', contact.id), eb('email', '=', contact.email ?? '')]))
  const waiting = trx.selectFrom('invitation').select('mail_id').where('id', 'in', theirs)
  await trx.deleteFrom('outbox').where('id', 'in', waiting).where('status', '=', 'waiting').execute()
  if (contact.email !== null) {
    await trx
      .deleteFrom('outbox')
      .where('recipient', '=', contact.email)
      .where('kind', '=', 'survey-heard')
      .where('status', '=', 'waiting')
      .execute()
  }
  await trx
    .updateTable('invitation')
    .set({ withdrawn: why })
    .where('id', 'in', theirs)
    .where('withdrawn', 'is', null)
    .execute()
}

type Found = Pick<Row<'contact'>, 'id' | 'email' | 'status'>

async function contactOf(trx: Database, who: Somebody, now: Date): Promise<Found | undefined> {
  const contacts = trx.selectFrom('contact').select(['id', 'email', 'status'])
  if ('contactId' in who) return contacts.where('id', '=', who.contactId).executeTakeFirst()
  const email = who.email.trim().toLowerCase()
  const address_hash = addressHash(await addressSalt(trx), email)
  const at = now.toISOString()
  await trx
    .insertInto('contact')
    .values({
      ...{ id: newId(), email, address_hash, name: who.name ?? '', language: who.language ?? 'en' },
      ...{ status: 'active', status_reason: '', status_at: null, created_at: at, updated_at: at },
    })
    .onConflict((conflict) => conflict.column('address_hash').doNothing())
    .execute()
  return contacts.where('address_hash', '=', address_hash).executeTakeFirst()
}
