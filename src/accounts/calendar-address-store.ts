import type { Database, Row } from '../database/schema.ts'
import { hashToken, newToken } from '../database/tokens.ts'
import type { Actor } from './permissions.ts'

/** Makes an account's secret calendar address; one that it had before ends. @returns its token, never to be read again */
export async function makeCalendarAddress(db: Database, accountId: string, now: Date): Promise<string> {
  const token = newToken()
  const row = { token_hash: hashToken(token), created_at: now.toISOString() }
  await db
    .insertInto('calendar_address')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute()
  return token
}

export async function revokeCalendarAddress(db: Database, accountId: string): Promise<void> {
  await db.deleteFrom('calendar_address').where('account_id', '=', accountId).execute()
}

/** Since when an account has an address; null where it has none. */
export async function calendarAddressSince(db: Database, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('calendar_address')
    .select('created_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.created_at ?? null
}

/** @returns whose calendar a token opens; null for one that is unknown or revoked, or whose account is closed */
export async function calendarReader(
  db: Database,
  token: string,
): Promise<(Actor & Pick<Row<'account'>, 'language'>) | null> {
  const found = await db
    .selectFrom('calendar_address')
    .innerJoin('account', 'account.id', 'calendar_address.account_id')
    .select(['account.id', 'name', 'email', 'role', 'language'])
    .where('token_hash', '=', hashToken(token))
    .where('active', '=', 1)
    .executeTakeFirst()
  return found ?? null
}
