import { sql } from 'kysely'
import type { Database, Day } from '../database/schema.ts'
import type { WindowKey } from './window.ts'

/** An improvement that is in effect. */
export interface LatestChange {
  title: string
  changedOn: Day
  /** What is measured after it; over by now. */
  window: WindowKey
}

/** @returns the improvement of a service that came into effect last and has been measured; null where none has */
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
    .orderBy('id')
    .limit(sql.lit(1))
    .executeTakeFirst()
  if (!action?.changed_on || !action.after_window) return null
  return { title: action.title, changedOn: action.changed_on, window: action.after_window }
}
