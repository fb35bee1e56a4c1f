import type { Database, Day, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { GuideContent, StakeholderContent } from './contents.ts'

export async function stakeholdersOf(db: Database, serviceId: string): Promise<Row<'stakeholder'>[]> {
  return db
    .selectFrom('stakeholder')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('since')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function stakeholderOf(
  db: Database,
  serviceId: string,
  id: string,
): Promise<Row<'stakeholder'> | undefined> {
  return db
    .selectFrom('stakeholder')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function addStakeholder(db: Database, service_id: string, input: StakeholderContent): Promise<void> {
  await db
    .insertInto('stakeholder')
    .values({ ...input, id: newId(), service_id })
    .execute()
}

export async function changeStakeholder(db: Database, id: string, input: StakeholderContent): Promise<void> {
  await db.updateTable('stakeholder').set(input).where('id', '=', id).execute()
}

export async function endStakeholder(db: Database, id: string, until: Day): Promise<void> {
  await db.updateTable('stakeholder').set({ until }).where('id', '=', id).execute()
}

export async function removeStakeholder(db: Database, id: string): Promise<void> {
  await db.deleteFrom('stakeholder').where('id', '=', id).execute()
}

export async function guideOf(db: Database, serviceId: string): Promise<Row<'stakeholder_guide'> | null> {
  const guide = await db
    .selectFrom('stakeholder_guide')
    .selectAll()
    .where('service_id', '=', serviceId)
    .executeTakeFirst()
  return guide ?? null
}

export async function saveGuide(db: Database, service_id: string, input: GuideContent): Promise<void> {
  await db
    .insertInto('stakeholder_guide')
    .values({ ...input, service_id })
    .onConflict((conflict) => conflict.column('service_id').doUpdateSet(input))
    .execute()
}
