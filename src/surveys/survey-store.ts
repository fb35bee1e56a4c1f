import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { forUpdate } from '../database/dialect.ts'
import type { AnonymityPromise, Database, Perspective, Row } from '../database/schema.ts'
import { type PromiseFixed, promiseFixed } from './promise.ts'
import { heldService, type Rival, rivalsOf } from './publish-store.ts'

/* What happens to a survey after it has been published. */

/** The survey behind an address; one of a service that the actor may not see is not found. */
export async function visibleSurvey(db: Database, actor: Actor, id: string): Promise<Row<'survey'> | undefined> {
  return visibleServices(db, actor)
    .innerJoin('survey', 'survey.service_id', 'service.id')
    .selectAll('survey')
    .where('survey.id', '=', id)
    .executeTakeFirst()
}

/** What a survey holds about a perspective; one that it never asked is not found. */
export async function surveyPerspective(
  db: Database,
  surveyId: string,
  perspective: Perspective,
): Promise<Row<'survey_perspective'> | undefined> {
  return db
    .selectFrom('survey_perspective')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .executeTakeFirst()
}

/**
 * From now on nothing more is taken; closing twice changes nothing. Answers of groups that were too few to be counted will
 * never be enough, and what nobody may see is not kept.
 */
export async function closeSurvey(db: Database, id: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const closed = await trx
      .updateTable('survey')
      .set({ status: 'closed', closed_at: now.toISOString() })
      .where('id', '=', id)
      .where('status', '=', 'published')
      .executeTakeFirst()
    if (Number(closed.numUpdatedRows) === 0) return
    await trx.deleteFrom('held_count').where('survey_id', '=', id).where('segment', 'like', 'group:%').execute()
  })
}

/**
 * Lets a closed survey take answers again.
 * @returns the open surveys that measure the same perspectives of the service; where there are any, nothing was changed
 */
export async function reopenSurvey(db: Database, survey: Row<'survey'>): Promise<Rival[]> {
  return db.transaction().execute(async (trx) => {
    await heldService(trx, survey.service_id)
    const measured = await trx
      .selectFrom('survey_perspective')
      .select('perspective')
      .where('survey_id', '=', survey.id)
      .where('measures', '=', 1)
      .execute()
    const perspectives = measured.map(({ perspective }) => perspective)
    const rivals = await rivalsOf(trx, survey, perspectives)
    if (rivals.length > 0) return rivals
    await trx
      .updateTable('survey')
      .set({ status: 'published', closed_at: null })
      .where('id', '=', survey.id)
      .where('status', '=', 'closed')
      .execute()
    return []
  })
}

/**
 * Changes what one perspective is promised, as long as nobody has answered under it. Answers that are on their way hold
 * the row as well, so a promise never changes under an answer.
 * @returns why the promise stands; null where it was changed, or is the same already
 */
export async function changePromise(
  db: Database,
  surveyId: string,
  perspective: Perspective,
  promise: AnonymityPromise,
): Promise<PromiseFixed> {
  return db.transaction().execute(async (trx) => {
    const current = await trx
      .selectFrom('survey_perspective')
      .select('promise')
      .where('survey_id', '=', surveyId)
      .where('perspective', '=', perspective)
      .modifyEnd(forUpdate(trx))
      .executeTakeFirstOrThrow()
    if (current.promise === promise) return null
    const answered = await trx
      .selectFrom('participation')
      .select('key')
      .where('survey_id', '=', surveyId)
      .where('perspective', '=', perspective)
      .limit(1)
      .execute()
    const invited = await trx
      .selectFrom('invitation')
      .select('id')
      .where('survey_id', '=', surveyId)
      .where('perspective', '=', perspective)
      .limit(1)
      .execute()
    const fixed = promiseFixed(current.promise, answered.length, invited.length)
    if (fixed !== null) return fixed
    await trx
      .updateTable('survey_perspective')
      .set({ promise })
      .where('survey_id', '=', surveyId)
      .where('perspective', '=', perspective)
      .execute()
    return null
  })
}

/** @param count how many people could be asked; null: as the catalogue says */
export async function stateEligible(
  db: Database,
  surveyId: string,
  perspective: Perspective,
  count: number | null,
): Promise<void> {
  await db
    .updateTable('survey_perspective')
    .set({ eligible_count: count })
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .execute()
}

/** The service that a survey asks about. */
export async function surveyService(db: Database, survey: Row<'survey'>): Promise<Row<'service'>> {
  return db.selectFrom('service').selectAll().where('id', '=', survey.service_id).executeTakeFirstOrThrow()
}
