import type { Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { ComponentContent } from './contents.ts'

/** A service's components in the order of its end-to-end chain. */
export async function componentsOf(db: Database, serviceId: string): Promise<Row<'component'>[]> {
  return db
    .selectFrom('component')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function componentOf(db: Database, serviceId: string, id: string): Promise<Row<'component'> | undefined> {
  return db
    .selectFrom('component')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Adds a component as the last of the chain. */
export async function addComponent(db: Database, service_id: string, input: ComponentContent): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { last } = await trx
      .selectFrom('component')
      .where('service_id', '=', service_id)
      .select(({ fn }) => fn.max<number | null>('position').as('last'))
      .executeTakeFirstOrThrow()
    const position = last === null ? 0 : last + 1
    await trx
      .insertInto('component')
      .values({ ...input, id: newId(), service_id, position })
      .execute()
  })
}

export async function changeComponent(db: Database, id: string, input: ComponentContent): Promise<void> {
  await db.updateTable('component').set(input).where('id', '=', id).execute()
}

/** Moves a component one place up or down the chain; the first stays first and the last last. */
export async function moveComponent(
  db: Database,
  serviceId: string,
  id: string,
  direction: 'up' | 'down',
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const chain = (await componentsOf(trx, serviceId)).map((component) => component.id)
    const from = chain.indexOf(id)
    const to = from + (direction === 'up' ? -1 : 1)
    if (from === -1 || to < 0 || to >= chain.length) return
    chain.splice(to, 0, ...chain.splice(from, 1))
    for (const [position, component] of chain.entries()) {
      await trx.updateTable('component').set({ position }).where('id', '=', component).execute()
    }
  })
}

/** Its figures stay, under its id; targets and touchpoints that named it then name the service as a whole. */
export async function removeComponent(db: Database, id: string): Promise<void> {
  await db.deleteFrom('component').where('id', '=', id).execute()
}
