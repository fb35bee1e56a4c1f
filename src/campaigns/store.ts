import { forUpdate } from '../database/dialect.ts'
import type { AnonymityPromise, Database, Perspective } from '../database/schema.ts'
import { hashToken, newId, newToken } from '../database/tokens.ts'
import { type OutgoingMail, queueMails } from '../mail/outbox.ts'
import type { Recipient } from './recipients.ts'

/** The addresses that a survey's perspective has invited already, in lower case. */
export async function invitedAddresses(
  db: Database,
  surveyId: string,
  perspective: Perspective,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('invitation')
    .select('email')
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .execute()
  return new Set(rows.map((row) => row.email))
}

/** An invitation with its mail, made before anything is stored. */
export interface PreparedInvitation {
  recipient: Recipient
  tokenHash: string
  mail: OutgoingMail
}

/** @param compose writes the mail around the link that only this person gets */
export function prepareInvitation(
  recipient: Recipient,
  publicUrl: string,
  compose: (link: string) => OutgoingMail,
): PreparedInvitation {
  const token = newToken()
  return { recipient, tokenHash: hashToken(token), mail: compose(`${publicUrl}/r/${token}`) }
}

export interface CampaignStart {
  surveyId: string
  perspective: Perspective
  /** What the prepared mails promise. */
  promise: AnonymityPromise
  createdBy: string
}

export type CampaignOutcome =
  | { started: true; campaignId: string; invited: number }
  | { started: false; why: NotStarted }
export type NotStarted = 'closed' | 'promise-changed' | 'nobody-left'

const ROWS_PER_STATEMENT = 200

/**
 * Stores a campaign with its invitations and their mails: all of it, or nothing. Who was invited in the meantime is left
 * out; a survey that closed, or now promises something else than the mails say, stops it.
 */
export async function startCampaign(
  db: Database,
  { surveyId, perspective, promise, createdBy }: CampaignStart,
  prepared: readonly PreparedInvitation[],
  now: Date,
): Promise<CampaignOutcome> {
  return db.transaction().execute(async (trx): Promise<CampaignOutcome> => {
    // Held to the end: two who invite at once take turns, and the promise stays what the mails say.
    const current = await trx
      .selectFrom('survey_perspective')
      .select('promise')
      .where('survey_id', '=', surveyId)
      .where('perspective', '=', perspective)
      .modifyEnd(forUpdate(trx))
      .executeTakeFirstOrThrow()
    const survey = await trx.selectFrom('survey').select('status').where('id', '=', surveyId).executeTakeFirstOrThrow()
    if (survey.status === 'closed') return { started: false, why: 'closed' }
    if (current.promise !== promise) return { started: false, why: 'promise-changed' }
    const before = await invitedAddresses(trx, surveyId, perspective)
    const fresh = prepared.filter(({ recipient }) => !before.has(recipient.email))
    if (fresh.length === 0) return { started: false, why: 'nobody-left' }

    const campaignId = newId()
    const at = now.toISOString()
    await trx
      .insertInto('campaign')
      .values({
        id: campaignId,
        name: '',
        perspective,
        status: 'finished',
        sample: '{"kind":"all"}',
        time_zone: 'UTC',
        starts_at: at,
        reminders: '[]',
        limit_exception: '',
        planned_at: at,
        created_by: createdBy,
        created_at: at,
      })
      .execute()
    await trx.insertInto('campaign_survey').values({ campaign_id: campaignId, survey_id: surveyId }).execute()
    const mailIds = await queueMails(
      trx,
      fresh.map(({ mail }) => mail),
      now,
    )
    const rows = fresh.map(({ recipient, tokenHash }, position) => ({
      id: newId(),
      campaign_id: campaignId,
      survey_id: surveyId,
      perspective,
      ...recipient,
      token_hash: tokenHash,
      mail_id: mailIds[position] ?? null,
      last_mail_at: at,
      created_at: at,
    }))
    for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
      await trx
        .insertInto('invitation')
        .values(rows.slice(from, from + ROWS_PER_STATEMENT))
        .execute()
    }
    return { started: true, campaignId, invited: rows.length }
  })
}
