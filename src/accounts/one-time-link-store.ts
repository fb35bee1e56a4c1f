import type { Database, OneTimeLinkTable } from '../database/schema.ts'
import { hashToken, newToken } from '../database/tokens.ts'

export type Purpose = OneTimeLinkTable['purpose']

const HOUR = 3600_000

/** How long each kind of link works. */
export const VALID = { setup: 24 * HOUR, invitation: 7 * 24 * HOUR, reset: HOUR, signIn: 24 * HOUR }

/** @returns the token of a new link; only its hash is kept */
export async function issueLink(
  db: Database,
  link: { purpose: Purpose; accountId: string | null; milliseconds: number },
  now: Date,
): Promise<string> {
  const token = newToken()
  const expires_at = new Date(now.getTime() + link.milliseconds).toISOString()
  await db
    .insertInto('one_time_link')
    .values({ token_hash: hashToken(token), purpose: link.purpose, account_id: link.accountId, expires_at })
    .execute()
  return token
}

/** The active account that a link which still works belongs to, or undefined. */
export function accountBehindLink(db: Database, purpose: Purpose, token: string, now: Date) {
  return db
    .selectFrom('one_time_link')
    .innerJoin('account', 'account.id', 'one_time_link.account_id')
    .selectAll('account')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now.toISOString())
    .where('active', '=', 1)
    .executeTakeFirst()
}

/** @returns whether this call used the link up; of several at once, one does */
export async function spendLink(db: Database, purpose: Purpose, token: string, now: Date): Promise<boolean> {
  const spent = await db
    .deleteFrom('one_time_link')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return Number(spent.numDeletedRows) === 1
}

export async function voidLinksOf(db: Database, accountId: string): Promise<void> {
  await db.deleteFrom('one_time_link').where('account_id', '=', accountId).execute()
}

/**
 * An address that signs somebody in once, without a password, within a day. For the demo and for an operator at the
 * console; no page hands it out.
 */
export async function issueSignInLink(db: Database, accountId: string, now: Date, publicUrl: string): Promise<string> {
  const token = await issueLink(db, { purpose: 'sign-in', accountId, milliseconds: VALID.signIn }, now)
  return `${publicUrl}/sign-in/${token}`
}

export async function deleteExpired(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('one_time_link').where('expires_at', '<=', now.toISOString()).execute()
  await db.deleteFrom('session').where('expires_at', '<=', now.toISOString()).execute()
}
