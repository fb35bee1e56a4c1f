import { sql } from 'kysely'
import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { commentRoom } from '../comparison/comment-overview-store.ts'
import { readComments } from '../comparison/comment-read-store.ts'
import { OPEN_QUESTION } from '../comparison/comment-search.ts'
import type { WindowKey } from '../comparison/window.ts'
import type { Database, Day, Perspective, ReportFrequency, Row } from '../database/schema.ts'

/** A service's improvement actions for its review: what is open, and what was finished lately; the latest change first. */
export async function actionsToReview(db: Database, serviceId: string): Promise<Row<'improvement_action'>[]> {
  return db
    .selectFrom('improvement_action')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('status', '<>', 'declined')
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(sql.lit(50))
    .execute()
}

/** One side's newest comments; none where they may not be read. */
export interface ReviewedComments {
  perspective: Perspective
  comments: readonly { text: string; language: string }[]
}

/** The newest comments of each side over a window, as far as they may be read. */
export async function commentsToReview(
  db: Database,
  service: Row<'service'>,
  window: WindowKey,
  today: Day,
): Promise<ReviewedComments[]> {
  const room = await commentRoom(db, service, today)
  const sides: ReviewedComments[] = []
  for (const perspective of ['user', 'customer'] as const) {
    const { anonymous } = room.asked[perspective]
    const query = { window, question: OPEN_QUESTION, q: '', term: '', theme: '', score: '', channel: '' }
    const stream = room.stream(perspective, OPEN_QUESTION)
    const { comments } = await readComments(db, stream, query, anonymous, null)
    sides.push({ perspective, comments })
  }
  return sides
}

/** The live services that an account may review, by name. */
export function reviewableServices(db: Database, actor: Actor) {
  return visibleServices(db, actor)
    .leftJoin('report_subscription', (join) =>
      join
        .onRef('report_subscription.service_id', '=', 'service.id')
        .on('report_subscription.account_id', '=', actor.id),
    )
    .select(['service.id', 'slug', 'name', 'name_fr', 'organisation', 'frequency', 'next_on'])
    .where('status', '=', 'live')
    .orderBy('organisation')
    .orderBy('name')
    .execute()
}

export async function subscriptionOf(db: Database, actor: Actor, serviceId: string) {
  const found = await db
    .selectFrom('report_subscription')
    .select(['frequency', 'next_on'])
    .where('account_id', '=', actor.id)
    .where('service_id', '=', serviceId)
    .executeTakeFirst()
  return found ?? null
}

/** @param subscription null: no more mails */
export async function subscribe(
  db: Database,
  actor: Actor,
  serviceId: string,
  subscription: { frequency: ReportFrequency; next_on: Day } | null,
): Promise<void> {
  if (subscription === null) {
    await db
      .deleteFrom('report_subscription')
      .where('account_id', '=', actor.id)
      .where('service_id', '=', serviceId)
      .execute()
    return
  }
  await db
    .insertInto('report_subscription')
    .values({ account_id: actor.id, service_id: serviceId, ...subscription })
    .onConflict((conflict) => conflict.columns(['account_id', 'service_id']).doUpdateSet(subscription))
    .execute()
}

export interface DueReport {
  account: Actor & { language: string }
  serviceId: string
  frequency: ReportFrequency
  nextOn: Day
}

/** Reviews that are due to be mailed, to accounts that are still active. */
export async function dueReports(db: Database, today: Day): Promise<DueReport[]> {
  const rows = await db
    .selectFrom('report_subscription')
    .innerJoin('account', 'account.id', 'report_subscription.account_id')
    .select(['account.id', 'account.name', 'email', 'role', 'language', 'service_id', 'frequency', 'next_on'])
    .where('next_on', '<=', today)
    .where('account.active', '=', 1)
    .orderBy('next_on')
    .limit(sql.lit(100))
    .execute()
  return rows.map(({ service_id, frequency, next_on, ...account }) => ({
    account,
    serviceId: service_id,
    frequency,
    nextOn: next_on,
  }))
}

/** The service of a due report, if its reader may still see it. */
export async function reportedService(db: Database, actor: Actor, serviceId: string): Promise<Row<'service'> | null> {
  const found = await visibleServices(db, actor).selectAll().where('service.id', '=', serviceId).executeTakeFirst()
  return found ?? null
}

/** @returns false where another process has sent it */
export async function moveOn(trx: Database, due: DueReport, next: Day | null): Promise<boolean> {
  const { account, serviceId, nextOn } = due
  if (next === null) {
    const gone = await trx
      .deleteFrom('report_subscription')
      .where('account_id', '=', account.id)
      .where('service_id', '=', serviceId)
      .where('next_on', '=', nextOn)
      .executeTakeFirst()
    return Number(gone.numDeletedRows) === 1
  }
  const moved = await trx
    .updateTable('report_subscription')
    .set({ next_on: next })
    .where('account_id', '=', account.id)
    .where('service_id', '=', serviceId)
    .where('next_on', '=', nextOn)
    .executeTakeFirst()
  return Number(moved.numUpdatedRows) === 1
}
