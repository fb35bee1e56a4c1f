import type { Database, Row } from '../database/schema.ts'
import { orNotFound } from '../web/errors.ts'
import { type Actor, seesEveryService } from './permissions.ts'

/** A query on the services that the account may see; every page and list starts from it. */
export function visibleServices(db: Database, actor: Pick<Actor, 'id' | 'role'>) {
  const services = db.selectFrom('service')
  if (seesEveryService(actor.role)) return services
  const assigned = db.selectFrom('account_service').select('service_id').where('account_id', '=', actor.id)
  return services.where('service.id', 'in', assigned)
}

/** The service behind an address; one that the actor may not see is not found, exactly like one that is not there. */
export async function visibleService(db: Database, actor: Actor, slug: string): Promise<Row<'service'>> {
  return orNotFound(await visibleServices(db, actor).selectAll().where('slug', '=', slug).executeTakeFirst())
}
