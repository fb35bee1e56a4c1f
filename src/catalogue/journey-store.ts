import type { Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { JourneyContent } from './contents.ts'
import { byTime } from './journey-time.ts'

/** A target in play at a step, with the window that begins there. */
export type TargetInPlay = Pick<Row<'touchpoint_target'>, 'target_id' | 'window_hours' | 'ended_by'>

export type Step = Row<'touchpoint'> & { targets: TargetInPlay[] }

export interface JourneyWithSteps {
  journey: Row<'journey'>
  /** In the order of time. */
  steps: Step[]
}

/** A service's journeys by name, each original before its variants. */
export async function journeysOf(db: Database, serviceId: string): Promise<Row<'journey'>[]> {
  return db
    .selectFrom('journey')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function journeyOf(db: Database, serviceId: string, id: string): Promise<Row<'journey'> | undefined> {
  return db
    .selectFrom('journey')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The steps of some journeys, by journey id. */
export async function stepsOf(db: Database, journeyIds: readonly string[]): Promise<Map<string, Step[]>> {
  if (journeyIds.length === 0) return new Map()
  const steps = await db.selectFrom('touchpoint').selectAll().where('journey_id', 'in', journeyIds).execute()
  const targets = await db
    .selectFrom('touchpoint_target')
    .innerJoin('target', 'target.id', 'touchpoint_target.target_id')
    .innerJoin('touchpoint', 'touchpoint.id', 'touchpoint_target.touchpoint_id')
    .where('touchpoint.journey_id', 'in', journeyIds)
    .selectAll('touchpoint_target')
    .orderBy('target.position')
    .orderBy('target.id')
    .execute()
  return new Map(
    journeyIds.map((journeyId) => [
      journeyId,
      byTime(steps.filter(({ journey_id }) => journey_id === journeyId)).map((step) => ({
        ...step,
        targets: targets.filter(({ touchpoint_id }) => touchpoint_id === step.id),
      })),
    ]),
  )
}

export async function addJourney(db: Database, service_id: string, content: JourneyContent): Promise<string> {
  const id = newId()
  await db
    .insertInto('journey')
    .values({ ...content, id, service_id })
    .execute()
  return id
}

/**
 * @param revision the one that the editor saw
 * @returns false where somebody else has changed it since: nothing is stored
 */
export async function changeJourney(
  db: Database,
  id: string,
  revision: number,
  content: JourneyContent,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('journey')
    .set({ ...content, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** With its steps; variants of it stay and stand for themselves. */
export async function removeJourney(db: Database, id: string): Promise<void> {
  await db.deleteFrom('journey').where('id', '=', id).execute()
}

/**
 * A planned variant beside the original, with the same steps, targets and windows. What surveys say of today's steps is no
 * figure of a plan: the copy has the ratings entered by hand and no questions.
 * @returns its id
 */
export async function copyJourney(db: Database, journey: Row<'journey'>): Promise<string> {
  const id = newId()
  const original = journey.copy_of ?? journey.id
  await db.transaction().execute(async (trx) => {
    const steps = (await stepsOf(trx, [journey.id])).get(journey.id) ?? []
    const ids = new Map(steps.map((step) => [step.id, newId()]))
    const copied = { variant: 'planned', variant_day: null, copy_of: original, revision: 1 } as const
    await trx
      .insertInto('journey')
      .values({ ...journey, ...copied, id })
      .execute()
    for (const { targets, ...step } of steps) {
      const touchpoint_id = ids.get(step.id) as string
      await trx
        .insertInto('touchpoint')
        .values({ ...step, id: touchpoint_id, journey_id: id, question: null, revision: 1 })
        .execute()
      for (const { target_id, window_hours } of targets) {
        await trx.insertInto('touchpoint_target').values({ touchpoint_id, target_id, window_hours }).execute()
      }
    }
    // What ends a window may come before or after it among the rows, so that it is named once all are there.
    for (const { id: stepId, targets } of steps) {
      for (const { target_id, ended_by } of targets.filter((target) => target.ended_by !== null)) {
        await trx
          .updateTable('touchpoint_target')
          .set({ ended_by: ids.get(ended_by as string) ?? null })
          .where('touchpoint_id', '=', ids.get(stepId) as string)
          .where('target_id', '=', target_id)
          .execute()
      }
    }
  })
  return id
}
