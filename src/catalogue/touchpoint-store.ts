import type { Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { TouchpointContent } from './contents.ts'
import { type Step, stepsOf } from './journey-store.ts'

/** A step with its journey; undefined where the service has none of that id. */
export async function stepOf(
  db: Database,
  serviceId: string,
  id: string,
): Promise<{ journey: Row<'journey'>; step: Step; steps: Step[] } | undefined> {
  const journey = await db
    .selectFrom('touchpoint')
    .innerJoin('journey', 'journey.id', 'touchpoint.journey_id')
    .selectAll('journey')
    .where('touchpoint.id', '=', id)
    .where('journey.service_id', '=', serviceId)
    .executeTakeFirst()
  if (journey === undefined) return undefined
  const steps = (await stepsOf(db, [journey.id])).get(journey.id) ?? []
  const step = steps.find((each) => each.id === id)
  return step === undefined ? undefined : { journey, step, steps }
}

export async function addStep(db: Database, journey_id: string, content: TouchpointContent): Promise<string> {
  const id = newId()
  await db.transaction().execute(async (trx) => {
    const { last } = await trx
      .selectFrom('touchpoint')
      .where('journey_id', '=', journey_id)
      .select(({ fn }) => fn.max<number | null>('position').as('last'))
      .executeTakeFirstOrThrow()
    const { targets: _, window: __, ...row } = content
    await trx
      .insertInto('touchpoint')
      .values({ ...row, id, journey_id, position: last === null ? 0 : last + 1 })
      .execute()
    await insertTargets(trx, id, content)
  })
  return id
}

/**
 * @param revision the one that the editor saw
 * @returns false where somebody else has changed it since: nothing is stored
 */
export async function changeStep(
  db: Database,
  id: string,
  revision: number,
  content: TouchpointContent,
): Promise<boolean> {
  const { targets: _, window: __, ...row } = content
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('touchpoint')
      .set({ ...row, revision: revision + 1 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) return false
    await trx.deleteFrom('touchpoint_target').where('touchpoint_id', '=', id).execute()
    await insertTargets(trx, id, content)
    return true
  })
}

/** A window that begins elsewhere and that it ended is then ended by nothing. */
export async function removeStep(db: Database, id: string): Promise<void> {
  await db.deleteFrom('touchpoint').where('id', '=', id).execute()
}

async function insertTargets(trx: Database, touchpoint_id: string, { targets, window }: TouchpointContent) {
  for (const target_id of targets) {
    const begins = window !== null && window.target === target_id
    const allowed = { window_hours: begins ? window.hours : null, ended_by: begins ? window.endedBy : null }
    await trx
      .insertInto('touchpoint_target')
      .values({ touchpoint_id, target_id, ...allowed })
      .execute()
  }
}
