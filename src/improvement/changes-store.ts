import { sql } from 'kysely'
import type { Review } from '../comparison/review.ts'
import type { Database, Row } from '../database/schema.ts'

/* What happened to a service since a review; each list is bounded. */

type Since = Pick<Review, 'service_id' | 'held_on' | 'created_at'>

const MOST = 50

export function versionsSince(db: Database, { service_id, created_at }: Since) {
  return db
    .selectFrom('survey_version')
    .innerJoin('survey', 'survey.id', 'survey_version.survey_id')
    .select(['survey.id', 'name', 'template', 'number', 'published_at'])
    .where('service_id', '=', service_id)
    .where('survey.status', '<>', 'draft')
    .where('published_at', '>', created_at)
    .orderBy('published_at', 'desc')
    .limit(sql.lit(MOST))
    .execute()
}

/** Targets that were missed in the month of the review or later. Operational level agreements are the provider's own. */
export function missedSince(db: Database, { service_id, held_on }: Since) {
  return db
    .selectFrom('attainment')
    .innerJoin('target', 'target.id', 'attainment.target_id')
    .innerJoin('agreement', 'agreement.id', 'target.agreement_id')
    .select(['metric', 'agreement.name as agreement', 'period'])
    .where('service_id', '=', service_id)
    .where('agreement.kind', '<>', 'ola')
    .where('result', '=', 'missed')
    .where('period', '>=', held_on.slice(0, 7))
    .orderBy('period', 'desc')
    .orderBy('metric')
    .limit(sql.lit(MOST))
    .execute()
}

export function findingsSince(db: Database, { service_id, held_on }: Since): Promise<Row<'finding'>[]> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('service_id', '=', service_id)
    .where('first_seen', '>', held_on)
    .orderBy('first_seen', 'desc')
    .orderBy('rule')
    .orderBy('id')
    .limit(sql.lit(MOST))
    .execute()
}

/** Actions that were raised or moved on, each with the status that it was last moved to. */
export async function actionsSince(db: Database, { service_id, created_at }: Since) {
  const steps = await db
    .selectFrom('improvement_history')
    .innerJoin('improvement_action', 'improvement_action.id', 'improvement_history.action_id')
    .select(['improvement_action.id', 'title', 'from_status', 'to_status', 'at'])
    .where('service_id', '=', service_id)
    .where('at', '>', created_at)
    .where(sql<boolean>`(from_status is null or from_status <> to_status)`)
    .orderBy('at', 'desc')
    .limit(sql.lit(2 * MOST))
    .execute()
  return steps.filter(({ id }, at) => steps.findIndex((step) => step.id === id) === at).slice(0, MOST)
}
