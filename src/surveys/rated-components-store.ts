import type { Database } from '../database/schema.ts'
import type { RatedComponent } from './bank-questions.ts'

/** The service's components, as the instrument takes them. */
export async function ratedComponents(db: Database, serviceId: string): Promise<RatedComponent[]> {
  return db
    .selectFrom('component')
    .select(['id', 'name', 'name_fr', 'kind', 'user_visible'])
    .where('service_id', '=', serviceId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}
