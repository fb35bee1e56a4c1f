import type { Database, Row } from '../database/schema.ts'
import { hashToken, newId, newToken } from '../database/tokens.ts'

const MINUTE = 60_000

/** Makes a token for another program. @returns the token, which can never be read again */
export async function createToken(db: Database, name: string, createdBy: string, now: Date): Promise<string> {
  const token = `plx_${newToken()}`
  const row = { id: newId(), name, token_hash: hashToken(token), created_by: createdBy, created_at: now.toISOString() }
  await db
    .insertInto('api_token')
    .values({ ...row, last_used_at: null, revoked_at: null })
    .execute()
  return token
}

/** @returns whose a valid token is, by its id; null for one that is unknown or revoked */
export async function useToken(db: Database, token: string, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('api_token')
    .select(['id', 'last_used_at'])
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  // To the minute is enough, and spares a write for each request.
  const lately = new Date(now.getTime() - MINUTE).toISOString()
  if (row.last_used_at === null || row.last_used_at < lately) {
    await db.updateTable('api_token').set({ last_used_at: now.toISOString() }).where('id', '=', row.id).execute()
  }
  return row.id
}

/** Ends a token for good. @returns whether there was one that was valid */
export async function revokeToken(db: Database, id: string, now: Date): Promise<boolean> {
  const changed = await db
    .updateTable('api_token')
    .set({ revoked_at: now.toISOString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

export type ListedToken = Omit<Row<'api_token'>, 'token_hash'> & { creator: string | null }

/** Valid ones first, the newest first. */
export function listTokens(db: Database): Promise<ListedToken[]> {
  return db
    .selectFrom('api_token')
    .leftJoin('account', 'account.id', 'api_token.created_by')
    .select(['api_token.id', 'api_token.name', 'created_by', 'api_token.created_at', 'last_used_at', 'revoked_at'])
    .select('account.name as creator')
    .orderBy((eb) => eb.case().when('revoked_at', 'is', null).then(0).else(1).end())
    .orderBy('api_token.created_at', 'desc')
    .orderBy('api_token.id')
    .execute()
}
