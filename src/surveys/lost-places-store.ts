import type { Database, JourneyVariant } from '../database/schema.ts'
import type { NamedPlace } from './lost-where.ts'
import { ratedComponents } from './rated-components-store.ts'

/** What holds now: neither a plan, nor what was so until a change. */
const STANDING: readonly JourneyVariant[] = ['today', 'since']

/** What all touchpoints at which nothing happens are to whoever goes through them. */
const WAITING = { title: 'Waiting without hearing anything', title_fr: 'L’attente, sans nouvelles' }

/**
 * Where a service's users can lose time: the touchpoints of its journeys, in their order, each once where several journeys
 * tell of it and those at which nothing happens as one; and the components that users see and no touchpoint stands for.
 * @param variants of journeys that count
 */
export async function lostPlaces(db: Database, serviceId: string, variants = STANDING): Promise<NamedPlace[]> {
  const touchpoints = await db
    .selectFrom('touchpoint')
    .innerJoin('journey', 'journey.id', 'touchpoint.journey_id')
    .where('journey.service_id', '=', serviceId)
    .where('journey.variant', 'in', variants)
    .select(['touchpoint.id', 'title', 'title_fr', 'component_id', 'nothing_happened'])
    .orderBy('journey.id')
    .orderBy('touchpoint.position')
    .limit(100)
    .execute()
  const met = new Set(touchpoints.map(({ component_id }) => component_id))
  const components = (await ratedComponents(db, serviceId)).filter(
    (each) => each.user_visible === 1 && !met.has(each.id),
  )
  const steps = touchpoints.map((each) => (each.nothing_happened === 1 ? { ...each, ...WAITING } : each))
  return [
    ...byTitle(steps).map(({ id, title, title_fr }) => ({
      kind: 'touchpoint' as const,
      ...{ id, name: title, name_fr: title_fr },
    })),
    ...components.map(({ id, name, name_fr }) => ({ kind: 'component' as const, id, name, name_fr })),
  ]
}

/** The first of each title. */
function byTitle<T extends { title: string }>(touchpoints: readonly T[]): T[] {
  const first = new Map<string, T>()
  for (const touchpoint of touchpoints) {
    const title = touchpoint.title.trim().toLowerCase()
    if (!first.has(title)) first.set(title, touchpoint)
  }
  return [...first.values()]
}
