import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { monthsIn } from '../comparison/window.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { changesBetween } from './content.ts'
import { remember } from './history-store.ts'
import { firstDayOf, isFull, lastDayOf, type Plan } from './measure.ts'
import { seenByOwners } from './person-store.ts'
import { isComplete } from './verification.ts'

/**
 * Changes how an action will be measured, and remembers what was changed.
 * @returns false, with nothing stored, where somebody else has changed the action since it was seen
 */
export function savePlan(
  db: Database,
  seen: Row<'improvement_action'>,
  plan: Plan,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  const changes = changesBetween(seen, plan)
  if (changes === null) return Promise.resolve(true)
  const after_until = plan.after_window === null ? null : lastDayOf(plan.after_window)
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('improvement_action')
      .set({ ...plan, after_until, updated_at: now.toISOString() })
      .where('id', '=', seen.id)
      .where('status', '=', seen.status)
      .where('updated_at', '=', seen.updated_at)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return false
    const unmoved = { action_id: seen.id, from_status: seen.status, to_status: seen.status, note: '' }
    await remember(trx, { ...unmoved, changes }, actor, now)
    return true
  })
}

type NamedService = Pick<Row<'service'>, 'id' | 'slug' | 'name' | 'name_fr'>

export interface Comparable {
  services: (NamedService & { organisation: string; isSeenByOwners: boolean })[]
  /** The one that is suggested: nothing was done to it, the action's owners see it if possible, and most answers stand in its windows. */
  suggested: string | null
}

const MOST_SERVICES = 500

/** The services beside which an action's effect may be shown: live ones that this person sees. */
export async function comparableServices(
  db: Database,
  actor: Actor,
  service: Pick<Row<'service'>, 'id' | 'organisation'>,
  plan: Plan,
  today: Day,
): Promise<Comparable> {
  const seen = await seenByOwners(db, service.id)
  const visible = await visibleServices(db, actor)
    .select(['service.id', 'slug', 'name', 'name_fr', 'organisation'])
    .where('status', '=', 'live')
    .where('service.id', '<>', service.id)
    .orderBy('name')
    .orderBy('service.id')
    .limit(MOST_SERVICES)
    .execute()
  const services = visible.map((each) => ({ ...each, isSeenByOwners: seen?.has(each.id) ?? true }))
  return { services, suggested: await suggestedOf(db, services, service.organisation, plan, today) }
}

async function suggestedOf(
  db: Database,
  services: Comparable['services'],
  organisation: string,
  plan: Plan,
  today: Day,
): Promise<string | null> {
  if (!isComplete(plan) || services.length === 0) return null
  const ids = services.map(({ id }) => id)
  const touched = await touchedServices(db, ids, firstDayOf(plan.baseline), lastDayOf(plan.after_window))
  const before = await answersIn(db, ids, plan, plan.baseline)
  const after = isFull(plan.after_window, today) ? await answersIn(db, ids, plan, plan.after_window) : null
  const fewest = (id: string) =>
    Math.min(before.get(id) ?? 0, after === null ? Number.POSITIVE_INFINITY : (after.get(id) ?? 0))
  const untouched = services.filter(({ id }) => !touched.has(id) && fewest(id) >= SMALLEST_GROUP)
  const fit = (each: (typeof services)[number]) =>
    Number(each.isSeenByOwners) * 2 + Number(each.organisation === organisation)
  const [best] = untouched.sort((one, other) => fit(other) - fit(one) || fewest(other.id) - fewest(one.id))
  return best?.id ?? null
}

/** How many rated the plan's question in a window, by service; read from histograms. */
async function answersIn(
  db: Database,
  ids: readonly string[],
  plan: Plan,
  window: string,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('histogram')
    .select(['service_id', ({ fn }) => fn.sum<number>('count').as('count')])
    .where('service_id', 'in', [...ids])
    .where('segment', '=', 'all')
    .where('question', '=', plan.measure_question)
    .where('perspective', '=', plan.measure_perspective)
    .where('period', 'in', monthsIn(window) ?? ['all'])
    .where('answer', '>=', 1)
    .groupBy('service_id')
    .execute()
  return new Map(rows.map(({ service_id, count }) => [service_id, Number(count)]))
}

/** Those of the services to which an improvement came into effect between two days. */
export async function touchedServices(
  db: Database,
  ids: readonly string[],
  from: Day,
  until: Day,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('improvement_action')
    .select('service_id')
    .distinct()
    .where('service_id', 'in', [...ids])
    .where('status', 'in', ['implemented', 'verified', 'not-verified'])
    .where('changed_on', '>=', from)
    .where('changed_on', '<=', until)
    .execute()
  return new Set(rows.map(({ service_id }) => service_id))
}

/** The comparison service by name, if this person may see it. */
export async function visibleComparison(db: Database, actor: Actor, id: string | null): Promise<NamedService | null> {
  if (id === null) return null
  const found = await visibleServices(db, actor)
    .select(['service.id', 'slug', 'name', 'name_fr'])
    .where('service.id', '=', id)
    .executeTakeFirst()
  return found ?? null
}
