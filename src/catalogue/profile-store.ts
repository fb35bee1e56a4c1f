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
    journeys: await db
      .selectFrom('journey')
      .select(['name', 'name_fr', 'persona', 'persona_fr', 'id'])
      .where('service_id', '=', service.id)
      .where('copy_of', 'is', null)
      .orderBy('name')
      .orderBy('id')
      .execute(),
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
