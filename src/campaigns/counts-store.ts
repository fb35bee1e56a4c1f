import { sql } from 'kysely'
import { contains } from '../database/dialect.ts'
import type { Database, Row } from '../database/schema.ts'
import { type CampaignCounts, type CountRow, countsFrom, type MailState } from './counts.ts'
import { isOfReason, LEFT_OUT_REASONS, type LeftOutReason } from './plan.ts'

const STATE = sql<MailState>`case
  when outbox.id is not null and outbox.bounced_at is not null then 'bounced'
  when outbox.status in ('waiting', 'sending') then 'waiting'
  when outbox.status = 'failed' then 'failed'
  when outbox.status = 'cancelled' then 'withdrawn'
  when outbox.status = 'sent' then 'sent'
  when invitation.withdrawn is not null and invitation.reminders_sent = 0 then 'withdrawn'
  when invitation.last_mail_at is null then 'unwritten'
  when invitation.mail_id is null then 'sent'
  else 'gone' end`

/** Only who has not answered an anonymous survey is reminded: how many reminders wait or failed would tell how many. */
const TOLD_STATE = sql<MailState>`case
  when promise = 'anonymous' and reminders_sent > 0 then 'sent'
  else ${STATE} end`

/** @returns the counts of each campaign; one without invitations is missing */
export async function campaignCounts(
  db: Database,
  campaignIds: readonly string[],
): Promise<ReadonlyMap<string, CampaignCounts>> {
  if (campaignIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('invitation')
    .leftJoin('outbox', 'outbox.id', 'invitation.mail_id')
    .leftJoin('participation', 'participation.key', 'invitation.token_hash')
    .innerJoin('survey_perspective', (join) =>
      join
        .onRef('survey_perspective.survey_id', '=', 'invitation.survey_id')
        .onRef('survey_perspective.perspective', '=', 'invitation.perspective'),
    )
    .select(['campaign_id', 'invitation.survey_id', TOLD_STATE.as('state')])
    .select(({ fn }) => [
      fn.count<number>('invitation.id').as('invited'),
      fn.count<number>('participation.key').as('answered'),
    ])
    .where('campaign_id', 'in', campaignIds)
    .groupBy(['campaign_id', 'invitation.survey_id', TOLD_STATE])
    .execute()
  const byCampaign = new Map<string, CountRow[]>()
  for (const { campaign_id, ...row } of rows) {
    const count = { ...row, invited: Number(row.invited), answered: Number(row.answered) }
    byCampaign.set(campaign_id, [...(byCampaign.get(campaign_id) ?? []), count])
  }
  return new Map([...byCampaign].map(([id, counts]) => [id, countsFrom(counts)]))
}

export interface InvitationRow {
  email: string
  name: string
  language: string
  service: string
  service_fr: string
  state: MailState
  /** Null where telling would break the promise: only who has not answered is reminded. */
  reminders: number | null
  /** The mail's id in the outbox; null where there is none, or its kind would tell who was reminded. */
  mailId: string | null
  /** Null where telling would break the promise. */
  answered: boolean | null
}

/** @returns some invitations of a campaign by address; who has answered only where their survey is *attributed* */
export async function invitationsOf(
  db: Database,
  campaignId: string,
  search: string,
  from: number,
  most: number,
): Promise<{ invitations: InvitationRow[]; total: number }> {
  const all = db.selectFrom('invitation').where('campaign_id', '=', campaignId)
  const found =
    search === ''
      ? all
      : all.where((eb) =>
          eb.or([contains(db, sql`invitation.email`, search), contains(db, sql`invitation.name`, search)]),
        )
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .innerJoin('survey', 'survey.id', 'invitation.survey_id')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .innerJoin('survey_perspective', (join) =>
      join
        .onRef('survey_perspective.survey_id', '=', 'invitation.survey_id')
        .onRef('survey_perspective.perspective', '=', 'invitation.perspective'),
    )
    .leftJoin('outbox', 'outbox.id', 'invitation.mail_id')
    .leftJoin('participation', 'participation.key', 'invitation.token_hash')
    .select(['email', 'invitation.name', 'invitation.language', 'service.name as service', STATE.as('state')])
    .select(['service.name_fr as service_fr', 'reminders_sent as reminders', 'outbox.id as mailId', 'promise'])
    .select('participation.key')
    .orderBy('email')
    .limit(most)
    .offset(from)
    .execute()
  const invitations = rows.map(({ promise, key, ...row }): InvitationRow => {
    if (promise === 'attributed') return { ...row, answered: key !== null }
    // Whoever was reminded looks like everybody else to whom the invitation was sent.
    const state = row.state === 'gone' || (row.reminders !== null && row.reminders > 0) ? 'sent' : row.state
    return { ...row, state, reminders: null, mailId: state === 'sent' ? null : row.mailId, answered: null }
  })
  return { invitations, total: Number(total) }
}

export interface LeftOutRow {
  email: string
  reason: LeftOutReason
}

/** @returns some of those who were left out when the campaign was planned, by address, and how many there are */
export async function leftOutOf(
  db: Database,
  campaignId: string,
  reason: LeftOutReason | undefined,
  from: number,
  most: number,
): Promise<{ people: LeftOutRow[]; total: number }> {
  const wanted = LEFT_OUT_REASONS.filter((each) => isOfReason(each, reason))
  const found = db.selectFrom('campaign_left_out').where('campaign_id', '=', campaignId).where('reason', 'in', wanted)
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const people = await found
    .select(['email', 'reason'])
    .orderBy('email')
    .orderBy('id')
    .limit(most)
    .offset(from)
    .execute()
  return { people: people as LeftOutRow[], total: Number(total) }
}

/** Everybody who was left out, in pieces, so that any number can be handed on without being held. */
export async function* everybodyLeftOut(db: Database, campaignId: string): AsyncGenerator<LeftOutRow[]> {
  let after = ''
  for (;;) {
    const rows: Pick<Row<'campaign_left_out'>, 'id' | 'email' | 'reason'>[] = await db
      .selectFrom('campaign_left_out')
      .select(['id', 'email', 'reason'])
      .where('campaign_id', '=', campaignId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(1_000)
      .execute()
    if (rows.length === 0) return
    yield rows as (LeftOutRow & { id: string })[]
    after = rows.at(-1)?.id ?? ''
  }
}
