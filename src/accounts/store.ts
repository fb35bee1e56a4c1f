import { forUpdate } from '../database/dialect.ts'
import type { Database, Role, Row } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'

export function accountByEmail(db: Database, email: string): Promise<Row<'account'> | undefined> {
  return db.selectFrom('account').selectAll().where('email', '=', email).where('active', '=', 1).executeTakeFirst()
}

export function accountById(db: Database, id: string): Promise<Row<'account'> | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
}

/** When the last link to choose a password ends; null where there is none. */
export async function invitationEnd(db: Database, accountId: string): Promise<string | null> {
  const link = await db
    .selectFrom('one_time_link')
    .select((eb) => eb.fn.max('expires_at').as('until'))
    .where('account_id', '=', accountId)
    .where('purpose', '=', 'set-password')
    .executeTakeFirst()
  return link?.until ?? null
}

/** The services that may be assigned, as readers of a language name them. */
export async function assignableServices(db: Database, language: Language) {
  const services = await db
    .selectFrom('service')
    .select(['id', 'name', 'name_fr', 'organisation'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return services.map(({ id, organisation, ...named }) => ({ id, organisation, name: nameIn(language, named) }))
}

/** The services assigned to any of the accounts, as readers of a language name them. */
export async function servicesOf(db: Database, accountIds: readonly string[], language: Language) {
  if (accountIds.length === 0) return []
  const services = await db
    .selectFrom('account_service')
    .innerJoin('service', 'service.id', 'account_service.service_id')
    .select(['account_id', 'service.id', 'service.name', 'service.name_fr'])
    .where('account_id', 'in', [...accountIds])
    .orderBy('service.name')
    .orderBy('service.id')
    .execute()
  return services.map(({ account_id, id, ...named }) => ({ account_id, id, name: nameIn(language, named) }))
}

/** Replaces what is assigned; ids of services that are not there are passed over. */
export async function assignServices(trx: Database, accountId: string, serviceIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('account_service').where('account_id', '=', accountId).execute()
  if (serviceIds.length === 0) return
  await trx
    .insertInto('account_service')
    .columns(['account_id', 'service_id'])
    .expression((eb) =>
      eb
        .selectFrom('service')
        .select((column) => [column.val(accountId).as('account_id'), 'service.id'])
        .where('service.id', 'in', [...serviceIds]),
    )
    .execute()
}

/**
 * Whether any other administrator could still sign in. The rows are held, so that of two administrators who close or
 * demote each other at once, one stays.
 */
export async function hasAnotherAdministrator(trx: Database, accountId: string): Promise<boolean> {
  const administrators = await trx
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'administrator' satisfies Role)
    .where('active', '=', 1)
    .orderBy('id')
    .modifyEnd(forUpdate(trx))
    .execute()
  return administrators.some(({ id }) => id !== accountId)
}
