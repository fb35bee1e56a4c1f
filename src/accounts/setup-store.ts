import type { Database } from '../database/schema.ts'
import { hashToken, newId } from '../database/tokens.ts'
import type { Language } from '../i18n/languages.ts'
import { issueLink, VALID } from './one-time-link-store.ts'

/**
 * Makes the address under which the first administrator is created; earlier ones work no more.
 * @returns the address, or null where there is an account already
 */
export async function issueSetupLink(db: Database, now: Date, publicUrl: string): Promise<string | null> {
  if (await hasAccounts(db)) return null
  return db.transaction().execute(async (trx) => {
    await trx.deleteFrom('one_time_link').where('purpose', '=', 'setup').execute()
    const token = await issueLink(trx, { purpose: 'setup', accountId: null, milliseconds: VALID.setup }, now)
    return `${publicUrl}/setup?token=${token}`
  })
}

export async function isSetupOpen(db: Database, token: string, now: Date): Promise<boolean> {
  const link = await db
    .selectFrom('one_time_link')
    .select('token_hash')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', 'setup')
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return link !== undefined && !(await hasAccounts(db))
}

export interface FirstAdministrator {
  name: string
  email: string
  passwordHash: string
  language: Language
}

/** @returns the new account's id, or null if the link does not work or somebody was quicker */
export async function createFirstAdministrator(
  db: Database,
  token: string,
  person: FirstAdministrator,
  now: Date,
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    // All links go at once: of two people with different links, the second finds none left.
    const links = await trx.deleteFrom('one_time_link').where('purpose', '=', 'setup').returningAll().execute()
    const known = links.some((link) => link.token_hash === hashToken(token) && link.expires_at > now.toISOString())
    if (!known || (await hasAccounts(trx))) return null
    const id = newId()
    await trx
      .insertInto('account')
      .values({
        id,
        name: person.name,
        email: person.email,
        role: 'administrator',
        password_hash: person.passwordHash,
        language: person.language,
        active: 1,
        created_at: now.toISOString(),
      })
      .execute()
    return id
  })
}

async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined
}
