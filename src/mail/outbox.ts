import type { Database } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'

export interface OutgoingMail {
  /** What the mail is for, as `/admin/mail` names it: `account-invitation`, `survey-invitation`, … */
  kind: string
  recipient: string
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
}

/**
 * Puts a mail into the outbox within the caller's transaction: it goes out if, and only if, the transaction commits.
 * Where it cannot be sent, for example because no mail server is set, it waits.
 */
export async function queueMail(trx: Database, mail: OutgoingMail, now: Date): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({
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
      attempts: 0,
      next_attempt_at: now.toISOString(),
      leased_until: null,
      last_error: null,
      created_at: now.toISOString(),
      sent_at: null,
    })
    .execute()
  for (const wake of listeners) wake()
}

const listeners = new Set<() => void>()

/**
 * Calls `wake` whenever this process has queued a mail; its transaction may still be under way then.
 * @returns a function that ends this
 */
export function onMailQueued(wake: () => void): () => void {
  listeners.add(wake)
  return () => listeners.delete(wake)
}
