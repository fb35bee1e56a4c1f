import type { Response } from 'express'
import type { Database, Row } from '../database/schema.ts'
import { readerOf } from './mails.ts'

/**
 * Signs the browser in under a new session id: one that was planted before is worth nothing after.
 * A language that was chosen on the way here becomes the account's.
 */
export async function startSession(
  db: Database,
  res: Response,
  account: Pick<Row<'account'>, 'id' | 'language'>,
): Promise<void> {
  const chosen = res.req.session.language
  await emptySession(res)
  const { session } = res.req
  session.accountId = account.id
  session.language = chosen ?? readerOf(account).language
  if (chosen !== undefined && chosen !== account.language) {
    await db.updateTable('account').set({ language: chosen }).where('id', '=', account.id).execute()
  }
}

/** Ends the browser's session and begins an empty one under another id. */
export function emptySession(res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    res.req.session.regenerate((error) => (error ? reject(error) : resolve()))
  })
}
