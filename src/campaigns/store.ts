import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { forUpdate } from '../database/dialect.ts'
import type { AnonymityPromise, Database, Perspective, Row } from '../database/schema.ts'
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

/** A campaign with the survey and promise that it belongs to. */
export interface CampaignRecord extends Row<'campaign'> {
  promise: AnonymityPromise
  service_id: string
  survey_id: string
  /** The account's name; null where it is gone. */
  creator: string | null
}

/** The campaign behind an address; one of a service that the actor may not see is not found. */
export async function visibleCampaign(db: Database, actor: Actor, id: string): Promise<CampaignRecord | undefined> {
  return visibleServices(db, actor)
    .innerJoin('survey', 'survey.service_id', 'service.id')
    .innerJoin('campaign_survey', 'campaign_survey.survey_id', 'survey.id')
    .innerJoin('campaign', 'campaign.id', 'campaign_survey.campaign_id')
    .innerJoin('survey_perspective', (join) =>
      join
        .onRef('survey_perspective.survey_id', '=', 'survey.id')
        .onRef('survey_perspective.perspective', '=', 'campaign.perspective'),
    )
    .leftJoin('account', 'account.id', 'campaign.created_by')
    .selectAll('campaign')
    .select(['promise', 'survey.service_id', 'survey.id as survey_id', 'account.name as creator'])
    .where('campaign.id', '=', id)
    .executeTakeFirst()
}

export interface CampaignCounts {
  invited: number
  sent: number
  failed: number
  answered: number
}

export async function campaignCounts(db: Database, campaignId: string): Promise<CampaignCounts> {
  const byStatus = await db
    .selectFrom('invitation')
    .leftJoin('outbox', 'outbox.id', 'invitation.mail_id')
    .leftJoin('participation', 'participation.key', 'invitation.token_hash')
    .select(['outbox.status'])
    .select((select) => [
      select.fn.count('invitation.id').as('invited'),
      select.fn.count('participation.key').as('answered'),
    ])
    .where('invitation.campaign_id', '=', campaignId)
    .groupBy('outbox.status')
    .execute()
  const sum = (of: 'invited' | 'answered', status?: string) =>
    byStatus.reduce((total, row) => total + (status === undefined || row.status === status ? Number(row[of]) : 0), 0)
  return {
    invited: sum('invited'),
    sent: sum('invited', 'sent'),
    failed: sum('invited', 'failed'),
    answered: sum('answered'),
  }
}

export interface InvitationRow {
  email: string
  name: string
  language: string
  /** Null where its mail is no longer kept. */
  mail: Row<'outbox'>['status'] | null
  /** Null where telling would break the promise. */
  answered: boolean | null
}

/** @returns some invitations of a campaign by address; who has answered only where the promise is *attributed* */
export async function invitationsOf(
  db: Database,
  campaign: Pick<CampaignRecord, 'id' | 'promise'>,
  from: number,
  most: number,
): Promise<InvitationRow[]> {
  const invitations = db
    .selectFrom('invitation')
    .leftJoin('outbox', 'outbox.id', 'invitation.mail_id')
    .select(['email', 'name', 'language', 'outbox.status as mail', 'token_hash'])
    .where('campaign_id', '=', campaign.id)
    .orderBy('email')
    .limit(most)
    .offset(from)
  const rows = await invitations.execute()
  const answered = campaign.promise === 'attributed' ? await answeredKeys(db, rows) : null
  return rows.map(({ token_hash, ...row }) => ({ ...row, answered: answered?.has(token_hash) ?? null }))
}

async function answeredKeys(db: Database, rows: readonly { token_hash: string }[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const found = await db
    .selectFrom('participation')
    .select('key')
    .where(
      'key',
      'in',
      rows.map((row) => row.token_hash),
    )
    .execute()
  return new Set(found.map((row) => row.key))
}
