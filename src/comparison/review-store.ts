import { sql } from 'kysely'
import type { Database, Day } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { Review, Snapshot } from './review.ts'

const REVIEWS_TO_CHOOSE = 24

/** The reviews that were held of a service, the latest first. */
export async function reviewsOf(db: Database, serviceId: string): Promise<Review[]> {
  const rows = await db
    .selectFrom('service_review')
    .leftJoin('account', 'account.id', 'service_review.held_by')
    .selectAll('service_review')
    .select('account.name as held_by_name')
    .where('service_id', '=', serviceId)
    .orderBy('held_on', 'desc')
    .limit(sql.lit(REVIEWS_TO_CHOOSE))
    .execute()
  return rows.map((row) => ({ ...row, snapshot: JSON.parse(row.snapshot) as Snapshot }))
}

/** @returns false, with nothing stored, where the day has its review already */
export async function holdReview(
  db: Database,
  service_id: string,
  snapshot: Snapshot,
  by: { id: string },
  now: Date,
): Promise<boolean> {
  const created_at = now.toISOString()
  const held = { held_on: created_at.slice(0, 10), held_by: by.id, created_at }
  const stored = await db
    .insertInto('service_review')
    .values({ id: newId(), service_id, ...held, snapshot: JSON.stringify(snapshot) })
    .onConflict((conflict) => conflict.columns(['service_id', 'held_on']).doNothing())
    .executeTakeFirst()
  return Number(stored.numInsertedOrUpdatedRows ?? 0) > 0
}

/** Takes back a review of the day, as long as it is still that day. */
export async function takeBackReview(db: Database, serviceId: string, today: Day): Promise<void> {
  await db.deleteFrom('service_review').where('service_id', '=', serviceId).where('held_on', '=', today).execute()
}

export interface NewsSince {
  findings: number
  /** Actions that were moved on, and those of them that were verified. */
  moved: number
  verified: number
}

/** What else happened since a review, in two bounded counts. */
export async function newsSince(
  db: Database,
  { service_id, held_on, created_at }: Pick<Review, 'service_id' | 'held_on' | 'created_at'>,
): Promise<NewsSince> {
  const findings = await db
    .selectFrom('finding')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('service_id', '=', service_id)
    .where('first_seen', '>', held_on)
    .executeTakeFirstOrThrow()
  const moved = await db
    .selectFrom('improvement_history')
    .innerJoin('improvement_action', 'improvement_action.id', 'improvement_history.action_id')
    .select(({ fn }) => fn.count<number>('improvement_action.id').distinct().as('n'))
    .select(sql<number>`count(distinct case when to_status = 'verified' then improvement_action.id end)`.as('verified'))
    .where('service_id', '=', service_id)
    .where('at', '>', created_at)
    .where(sql<boolean>`(from_status is null or from_status <> to_status)`)
    .executeTakeFirstOrThrow()
  return { findings: Number(findings.n), moved: Number(moved.n), verified: Number(moved.verified) }
}
