import type { Database } from '../database/schema.ts'
import type { NamedPlace } from './lost-where.ts'
import { ratedComponents } from './rated-components-store.ts'

/**
 * Where a service's users can lose time: the touchpoints of its journeys, in their order, those at which nothing happens
 * left out; and the components that users see and none of these touchpoints stands for.
 */
export async function lostPlaces(db: Database, serviceId: string): Promise<NamedPlace[]> {
  const touchpoints = await db
    .selectFrom('touchpoint')
    .innerJoin('journey', 'journey.id', 'touchpoint.journey_id')
    .where('journey.service_id', '=', serviceId)
    .where('nothing_happened', '=', 0)
    .select(['touchpoint.id', 'title', 'title_fr', 'component_id'])
    .orderBy('journey.id')
    .orderBy('touchpoint.position')
    .limit(100)
    .execute()
  const met = new Set(touchpoints.map(({ component_id }) => component_id))
  const components = (await ratedComponents(db, serviceId)).filter(
    (each) => each.user_visible === 1 && !met.has(each.id),
  )
  return [
    ...touchpoints.map(({ id, title, title_fr }) => ({
      kind: 'touchpoint' as const,
      id,
      name: title,
      name_fr: title_fr,
    })),
    ...components.map(({ id, name, name_fr }) => ({ kind: 'component' as const, id, name, name_fr })),
  ]
}
