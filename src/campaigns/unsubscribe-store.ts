import type { ContactStatus, Database, Row } from '../database/schema.ts'
import { hashToken } from '../database/tokens.ts'
import { addressHash } from './address-hash.ts'
import { markActive, markUnsubscribed } from './contact-status-store.ts'
import { addressSalt } from './ledger-store.ts'

/** Whoever holds the link of an invitation, as somebody who is written to. */
export interface Addressed {
  email: string
  name: string
  language: string
  /** Null where the address is no contact. */
  contactId: string | null
  status: ContactStatus
}

/** @returns null where there is no such link, or its person has been erased */
export async function addressedBy(db: Database, token: string): Promise<Addressed | null> {
  const invitation = await db
    .selectFrom('invitation')
    .select(['email', 'name', 'language', 'contact_id'])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (invitation === undefined || invitation.email === '') return null
  const contact = await contactOf(db, invitation)
  if (contact?.status === 'erased') return null
  const { email, name, language } = invitation
  return { email, name, language, contactId: contact?.id ?? null, status: contact?.status ?? 'active' }
}

async function contactOf(db: Database, { contact_id, email }: Pick<Row<'invitation'>, 'contact_id' | 'email'>) {
  const contacts = db.selectFrom('contact').select(['id', 'status'])
  if (contact_id !== null) return contacts.where('id', '=', contact_id).executeTakeFirst()
  return contacts.where('address_hash', '=', addressHash(await addressSalt(db), email)).executeTakeFirst()
}

/** From now on nothing is sent to them about any survey, and what waits to be sent is withdrawn. */
export async function unsubscribe(db: Database, person: Addressed, reason: string, now: Date): Promise<void> {
  const { contactId, email, name, language } = person
  const who = contactId === null ? { email, name, language } : { contactId }
  await db.transaction().execute((trx) => markUnsubscribed(trx, who, reason, now))
}

const DAY = 24 * 3_600_000
/** Sent mails are kept for longer than this: one that is gone had not been sent. */
const DAYS_KEPT_AT_LEAST = 90

/** Takes an unsubscription back, and with it what it withdrew. */
export async function undoUnsubscribe(db: Database, { contactId, email }: Addressed, now: Date): Promise<void> {
  if (contactId === null) return
  await db.transaction().execute(async (trx) => {
    await markActive(trx, contactId, now)
    const theirs = trx
      .selectFrom('invitation')
      .select('invitation.id')
      .where('withdrawn', '=', 'unsubscribed')
      .where((eb) => eb.or([eb('contact_id', '=', contactId), eb('email', '=', email)]))
    await trx
      .updateTable('invitation')
      .set({ mail_id: null })
      .where('id', 'in', theirs)
      .where('last_mail_at', '>', new Date(now.getTime() - DAYS_KEPT_AT_LEAST * DAY).toISOString())
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('outbox').select('id').whereRef('outbox.id', '=', 'invitation.mail_id'))),
      )
      .execute()
    await trx.updateTable('invitation').set({ withdrawn: null }).where('id', 'in', theirs).execute()
  })
}
