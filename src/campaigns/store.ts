import { forUpdate } from '../database/dialect.ts'
import type { AnonymityPromise, Database, Perspective } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { holdLedger } from './ledger-store.ts'
import { type Planning, planningFor, withDecision } from './plan.ts'
import { decideByAddress } from './plan-store.ts'
import type { Recipient } from './recipients.ts'
import { storeInvitations, storeLeftOut } from './start-store.ts'

/* The quick way: a campaign that is made of a list of addresses, and starts at once. */

/** How many people a survey's perspective has invited already. */
export async function invitedCount(db: Database, surveyId: string, perspective: Perspective): Promise<number> {
  const { count } = await db
    .selectFrom('invitation')
    .select(({ fn }) => fn.count<number>('email').distinct().as('count'))
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface ListStart {
  surveyId: string
  serviceId: string
  perspective: Perspective
  /** What the list's preview said is promised. */
  promise: AnonymityPromise
  createdBy: string
}

export type ListOutcome = { started: true; campaignId: string; invited: number } | { started: false; why: NotStarted }
export type NotStarted = 'closed' | 'promise-changed' | 'nobody-left'

/**
 * Stores a campaign with an invitation for everybody on a list who may be invited, and who is left out and why: all of it,
 * or nothing. A survey that closed, or now promises something else than was shown, stops it.
 */
export async function startByList(
  db: Database,
  start: ListStart,
  recipients: readonly Recipient[],
  secret: string,
  now: Date,
): Promise<ListOutcome> {
  const { surveyId, perspective, promise } = start
  return db.transaction().execute(async (trx): Promise<ListOutcome> => {
    // Held to the end: two who invite at once take turns, and the promise stays what was shown.
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
    await holdLedger(trx)
    const decided = await decideByAddress(
      trx,
      start,
      recipients.map(({ email }) => email),
      now,
    )
    const people = recipients.flatMap((recipient) => {
      const listed = decided.get(recipient.email)
      return listed === undefined ? [] : [{ ...recipient, ...listed }]
    })
    const invited = people.filter(({ decision }) => decision.invited).map((person) => ({ ...person, surveyId }))
    if (invited.length === 0) return { started: false, why: 'nobody-left' }
    const campaignId = newId()
    const planning = planningOf(
      surveyId,
      people.map(({ decision }) => decision),
    )
    await storeCampaign(trx, campaignId, start, planning, now)
    await storeInvitations(trx, { campaignId, perspective }, invited, secret, now)
    const leftOut = people.flatMap(({ contactId, email, decision }) =>
      decision.invited ? [] : [{ contactId, email, reason: decision.reason }],
    )
    await storeLeftOut(trx, campaignId, leftOut)
    return { started: true, campaignId, invited: invited.length }
  })
}

/** A list is a frame of its own, all of which is asked. */
function planningOf(surveyId: string, decisions: readonly Parameters<typeof withDecision>[1][]): Planning {
  const begun = planningFor(decisions.length, decisions.length, new Map([[surveyId, decisions.length]]))
  const reach = decisions.reduce(withDecision, begun.reach)
  return { ...begun, isDone: true, draw: { toSee: 0, toTake: 0 }, reach }
}

async function storeCampaign(
  trx: Database,
  id: string,
  { surveyId, perspective, createdBy }: ListStart,
  planning: Planning,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await trx
    .insertInto('campaign')
    .values({
      ...{ id, name: '', perspective, status: 'running', sample: '{"kind":"all"}', time_zone: 'UTC', starts_at: at },
      ...{ reminders: '[]', limit_exception: '', planned_at: at, created_by: createdBy, created_at: at },
      reach: JSON.stringify(planning),
    })
    .execute()
  await trx.insertInto('campaign_survey').values({ campaign_id: id, survey_id: surveyId }).execute()
}
