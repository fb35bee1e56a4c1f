import { forUpdate } from '../database/dialect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { Database, Row } from '../database/schema.ts'
import { hashToken, newId } from '../database/tokens.ts'
import { invitationToken } from './invitation-token.ts'
import { holdLedger } from './ledger-store.ts'
import type { Planning } from './plan.ts'
import { beginPlanning, type Frame, frameOf, type Invited, type LeftOut, planBatch } from './plan-store.ts'

/**
 * From now on the campaign starts by itself when its time has come.
 * @param startsAt null: at its own time, or now where it has none
 * @returns false where it was no draft
 */
export async function scheduleCampaign(db: Database, id: string, startsAt: Date | null, now: Date): Promise<boolean> {
  const own = db.updateTable('campaign').set(({ fn, val }) => ({
    status: 'scheduled',
    starts_at: startsAt === null ? fn.coalesce('starts_at', val(now.toISOString())) : startsAt.toISOString(),
  }))
  const changed = await own.where('id', '=', id).where('status', '=', 'draft').executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

/** Makes a scheduled campaign a draft again; @returns false where it has begun to start */
export async function unscheduleCampaign(db: Database, id: string): Promise<boolean> {
  const changed = await db
    .updateTable('campaign')
    .set({ status: 'draft' })
    .where('id', '=', id)
    .where('status', '=', 'scheduled')
    .where('reach', 'is', null)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

/** Scheduled campaigns whose time has come, those that another process began and did not finish included. */
export async function dueCampaigns(db: Database, now: Date): Promise<Row<'campaign'>[]> {
  return db
    .selectFrom('campaign')
    .selectAll()
    .where('status', '=', 'scheduled')
    .where('starts_at', '<=', now.toISOString())
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
}

/** What a plan has come to so far; null where it has not begun. */
export function planningOf({ reach }: Pick<Row<'campaign'>, 'reach'>): Planning | null {
  return reach === null ? null : (JSON.parse(reach) as Planning)
}

/**
 * Takes a due campaign one step further: the first counts its frame, each of the following decides about a batch of people
 * and stores their invitations, and the last lets it run. Each is one transaction that also says how far planning has
 * come, so that after a crash the next step goes on, and of two processes that take the same step one does nothing.
 * @returns false where there is nothing more to do here
 */
export async function planStep(db: Database, campaignId: string, secret: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const campaign = await trx
      .selectFrom('campaign')
      .selectAll()
      .where('id', '=', campaignId)
      .where('status', '=', 'scheduled')
      .modifyEnd(forUpdate(trx))
      .executeTakeFirst()
    if (campaign === undefined) return false
    const frame = await frameOf(trx, campaign)
    const planning = planningOf(campaign)
    if (planning === null) {
      await keepFrame(trx, frame, await beginPlanning(trx, frame))
      return true
    }
    await holdLedger(trx)
    const batch = await planBatch(trx, frame, planning, secret, now)
    await storeInvitations(trx, frame, batch.invited, secret, now)
    await storeLeftOut(trx, campaignId, batch.leftOut)
    const { isDone } = batch.planning
    const running = isDone ? ({ status: 'running', planned_at: now.toISOString() } as const) : {}
    await trx
      .updateTable('campaign')
      .set({ reach: JSON.stringify(batch.planning), ...running })
      .where('id', '=', campaignId)
      .execute()
    return !isDone
  })
}

async function keepFrame(trx: Database, { campaignId, surveys }: Frame, planning: Planning): Promise<void> {
  await trx
    .updateTable('campaign')
    .set({ reach: JSON.stringify(planning) })
    .where('id', '=', campaignId)
    .execute()
  for (const { surveyId } of surveys) {
    await trx
      .updateTable('campaign_survey')
      .set({ eligible_count: planning.reach.surveys[surveyId]?.eligible ?? 0 })
      .where('campaign_id', '=', campaignId)
      .where('survey_id', '=', surveyId)
      .execute()
  }
}

const TEXTS = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'text' as const]))
const INVITATION = TEXTS([
  ...['id', 'campaign_id', 'survey_id', 'perspective', 'email', 'name', 'language', 'token_hash', 'contact_id'],
  'created_at',
])
const LEFT_OUT = TEXTS(['id', 'campaign_id', 'contact_id', 'email', 'reason'])

/** Stores invitations whose letters are written later, each with the hash of the token that its link will carry. */
export async function storeInvitations(
  trx: Database,
  { campaignId: campaign_id, perspective }: Pick<Frame, 'campaignId' | 'perspective'>,
  invited: readonly (Omit<Invited, 'contactId'> & { contactId: string | null })[],
  secret: string,
  now: Date,
): Promise<void> {
  const created_at = now.toISOString()
  const rows = invited.map(({ contactId, email, name, language, surveyId }) => {
    const id = newId()
    const token_hash = hashToken(invitationToken(secret, id))
    const person = { email, name, language, contact_id: contactId }
    return { id, campaign_id, survey_id: surveyId, perspective, token_hash, created_at, ...person }
  })
  await insertRows(trx, 'invitation', INVITATION, rows)
}

export async function storeLeftOut(
  trx: Database,
  campaign_id: string,
  leftOut: readonly (Omit<LeftOut, 'contactId'> & { contactId: string | null })[],
): Promise<void> {
  const rows = leftOut.map(({ contactId, email, reason }) => ({
    ...{ id: newId(), campaign_id, contact_id: contactId, email, reason },
  }))
  await insertRows(trx, 'campaign_left_out', LEFT_OUT, rows)
}
