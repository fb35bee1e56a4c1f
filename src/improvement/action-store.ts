import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { forUpdate } from '../database/dialect.ts'
import type { ActionStatus, Database, Day, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { OVERALL } from '../surveys/definition.ts'
import { orNotFound } from '../web/errors.ts'
import { type ActionContent, changesBetween } from './content.ts'
import { remember } from './history-store.ts'
import type { Plan } from './measure.ts'
import { accountInCharge } from './person-store.ts'
import type { Step } from './status.ts'

export type ActionWithService = Row<'improvement_action'> & {
  raised_by_name: string | null
  service: Pick<Row<'service'>, 'id' | 'slug' | 'name' | 'name_fr' | 'organisation' | 'status' | 'active_users'>
}

/** An action of a service that the actor may see; any other is not found. */
export async function visibleAction(db: Database, actor: Actor, id: string): Promise<ActionWithService> {
  const found = await visibleServices(db, actor)
    .innerJoin('improvement_action', 'improvement_action.service_id', 'service.id')
    .leftJoin('account', 'account.id', 'improvement_action.raised_by')
    .selectAll('improvement_action')
    .select(['account.name as raised_by_name', 'slug', 'service.name as service_name', 'service.name_fr'])
    .select(['service.organisation', 'service.status as service_status', 'service.active_users'])
    .where('improvement_action.id', '=', id)
    .executeTakeFirst()
  const { slug, service_name, name_fr, organisation, service_status, active_users, ...action } = orNotFound(found)
  const service = { id: action.service_id, slug, name: service_name, name_fr, organisation, active_users }
  return { ...action, service: { ...service, status: service_status } }
}

export interface NewAction extends ActionContent {
  dimension: string | null
  evidence: string
}

/** @returns the id of the proposed action */
export function raiseAction(
  db: Database,
  serviceId: string,
  action: NewAction,
  actor: Actor,
  now: Date,
): Promise<string> {
  return db.transaction().execute((trx) => insertAction(trx, serviceId, action, actor, now))
}

/** The same within a transaction. */
export async function insertAction(
  trx: Database,
  serviceId: string,
  action: NewAction,
  actor: Actor,
  now: Date,
): Promise<string> {
  const id = newId()
  const at = now.toISOString()
  const charge = await inCharge(trx, serviceId, action.owner)
  const measured = { measure_question: action.dimension ?? OVERALL }
  const row = { ...action, ...measured, ...charge, id, service_id: serviceId, raised_by: actor.id }
  await trx
    .insertInto('improvement_action')
    .values({ ...row, status: 'proposed', created_at: at, updated_at: at })
    .execute()
  await remember(trx, { action_id: id, from_status: null, to_status: 'proposed', note: '' }, actor, now)
  return id
}

/** What a step changes besides the status. */
export interface AlsoChanged {
  plan?: Partial<Plan>
  after_until?: Day | null
  /** The verdict and what was learnt no longer hold. */
  forgetsOutcome?: boolean
}

const NO_OUTCOME = { outcome: null, outcome_facts: null, learnt: '', closed_at: null }

/** @returns false, with nothing stored, where somebody else has moved the action on since it was seen */
export function takeStep(
  db: Database,
  seen: Row<'improvement_action'>,
  step: Step,
  { note, also = {} }: { note: string; also?: AlsoChanged },
  actor: Actor,
  now: Date,
): Promise<boolean> {
  const { plan = {}, forgetsOutcome, ...columns } = also
  return db.transaction().execute(async (trx) => {
    const moved = await trx
      .updateTable('improvement_action')
      .set({ ...plan, ...columns, ...(forgetsOutcome === true ? NO_OUTCOME : {}) })
      .set({ status: step.to, updated_at: now.toISOString() })
      .where('id', '=', seen.id)
      .where('status', '=', seen.status)
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) return false
    const event = { action_id: seen.id, from_status: seen.status, to_status: step.to, note }
    await remember(trx, { ...event, changes: changesBetween(seen, plan) }, actor, now)
    return true
  })
}

/**
 * Closes an action with what was learnt; where no verdict can be had, as not verified.
 * @returns false, with nothing stored, where somebody else has moved or closed it since it was seen
 */
export function closeAction(
  db: Database,
  seen: Row<'improvement_action'>,
  learnt: string,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  const status: ActionStatus = seen.status === 'verified' ? 'verified' : 'not-verified'
  const at = now.toISOString()
  return db.transaction().execute(async (trx) => {
    const closed = await trx
      .updateTable('improvement_action')
      .set({ learnt, status, closed_at: at, updated_at: at })
      .where('id', '=', seen.id)
      .where('status', '=', seen.status)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (closed.numUpdatedRows === 0n) return false
    const event = { action_id: seen.id, from_status: seen.status, to_status: status, note: learnt }
    await remember(trx, { ...event, changes: { closed: [null, null] } }, actor, now)
    return true
  })
}

/**
 * Changes what an action says, and remembers what was changed.
 * @param seen the action as the person saw it
 * @returns false, with nothing stored, where somebody else has changed it since
 */
export function editAction(
  db: Database,
  seen: Row<'improvement_action'>,
  content: ActionContent,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const charge = await inCharge(trx, seen.service_id, content.owner)
    const changes = changesBetween(seen, { ...content, owner: charge.owner })
    if (changes === null) return true
    const changed = await trx
      .updateTable('improvement_action')
      .set({ ...content, ...charge, updated_at: now.toISOString() })
      .where('id', '=', seen.id)
      .where('status', '=', seen.status)
      .where('updated_at', '=', seen.updated_at)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return false
    const unmoved = { action_id: seen.id, from_status: seen.status, to_status: seen.status }
    await remember(trx, { ...unmoved, note: '', changes }, actor, now)
    return true
  })
}

/** @returns false, with nothing removed, where the action is no longer a mere proposal */
export function withdrawAction(db: Database, actionId: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const proposed = await trx
      .selectFrom('improvement_action')
      .select('id')
      .where('id', '=', actionId)
      .where('status', '=', 'proposed')
      .modifyEnd(forUpdate(trx))
      .executeTakeFirst()
    if (proposed === undefined) return false
    // What it was raised from waits for a decision again.
    const undecided = { status: 'accepted' as const, action_id: null }
    await trx.updateTable('finding').set(undecided).where('action_id', '=', actionId).execute()
    await trx.deleteFrom('improvement_history').where('action_id', '=', actionId).execute()
    await trx.deleteFrom('improvement_action').where('id', '=', actionId).execute()
    return true
  })
}

/** Who is in charge: an account where the words mean one, by its name; the words as they are otherwise. */
async function inCharge(trx: Database, serviceId: string, typed: string) {
  const account = await accountInCharge(trx, serviceId, typed)
  return { owner: account?.name ?? typed, owner_id: account?.id ?? null }
}
