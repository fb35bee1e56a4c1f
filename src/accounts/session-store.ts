import session, { type SessionData } from 'express-session'
import type { Database } from '../database/schema.ts'
import { hashToken } from '../database/tokens.ts'

declare module 'express-session' {
  interface SessionData {
    accountId?: string
    language?: string
    notice?: string
    /** What came of the last thing that was done to many at once, as JSON, for the page about it. */
    report?: string
    /** It was read from the database, and is not kept there again once it has ended. */
    stored?: true
  }
}

/** Working days come in weeks: somebody who signs in on Monday is still signed in on Friday. */
export const SESSION_MILLISECONDS = 7 * 24 * 3600 * 1000

/** Whoever only looked at the sign-in page leaves a session that nobody comes back to. */
const NOBODYS_SESSION_MILLISECONDS = 24 * 3600 * 1000

/** Sessions in the database under the hash of their id: who reads the table cannot take one over. */
export class DatabaseSessionStore extends session.Store {
  readonly #db: Database
  readonly #clock: () => Date

  constructor(db: Database, clock: () => Date) {
    super()
    this.#db = db
    this.#clock = clock
  }

  override get(sid: string, done: (error: unknown, data?: SessionData | null) => void): void {
    this.#read(sid).then((data) => done(null, data), done)
  }

  override set(sid: string, data: SessionData, done: (error?: unknown) => void = () => {}): void {
    this.#write(sid, data).then(() => done(), done)
  }

  override touch(sid: string, data: SessionData, done: (error?: unknown) => void = () => {}): void {
    const expires = this.#expiry(data)
    this.#db
      .updateTable('session')
      .set({ expires_at: expires })
      .where('id_hash', '=', hashToken(sid))
      // Once an hour is often enough, and spares a write on every page.
      .where('expires_at', '<', new Date(Date.parse(expires) - 3600_000).toISOString())
      .execute()
      .then(() => done(), done)
  }

  override destroy(sid: string, done: (error?: unknown) => void = () => {}): void {
    this.#db
      .deleteFrom('session')
      .where('id_hash', '=', hashToken(sid))
      .execute()
      .then(() => done(), done)
  }

  async #read(sid: string): Promise<SessionData | null> {
    const found = await this.#db
      .selectFrom('session')
      .select('data')
      .where('id_hash', '=', hashToken(sid))
      .where('expires_at', '>', this.#clock().toISOString())
      .executeTakeFirst()
    return found === undefined ? null : { ...(JSON.parse(found.data) as SessionData), stored: true }
  }

  async #write(sid: string, data: SessionData): Promise<void> {
    const row = {
      id_hash: hashToken(sid),
      account_id: data.accountId ?? null,
      data: JSON.stringify({ ...data, stored: undefined }),
      expires_at: this.#expiry(data),
    }
    // A request that was under way while its session was ended must not bring it back.
    if (data.stored) {
      await this.#db.updateTable('session').set(row).where('id_hash', '=', row.id_hash).execute()
      return
    }
    await this.#db
      .insertInto('session')
      .values(row)
      .onConflict((conflict) => conflict.column('id_hash').doUpdateSet({ ...row, id_hash: undefined }))
      .execute()
  }

  #expiry(data: SessionData): string {
    const milliseconds = data.accountId === undefined ? NOBODYS_SESSION_MILLISECONDS : SESSION_MILLISECONDS
    return new Date(this.#clock().getTime() + milliseconds).toISOString()
  }
}

/** Ends every session of an account, for example when it is closed or its password changes. */
export async function endSessionsOf(db: Database, accountId: string): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', accountId).execute()
}
