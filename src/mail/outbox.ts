import type { Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'

export interface OutgoingMail {
  /** What the mail is for, as `/admin/mail` names it: `account-invitation`, `survey-invitation`, … */
  kind: string
  recipient: string
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
  /** Somebody waits for it: it goes before every campaign. */
  isUrgent?: boolean
}

/**
 * Puts a mail into the outbox within the caller's transaction: it goes out if, and only if, the transaction commits.
 * Where it cannot be sent, for example because no mail server is set, it waits.
 */
export async function queueMail(trx: Database, mail: OutgoingMail, now: Date): Promise<void> {
  await queueMails(trx, [mail], now)
}

const ROWS_PER_STATEMENT = 100

/** Queues many mails at once, like {@link queueMail}; @returns the outbox id of each, in their order */
export async function queueMails(trx: Database, mails: readonly OutgoingMail[], now: Date): Promise<string[]> {
  const rows = mails.map((mail) => asRow(mail, now.toISOString()))
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await trx
      .insertInto('outbox')
      .values(rows.slice(from, from + ROWS_PER_STATEMENT))
      .execute()
  }
  tellQueued()
  return rows.map((row) => row.id)
}

function asRow(mail: OutgoingMail, at: string): Row<'outbox'> {
  return {
    id: newId(),
    kind: mail.kind,
    recipient: mail.recipient,
    subject: mail.subject,
    body_text: mail.text,
    body_html: mail.html,
    // The part before the @: one mail keeps it over all its tries, so that receivers know a repetition.
    message_id: newId(),
    headers: JSON.stringify(mail.headers ?? {}),
    status: 'waiting',
    priority: mail.isUrgent === true ? 0 : 1,
    attempts: 0,
    next_attempt_at: at,
    leased_until: null,
    last_error: null,
    created_at: at,
    sent_at: null,
    bounced_at: null,
  }
}

const listeners = new Set<() => void>()

/** Lets delivery look at the queue at once. */
export function tellQueued(): void {
  for (const wake of listeners) wake()
}

/**
 * Calls `wake` whenever this process has queued a mail; its transaction may still be under way then.
 * @returns a function that ends this
 */
export function onMailQueued(wake: () => void): () => void {
  listeners.add(wake)
  return () => listeners.delete(wake)
}
