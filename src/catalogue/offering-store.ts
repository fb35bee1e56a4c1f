import { sql } from 'kysely'
import { type Actor, seesEveryService } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { contains } from '../database/dialect.ts'
import type { Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { OfferingContent } from './contents.ts'
import type { OfferingListQuery } from './lists.ts'
import { offeringLines } from './offering-lines.ts'
import { ROWS_A_PAGE } from './paging.ts'
import { insertUnderFreeSlug } from './service-store.ts'
import { firstFreeSlug, slugOf } from './slug.ts'

/** Offerings of which the actor may see at least one service; those who see every service see those without any. */
function visibleOfferings(db: Database, actor: Actor) {
  const offerings = db.selectFrom('offering')
  if (seesEveryService(actor.role)) return offerings
  const visible = visibleServices(db, actor).select('service.id')
  const withVisible = db.selectFrom('offering_service').select('offering_id').where('service_id', 'in', visible)
  return offerings.where('offering.id', 'in', withVisible)
}

/** One page of the offerings, with those of their services that the actor may see. */
export async function offeringPage(db: Database, actor: Actor, query: OfferingListQuery) {
  let found = visibleOfferings(db, actor)
  if (query.q !== '') found = found.where(contains(db, sql.ref('offering.name'), query.q))
  const rows = await found
    .selectAll('offering')
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy(sql`lower(offering.name)`)
    .orderBy('offering.id')
    .limit(ROWS_A_PAGE)
    .offset((query.page - 1) * ROWS_A_PAGE)
    .execute()
  const ids = rows.map(({ id }) => id)
  return { rows, services: await servicesIn(db, actor, ids) }
}

async function servicesIn(db: Database, actor: Actor, offeringIds: readonly string[]) {
  if (offeringIds.length === 0) return []
  return visibleServices(db, actor)
    .innerJoin('offering_service', 'offering_service.service_id', 'service.id')
    .where('offering_service.offering_id', 'in', offeringIds)
    .select(['offering_service.offering_id', 'service.id', 'slug', 'name', 'name_fr', 'organisation', 'status'])
    .orderBy(sql`lower(service.name)`)
    .execute()
}

/** An offering with its lines and those of its services that the actor may see; undefined where it is not for them. */
export async function offeringOf(db: Database, actor: Actor, slug: string) {
  const offering = await visibleOfferings(db, actor).selectAll('offering').where('slug', '=', slug).executeTakeFirst()
  if (offering === undefined) return undefined
  const lines = await db
    .selectFrom('offering_line')
    .selectAll()
    .where('offering_id', '=', offering.id)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return { offering, lines, services: await servicesIn(db, actor, [offering.id]) }
}

export type OfferingDetails = NonNullable<Awaited<ReturnType<typeof offeringOf>>>

/** Every offering with those of its services that the actor may see, by name; offerings without any are left out. */
export async function offeringsByService(db: Database, actor: Actor) {
  return visibleServices(db, actor)
    .innerJoin('offering_service', 'offering_service.service_id', 'service.id')
    .innerJoin('offering', 'offering.id', 'offering_service.offering_id')
    .select(['offering.slug', 'offering.name', 'offering_service.service_id'])
    .orderBy(sql`lower(offering.name)`)
    .orderBy('offering.id')
    .execute()
}

export type OfferedService = Awaited<ReturnType<typeof offeringsByService>>[number]

/** The services that an offering can be put together from. */
export async function offerableServices(db: Database, actor: Actor) {
  return visibleServices(db, actor)
    .select(['id', 'name', 'name_fr', 'organisation'])
    .orderBy(sql`lower(service.name)`)
    .orderBy('id')
    .execute()
}

export type OfferableService = Pick<Row<'service'>, 'id' | 'name' | 'name_fr' | 'organisation'>

/** @returns the slug of the new offering, made from its name */
export async function createOffering(db: Database, input: OfferingContent): Promise<string> {
  const base = slugOf(input.name, 'offering')
  return insertUnderFreeSlug(() =>
    db.transaction().execute(async (trx) => {
      const taken = await trx.selectFrom('offering').select('slug').where('slug', 'like', `${base}%`).execute()
      const slug = firstFreeSlug(
        base,
        taken.map((row) => row.slug),
      )
      const id = newId()
      const { name, organisation, consumer_group, terms } = input
      await trx.insertInto('offering').values({ id, slug, name, organisation, consumer_group, terms }).execute()
      await setContent(trx, id, input)
      return slug
    }),
  )
}

export async function changeOffering(db: Database, id: string, input: OfferingContent): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { name, organisation, consumer_group, terms } = input
    await trx.updateTable('offering').set({ name, organisation, consumer_group, terms }).where('id', '=', id).execute()
    await trx.deleteFrom('offering_line').where('offering_id', '=', id).execute()
    await trx.deleteFrom('offering_service').where('offering_id', '=', id).execute()
    await setContent(trx, id, input)
  })
}

/** SQLite takes some 32,000 values in one statement. */
const LINES_PER_STATEMENT = 500

async function setContent(trx: Database, offering_id: string, input: OfferingContent): Promise<void> {
  const lines = offeringLines(input).map((line, position) => ({ ...line, id: newId(), offering_id, position }))
  for (let from = 0; from < lines.length; from += LINES_PER_STATEMENT) {
    await trx
      .insertInto('offering_line')
      .values(lines.slice(from, from + LINES_PER_STATEMENT))
      .execute()
  }
  if (input.services.length === 0) return
  const services = input.services.map((service_id) => ({ offering_id, service_id }))
  await trx.insertInto('offering_service').values(services).execute()
}

export async function removeOffering(db: Database, id: string): Promise<void> {
  await db.deleteFrom('offering').where('id', '=', id).execute()
}
