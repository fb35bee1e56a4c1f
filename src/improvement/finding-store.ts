import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Database, FindingStatus, Row } from '../database/schema.ts'
import { orNotFound } from '../web/errors.ts'
import { insertAction, type NewAction } from './action-store.ts'
import { type Decision, decidedFrom, FINDING_VIEWS, type FindingView, STATUSES_IN } from './finding-status.ts'

export type Finding = Row<'finding'> & {
  decided_by_name: string | null
  action_title: string | null
  slug: string
  name: string
  name_fr: string
  organisation: string
  service_status: Row<'service'>['status']
}

function visible(db: Database, actor: Actor) {
  return visibleServices(db, actor).innerJoin('finding', 'finding.service_id', 'service.id')
}

/** @param slug null: across all services that the actor may see */
function inView(db: Database, actor: Actor, slug: string | null, view: FindingView) {
  const found = visible(db, actor).where('finding.status', 'in', STATUSES_IN[view])
  return slug === null ? found : found.where('slug', '=', slug)
}

function detailed(query: ReturnType<typeof visible>) {
  return query
    .leftJoin('account', 'account.id', 'finding.decided_by')
    .leftJoin('improvement_action', 'improvement_action.id', 'finding.action_id')
    .selectAll('finding')
    .select(['account.name as decided_by_name', 'improvement_action.title as action_title'])
    .select(['slug', 'service.name', 'service.name_fr', 'service.organisation', 'service.status as service_status'])
}

/** One page of findings, the newest first. */
export async function findings(
  db: Database,
  actor: Actor,
  slug: string | null,
  view: FindingView,
  range: { limit: number; offset: number },
): Promise<Finding[]> {
  return detailed(inView(db, actor, slug, view))
    .orderBy('first_seen', 'desc')
    .orderBy('slug')
    .orderBy('rule')
    .orderBy('finding.id')
    .limit(range.limit)
    .offset(range.offset)
    .execute()
}

export async function findingCounts(
  db: Database,
  actor: Actor,
  slug: string | null,
): Promise<Record<FindingView, number>> {
  const all = slug === null ? visible(db, actor) : visible(db, actor).where('slug', '=', slug)
  const rows = await all
    .select(({ fn }) => ['finding.status', fn.countAll<number>().as('n')])
    .groupBy('finding.status')
    .execute()
  const count = (view: FindingView) =>
    rows.filter(({ status }) => STATUSES_IN[view].includes(status)).reduce((sum, { n }) => sum + Number(n), 0)
  return Object.fromEntries(FINDING_VIEWS.map((view) => [view, count(view)])) as Record<FindingView, number>
}

/** A finding on a service that the actor may see; any other is not found. */
export async function visibleFinding(db: Database, actor: Actor, id: string): Promise<Finding> {
  return orNotFound(await detailed(visible(db, actor)).where('finding.id', '=', id).executeTakeFirst())
}

/** When the rules last looked at a service; null: never. */
export async function lookedOn(db: Database, serviceId: string): Promise<string | null> {
  const found = await db
    .selectFrom('finding_look')
    .select('looked_on')
    .where('service_id', '=', serviceId)
    .executeTakeFirst()
  return found === undefined || found.looked_on === '' ? null : found.looked_on
}

/** The finding that an action was raised from; null: none. */
export async function findingOfAction(db: Database, actionId: string): Promise<string | null> {
  const found = await db.selectFrom('finding').select('id').where('action_id', '=', actionId).executeTakeFirst()
  return found?.id ?? null
}

const STATUS_AFTER: Record<Exclude<Decision, 'undoing' | 'action'>, FindingStatus> = {
  acceptance: 'accepted',
  dismissal: 'dismissed',
}

/**
 * Takes a decision.
 * @param seen the status that the person saw
 * @returns false, with nothing stored, where somebody else was faster, or an equal finding has been raised since
 */
export function decide(
  db: Database,
  finding: Finding,
  { decision, seen, reason }: { decision: Exclude<Decision, 'action'>; seen: string; reason: string },
  actor: Actor,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const undone = decision === 'undoing'
    if (undone && (await isRaisedAnew(trx, finding))) return false
    const status = undone ? (finding.gone_on === null ? 'open' : 'gone') : STATUS_AFTER[decision]
    const by = undone ? { decided_by: null, decided_at: null } : { decided_by: actor.id, decided_at: now.toISOString() }
    const changed = await trx
      .updateTable('finding')
      .set({ status, reason: undone ? '' : reason, ...by })
      .where('id', '=', finding.id)
      .where('status', '=', seen as FindingStatus)
      .where('status', 'in', decidedFrom(decision))
      .executeTakeFirst()
    return changed.numUpdatedRows > 0n
  })
}

async function isRaisedAnew(trx: Database, { id, service_id, rule, subject }: Finding): Promise<boolean> {
  const equal = await trx
    .selectFrom('finding')
    .select('id')
    .where('service_id', '=', service_id)
    .where('rule', '=', rule)
    .where('subject', '=', subject)
    .where('id', '<>', id)
    .where('gone_on', 'is', null)
    .where('status', 'in', ['open', 'accepted', 'actioned'])
    .executeTakeFirst()
  return equal !== undefined
}

/** @returns the new action's id; null, with nothing stored, where somebody else has decided on the finding */
export function raiseFromFinding(
  db: Database,
  finding: Finding,
  action: NewAction,
  actor: Actor,
  now: Date,
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const claimed = await trx
      .updateTable('finding')
      .set({ status: 'actioned', decided_by: actor.id, decided_at: now.toISOString() })
      .where('id', '=', finding.id)
      .where('status', 'in', decidedFrom('action'))
      .executeTakeFirst()
    if (claimed.numUpdatedRows === 0n) return null
    const action_id = await insertAction(trx, finding.service_id, action, actor, now)
    await trx.updateTable('finding').set({ action_id }).where('id', '=', finding.id).execute()
    return action_id
  })
}
