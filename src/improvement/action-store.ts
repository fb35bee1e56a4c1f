import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { forUpdate } from '../database/dialect.ts'
import type { ActionStatus, Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { orNotFound } from '../web/errors.ts'
import { type ActionContent, type Changes, changesBetween } from './content.ts'
import { STATUSES, type Step } from './status.ts'

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

export type HistoryEntry = Row<'improvement_history'> & { account_name: string | null }

/** What became of an action, the latest first. */
export async function historyOf(db: Database, actionId: string): Promise<HistoryEntry[]> {
  const entries = await db
    .selectFrom('improvement_history')
    .leftJoin('account', 'account.id', 'improvement_history.account_id')
    .selectAll('improvement_history')
    .select('account.name as account_name')
    .where('action_id', '=', actionId)
    .orderBy('at', 'desc')
    .execute()
  // Ids are random and tell no order: within one moment the status that comes later is the later step.
  const place = ({ to_status }: HistoryEntry) => STATUSES.indexOf(to_status)
  return entries.sort((one, other) => (one.at === other.at ? place(other) - place(one) : 0))
}

/** The names of those who decide on a service's actions. */
export async function decidersOf(db: Database, serviceId: string): Promise<string[]> {
  const owners = await db
    .selectFrom('account')
    .innerJoin('account_service', 'account_service.account_id', 'account.id')
    .select('name')
    .where('service_id', '=', serviceId)
    .where('role', '=', 'owner')
    .where('active', '=', 1)
    .orderBy('name')
    .execute()
  return owners.map(({ name }) => name)
}

/** People who may be in charge of a service's actions: those with an account who see it. */
export async function possibleOwners(db: Database, serviceId: string): Promise<string[]> {
  const assigned = db.selectFrom('account_service').select('account_id').where('service_id', '=', serviceId)
  const people = await db
    .selectFrom('account')
    .select('name')
    .distinct()
    .where('active', '=', 1)
    .where((eb) => eb.or([eb('role', 'in', ['administrator', 'analyst']), eb('id', 'in', assigned)]))
    .orderBy('name')
    .execute()
  return people.map(({ name }) => name)
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
  const row = { ...action, id, service_id: serviceId, status: 'proposed' as const, raised_by: actor.id }
  await trx
    .insertInto('improvement_action')
    .values({ ...row, created_at: at, updated_at: at })
    .execute()
  await remember(trx, { action_id: id, from_status: null, to_status: 'proposed', note: '' }, actor, now)
  return id
}

/** @returns false, with nothing stored, where the action is no longer in the status that the step starts from */
export function takeStep(
  db: Database,
  actionId: string,
  step: Step,
  note: string,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const moved = await trx
      .updateTable('improvement_action')
      .set({ status: step.to, updated_at: now.toISOString() })
      .where('id', '=', actionId)
      .where('status', '=', step.from)
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) return false
    await remember(trx, { action_id: actionId, from_status: step.from, to_status: step.to, note }, actor, now)
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
  const changes = changesBetween(seen, content)
  if (changes === null) return Promise.resolve(true)
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('improvement_action')
      .set({ ...content, updated_at: now.toISOString() })
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

interface Event {
  action_id: string
  from_status: ActionStatus | null
  to_status: ActionStatus
  note: string
  changes?: Changes
}

async function remember(trx: Database, { changes, ...event }: Event, actor: Actor, now: Date): Promise<void> {
  const written = changes === undefined ? null : JSON.stringify(changes)
  await trx
    .insertInto('improvement_history')
    .values({ ...event, id: newId(), account_id: actor.id, changes: written, at: now.toISOString() })
    .execute()
}
