import type { Database, Row } from '../database/schema.ts'
import { markBounced, markUnsubscribed } from './contact-status-store.ts'

const SURVEY_MAILS: ReadonlySet<string> = new Set(['survey-invitation', 'survey-reminder'])

/**
 * Notes that nobody can be reached where a mail was to go, so that no campaign writes there again. Mails about accounts
 * leave no trace among the contacts.
 * @param said in the mail server's words
 */
export async function noteDeadAddress(
  trx: Database,
  mail: Pick<Row<'outbox'>, 'kind' | 'recipient'>,
  said: string,
  now: Date,
): Promise<void> {
  if (SURVEY_MAILS.has(mail.kind)) await markBounced(trx, { email: mail.recipient }, said, now)
}

/** What the receiving side said about a mail after it had been sent. */
export interface Bounce {
  /** As in the Message-ID, with or without its host; null: only the recipient is known. */
  messageId: string | null
  /** Lower case. */
  recipient: string | null
  /** `hard`: for good, `soft`: for now, `complaint`: the recipient calls it spam. */
  kind: 'hard' | 'soft' | 'complaint'
  reason: string
}

/**
 * Notes a bounce: a hard one takes its contact out of every campaign, a complaint counts as unsubscribing, a soft one only
 * stands beside its mail. @returns `known` where it had been noted before, `unknown` where nobody was written to
 */
export async function noteBounce(db: Database, bounce: Bounce, now: Date): Promise<'noted' | 'known' | 'unknown'> {
  return db.transaction().execute(async (trx) => {
    const mail = await bouncedMail(trx, bounce)
    const email = mail?.recipient ?? bounce.recipient ?? ''
    const contact = await trx.selectFrom('contact').select('status').where('email', '=', email).executeTakeFirst()
    if (mail === undefined && contact === undefined) return 'unknown'
    const isNew = mail === undefined ? isNews(contact?.status, bounce) : await noteOnMail(trx, mail, bounce, now)
    const isContacts = contact !== undefined || SURVEY_MAILS.has(mail?.kind ?? '')
    const reason = bounce.reason === '' ? bounce.kind : bounce.reason
    if (isNew && isContacts && bounce.kind === 'hard') await markBounced(trx, { email }, reason, now)
    if (isNew && isContacts && bounce.kind === 'complaint') await markUnsubscribed(trx, { email }, reason, now)
    return isNew ? 'noted' : 'known'
  })
}

type Mail = Pick<Row<'outbox'>, 'id' | 'kind' | 'recipient' | 'last_error' | 'bounced_at'>

/** The mail by its number, or else the last that was sent to the recipient. */
async function bouncedMail(trx: Database, { messageId, recipient }: Bounce): Promise<Mail | undefined> {
  const sent = trx
    .selectFrom('outbox')
    .select(['id', 'kind', 'recipient', 'last_error', 'bounced_at'])
    .where('status', 'in', ['sent', 'sending'])
  if (messageId !== null) {
    const number = messageId.replace(/[<>\s]/g, '').split('@')[0] ?? ''
    const mail = await sent.where('message_id', '=', number).executeTakeFirst()
    if (mail !== undefined) return mail
  }
  if (recipient === null) return undefined
  return sent.where('recipient', '=', recipient).orderBy('created_at', 'desc').orderBy('id').limit(1).executeTakeFirst()
}

/** A bounce that stays is not forgotten for one that passes. @returns whether it says something new */
async function noteOnMail(trx: Database, mail: Mail, { kind, reason }: Bounce, now: Date): Promise<boolean> {
  const last_error = `${kind} ${reason}`.trim()
  const before = mail.last_error?.split(' ')[0]
  if (kind === 'soft' ? mail.bounced_at !== null || mail.last_error === last_error : before === kind) return false
  if (kind === 'hard' && before === 'complaint') return false
  const bounced_at = kind === 'soft' ? null : (mail.bounced_at ?? now.toISOString())
  await trx.updateTable('outbox').set({ last_error, bounced_at }).where('id', '=', mail.id).execute()
  return true
}

function isNews(status: string | undefined, { kind }: Bounce): boolean {
  if (kind === 'soft') return false
  return kind === 'complaint' ? status !== 'unsubscribed' : status === 'active'
}
