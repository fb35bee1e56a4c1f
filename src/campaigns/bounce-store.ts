import type { Database, Row } from '../database/schema.ts'
import { markBounced } from './contact-status-store.ts'

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
