import { sql } from 'kysely'
import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { contains, isUniqueViolation } from '../database/dialect.ts'
import type { Database, Row, ServiceStatus } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { Language } from '../i18n/languages.ts'
import { agreementsFor } from './attainment-store.ts'
import type { NewServiceContent, ServiceContent } from './contents.ts'
import type { ServiceListQuery } from './lists.ts'
import { ROWS_A_PAGE } from './paging.ts'
import { firstFreeSlug, slugOf } from './slug.ts'

/** One page of the services that the actor may see, with what the list says of each, by three queries. */
export async function servicePage(db: Database, actor: Actor, query: ServiceListQuery, language: Language) {
  const name =
    language === 'fr'
      ? sql<string>`coalesce(nullif(service.name_fr, ''), service.name)`
      : sql<string>`${sql.ref('service.name')}`
  let found = visibleServices(db, actor)
  if (query.status === 'current') found = found.where('service.status', '!=', 'retired')
  else if (query.status !== 'all') found = found.where('service.status', '=', query.status)
  if (query.organisation !== '') found = found.where('service.organisation', '=', query.organisation)
  if (query.q !== '') {
    found = found.where((eb) =>
      eb.or([contains(db, sql.ref('service.name'), query.q), contains(db, sql.ref('service.name_fr'), query.q)]),
    )
  }
  const direction = query.order === 'up' ? 'asc' : 'desc'
  const byName = sql`lower(${name})`
  const components = sql<number>`(select count(*) from component where component.service_id = service.id)`
  const order = {
    name: byName,
    organisation: sql`lower(service.organisation)`,
    status: sql`case service.status when 'live' then 0 when 'proposed' then 1 else 2 end`,
    users: sql`coalesce(service.active_users, -1)`,
    components: sql`components`,
  }[query.sort]
  const rows = await found
    .select(['id', 'slug', 'name', 'name_fr', 'organisation', 'status', 'active_users'])
    .select((eb) => [
      components.as('components'),
      eb
        .selectFrom('survey')
        .whereRef('survey.service_id', '=', 'service.id')
        .where('survey.status', '=', 'published')
        .select((survey) => survey.fn.countAll<number>().as('published'))
        .as('published_surveys'),
      sql<number>`count(*) over ()`.as('total'),
    ])
    .orderBy(order, direction)
    .orderBy(byName)
    .orderBy('id')
    .limit(ROWS_A_PAGE)
    .offset((query.page - 1) * ROWS_A_PAGE)
    .execute()
  const ids = rows.map(({ id }) => id)
  return { rows, channels: await channelsOf(db, ids), agreements: await agreementsFor(db, ids, null) }
}

async function channelsOf(db: Database, serviceIds: readonly string[]) {
  if (serviceIds.length === 0) return []
  return db.selectFrom('service_channel').selectAll().where('service_id', 'in', serviceIds).execute()
}

/** The organisations of the services that the actor may see, in order. */
export async function organisationsOf(db: Database, actor: Actor): Promise<string[]> {
  const rows = await visibleServices(db, actor).select('organisation').distinct().orderBy('organisation').execute()
  return rows.map(({ organisation }) => organisation)
}

export async function serviceChannels(db: Database, serviceId: string): Promise<string[]> {
  const rows = await channelsOf(db, [serviceId])
  return rows.map(({ channel }) => channel)
}

/** @returns the slug of the new service, made from its name */
export async function createService(db: Database, input: NewServiceContent, now: Date): Promise<string> {
  const { channels, ...texts } = input
  const base = slugOf(input.name, 'service')
  return insertUnderFreeSlug(() =>
    db.transaction().execute(async (trx) => {
      const taken = await trx.selectFrom('service').select('slug').where('slug', 'like', `${base}%`).execute()
      const slug = firstFreeSlug(
        base,
        taken.map((row) => row.slug),
      )
      const at = now.toISOString()
      const id = newId()
      await trx
        .insertInto('service')
        .values({ ...texts, id, slug, created_at: at, updated_at: at })
        .execute()
      await setChannels(trx, id, channels)
      return slug
    }),
  )
}

/** Another may take the slug between the look and the insert; the next try then finds it taken. */
export async function insertUnderFreeSlug(insert: () => Promise<string>): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await insert()
    } catch (error) {
      if (tries === 5 || !isUniqueViolation(error)) throw error
    }
  }
}

export async function changeService(db: Database, id: string, input: ServiceContent, now: Date): Promise<void> {
  const { channels, ...texts } = input
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('service')
      .set({ ...texts, updated_at: now.toISOString() })
      .where('id', '=', id)
      .execute()
    await trx.deleteFrom('service_channel').where('service_id', '=', id).execute()
    await setChannels(trx, id, channels)
  })
}

async function setChannels(trx: Database, service_id: string, channels: readonly string[]): Promise<void> {
  if (channels.length === 0) return
  await trx
    .insertInto('service_channel')
    .values(channels.map((channel) => ({ service_id, channel })))
    .execute()
}

export async function setServiceStatus(db: Database, id: string, status: ServiceStatus, now: Date): Promise<void> {
  await db.updateTable('service').set({ status, updated_at: now.toISOString() }).where('id', '=', id).execute()
}

/** A service by its slug, whoever may see it: for programs that show a token, which read every one. */
export async function anyService(db: Database, slug: string): Promise<Row<'service'> | undefined> {
  return db.selectFrom('service').selectAll().where('slug', '=', slug).executeTakeFirst()
}
