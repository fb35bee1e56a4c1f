import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Database, Row } from '../database/schema.ts'
import { componentsOf } from './component-store.ts'
import { serviceChannels } from './service-store.ts'
import { guideOf, stakeholdersOf } from './stakeholder-store.ts'

/** What a service's profile shows beside the service itself. */
export async function profileOf(db: Database, actor: Actor, service: Row<'service'>) {
  return {
    channels: await serviceChannels(db, service.id),
    components: await componentsOf(db, service.id),
    stakeholders: await stakeholdersOf(db, service.id),
    guide: await guideOf(db, service.id),
    journeys: await journeysOf(db, service.id),
    offerings: await visibleServices(db, actor)
      .innerJoin('offering_service', 'offering_service.service_id', 'service.id')
      .innerJoin('offering', 'offering.id', 'offering_service.offering_id')
      .where('service.id', '=', service.id)
      .select(['offering.slug', 'offering.name'])
      .orderBy('offering.name')
      .execute(),
  }
}

export type Profile = Awaited<ReturnType<typeof profileOf>>

async function journeysOf(db: Database, serviceId: string) {
  const journeys = await db
    .selectFrom('journey')
    .selectAll()
    .where('service_id', '=', serviceId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  if (journeys.length === 0) return []
  const touchpoints = await db
    .selectFrom('touchpoint')
    .innerJoin('journey', 'journey.id', 'touchpoint.journey_id')
    .selectAll('touchpoint')
    .where('journey.service_id', '=', serviceId)
    .orderBy('touchpoint.position')
    .orderBy('touchpoint.id')
    .execute()
  const targets = await db
    .selectFrom('touchpoint_target')
    .innerJoin('target', 'target.id', 'touchpoint_target.target_id')
    .innerJoin('touchpoint', 'touchpoint.id', 'touchpoint_target.touchpoint_id')
    .innerJoin('journey', 'journey.id', 'touchpoint.journey_id')
    .where('journey.service_id', '=', serviceId)
    .select(['touchpoint_target.touchpoint_id', 'target.metric'])
    .orderBy('target.position')
    .execute()
  return journeys.map((journey) => ({
    journey,
    touchpoints: touchpoints
      .filter(({ journey_id }) => journey_id === journey.id)
      .map((touchpoint) => ({
        ...touchpoint,
        targets: targets.filter(({ touchpoint_id }) => touchpoint_id === touchpoint.id).map(({ metric }) => metric),
      })),
  }))
}
