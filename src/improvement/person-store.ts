import type { Database } from '../database/schema.ts'
import { grouped } from '../statistics/grouped.ts'

/* Who decides on a service's actions, and who may be in charge of them. */

/** The names of those who decide on a service's actions. */
export async function decidersOf(db: Database, serviceId: string): Promise<string[]> {
  const owners = await db
    .selectFrom('account')
    .innerJoin('account_service', 'account_service.account_id', 'account.id')
    .select('name')
    .where('service_id', '=', serviceId)
    .where('role', '=', 'owner')
    .where('active', '=', 1)
    .orderBy('name')
    .execute()
  return owners.map(({ name }) => name)
}

/** @returns the services that every owner of a service sees; null where it has no owner with an account */
export async function seenByOwners(db: Database, serviceId: string): Promise<ReadonlySet<string> | null> {
  const rows = await db
    .selectFrom('account_service as owned')
    .innerJoin('account', 'account.id', 'owned.account_id')
    .innerJoin('account_service as seen', 'seen.account_id', 'account.id')
    .select(['account.id as owner', 'seen.service_id as service'])
    .where('owned.service_id', '=', serviceId)
    .where('role', '=', 'owner')
    .where('active', '=', 1)
    .execute()
  if (rows.length === 0) return null
  const owners = new Set(rows.map(({ owner }) => owner)).size
  const seen = grouped(rows, ({ service }) => service)
  return new Set([...seen].filter(([, by]) => by.length === owners).map(([service]) => service))
}

/** People who may be in charge of a service's actions: those with an account who see it. */
export async function possibleOwners(db: Database, serviceId: string): Promise<string[]> {
  const people = await accountsThatSee(db, serviceId).select('name').distinct().orderBy('name').execute()
  return people.map(({ name }) => name)
}

/** @returns the account that a name or mail address means; null where it means none of the service's, or several */
export async function accountInCharge(
  db: Database,
  serviceId: string,
  typed: string,
): Promise<{ id: string; name: string } | null> {
  const said = typed.toLowerCase()
  const found = await accountsThatSee(db, serviceId)
    .select(['id', 'name'])
    .where((eb) => eb.or([eb(eb.fn<string>('lower', ['name']), '=', said), eb('email', '=', said)]))
    .limit(2)
    .execute()
  return found.length === 1 ? (found[0] ?? null) : null
}

function accountsThatSee(db: Database, serviceId: string) {
  const assigned = db.selectFrom('account_service').select('account_id').where('service_id', '=', serviceId)
  return db
    .selectFrom('account')
    .where('active', '=', 1)
    .where((eb) => eb.or([eb('role', 'in', ['administrator', 'analyst']), eb('id', 'in', assigned)]))
}
