import { sql } from 'kysely'
import { contains, isUniqueViolation } from '../database/dialect.ts'
import type { Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { Language } from '../i18n/languages.ts'
import { voidLinksOf } from './one-time-link-store.ts'
import { invite } from './password-store.ts'
import { type Actor, seesEveryService } from './permissions.ts'
import { endSessionsOf } from './session-store.ts'
import { assignServices, hasAnotherAdministrator } from './store.ts'

type Account = Row<'account'>

/** What an administrator says of an account. */
export interface AccountDetails {
  name: string
  email: string
  role: Account['role']
  language: Language
  /** Ids of those assigned; they count for roles that do not see every service. */
  services: readonly string[]
}

/** What keeps a change of an account from being made. */
export type Refusal = 'email-taken' | 'last-administrator' | 'own-account'

export interface AccountFilter {
  q: string
  role?: Account['role'] | undefined
  /** `invited`: has not chosen a password yet. */
  state?: 'active' | 'invited' | 'closed' | undefined
}

export const ACCOUNTS_A_PAGE = 50

/** The accounts that match, by name; `invited_until` is when the last link to choose a password ends. */
export async function listAccounts(db: Database, filter: AccountFilter, page: number) {
  let matching = db.selectFrom('account')
  if (filter.role !== undefined) matching = matching.where('role', '=', filter.role)
  if (filter.state !== undefined) matching = matching.where('active', '=', filter.state === 'closed' ? 0 : 1)
  if (filter.state === 'invited') matching = matching.where('password_hash', 'is', null)
  if (filter.state === 'active') matching = matching.where('password_hash', 'is not', null)
  if (filter.q !== '') {
    matching = matching.where(contains(db, sql`${sql.ref('name')} || ' ' || ${sql.ref('email')}`, filter.q))
  }
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const accounts = await matching
    .select(['account.id', 'name', 'email', 'role', 'active', 'password_hash'])
    .select((eb) =>
      eb
        .selectFrom('one_time_link')
        .select((link) => link.fn.max('expires_at').as('until'))
        .whereRef('one_time_link.account_id', '=', 'account.id')
        .where('purpose', '=', 'set-password')
        .as('invited_until'),
    )
    .orderBy(sql`lower(${sql.ref('name')})`)
    .orderBy('account.id')
    .limit(ACCOUNTS_A_PAGE)
    .offset((page - 1) * ACCOUNTS_A_PAGE)
    .execute()
  return { accounts, total: Number(total) }
}

/** Creates the account and queues its invitation. */
export async function createAccount(
  db: Database,
  actor: Actor,
  input: AccountDetails,
  now: Date,
  publicUrl: string,
): Promise<{ account: Account } | { refused: Refusal }> {
  const account: Account = {
    id: newId(),
    name: input.name,
    email: input.email,
    role: input.role,
    password_hash: null,
    language: input.language,
    active: 1,
    created_at: now.toISOString(),
  }
  try {
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('account').values(account).execute()
      await assignServices(trx, account.id, seesEveryService(input.role) ? [] : input.services)
      await invite(trx, account, actor.name, now, publicUrl)
    })
    return { account }
  } catch (error) {
    if (isUniqueViolation(error)) return { refused: 'email-taken' }
    throw error
  }
}

/**
 * Changes an account. If a mail address changes, links that went to the old one work no more; whoever has not chosen a
 * password yet is invited again.
 */
export async function changeAccount(
  db: Database,
  actor: Actor,
  account: Account,
  input: AccountDetails,
  now: Date,
  publicUrl: string,
): Promise<Refusal | null> {
  const { name, email, role, language } = input
  try {
    return await db.transaction().execute(async (trx): Promise<Refusal | null> => {
      const isDemoted = account.role === 'administrator' && role !== 'administrator' && account.active === 1
      if (isDemoted && !(await hasAnotherAdministrator(trx, account.id))) return 'last-administrator'
      await trx.updateTable('account').set({ name, email, role, language }).where('id', '=', account.id).execute()
      await assignServices(trx, account.id, seesEveryService(role) ? [] : input.services)
      if (email === account.email) return null
      await voidLinksOf(trx, account.id)
      if (account.password_hash === null && account.active === 1) {
        await invite(trx, { ...account, name, email, role, language }, actor.name, now, publicUrl)
      }
      return null
    })
  } catch (error) {
    if (isUniqueViolation(error)) return 'email-taken'
    throw error
  }
}

/** Closes an account: its sessions and links end at once. What the person did stays under their name. */
export async function deactivate(db: Database, actor: Actor, accountId: string): Promise<Refusal | null> {
  if (actor.id === accountId) return 'own-account'
  return db.transaction().execute(async (trx) => {
    if (!(await hasAnotherAdministrator(trx, accountId))) return 'last-administrator'
    await trx.updateTable('account').set({ active: 0 }).where('id', '=', accountId).execute()
    await voidLinksOf(trx, accountId)
    await endSessionsOf(trx, accountId)
    return null
  })
}

export async function reactivate(db: Database, accountId: string): Promise<void> {
  await db.updateTable('account').set({ active: 1 }).where('id', '=', accountId).execute()
}
