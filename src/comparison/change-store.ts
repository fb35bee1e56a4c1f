import { sql } from 'kysely'
import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import type { ServiceState } from '../statistics/state.ts'
import { windowOfAnswers } from './looked-over.ts'
import { readService } from './read-store.ts'
import { compareService, type ServiceComparison } from './service-comparison.ts'
import { type WindowKey, windowsSince } from './window.ts'

/** An improvement that is in effect. */
export interface LatestChange {
  title: string
  changedOn: Day
  /** What is measured after it; over by now. */
  window: WindowKey
}

/**
 * @returns the improvement of a service that came into effect last and has been measured, of several on one day one that
 *   was verified; null where none has
 */
export async function latestChange(db: Database, serviceId: string, today: Day): Promise<LatestChange | null> {
  const action = await db
    .selectFrom('improvement_action')
    .select(['title', 'changed_on', 'after_window'])
    .where('service_id', '=', serviceId)
    .where('status', 'in', ['implemented', 'verified', 'not-verified'])
    .where('changed_on', 'is not', null)
    .where('after_window', 'is not', null)
    .where('after_until', '<', today)
    .orderBy('changed_on', 'desc')
    .orderBy((eb) => eb.case().when('status', '=', 'verified').then(0).else(1).end())
    .orderBy('title')
    .orderBy('id')
    .limit(sql.lit(1))
    .executeTakeFirst()
  if (!action?.changed_on || !action.after_window) return null
  return { title: action.title, changedOn: action.changed_on, window: action.after_window }
}

/** How a service stands since its latest measured improvement. */
export interface StandsSince {
  change: LatestChange
  /** Over the newest window that tells; null where none may be shown, or holds too few users. */
  comparison: ServiceComparison | null
}

/** Of these states the half is missing: an older window that knows both views tells more. */
const ONE_SIDED: readonly ServiceState[] = ['users-only', 'customer-only', 'not-enough-data']

/**
 * Over the newest whole quarter since the improvement that may be shown and knows both views, or else users alone; each is
 * read as its own page is, so that all that speaks of it says the same.
 * @returns null where no improvement has been measured: then all time speaks
 */
export async function standsSince(db: Database, service: Row<'service'>, today: Day): Promise<StandsSince | null> {
  const change = await latestChange(db, service.id, today)
  if (change === null) return null
  let ofUsers: ServiceComparison | null = null
  for (const window of windowsSince(change.window, today)) {
    const { evidence, isHidden } = await readService(db, service, window, today)
    if (isHidden(window)) continue
    const comparison = compareService(evidence)
    if (comparison.state.users === 'unknown') continue
    if (!ONE_SIDED.includes(comparison.state.state)) return { change, comparison }
    ofUsers ??= comparison
  }
  return { change, comparison: ofUsers }
}

/** A state that is settled (src/improvement/finding-look.ts), and the window over which it was seen last. */
export interface SettledState {
  state: ServiceState
  window: WindowKey
}

/** @returns by service id, of the services that the actor may see and that have been looked at; in one query */
export async function settledStates(db: Database, actor: Actor): Promise<Map<string, SettledState>> {
  const rows = await visibleServices(db, actor)
    .innerJoin('observation', 'observation.service_id', 'service.id')
    .select(['service.id', 'subject', 'answers'])
    .where('rule', '=', 'state-changed')
    .where('settled', '=', 1)
    .execute()
  return new Map(
    rows.map(({ id, subject, answers }) => [id, { state: subject as ServiceState, window: windowOfAnswers(answers) }]),
  )
}
