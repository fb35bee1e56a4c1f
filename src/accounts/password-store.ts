import type { Database, Row } from '../database/schema.ts'
import { queueMail } from '../mail/outbox.ts'
import { invitationMail, passwordResetMail } from './mails.ts'
import { issueLink, spendLink, VALID, voidLinksOf } from './one-time-link-store.ts'
import { endSessionsOf } from './session-store.ts'

type Account = Row<'account'>

/** Queues the mail through which a new account's password is chosen; links that were sent before work no more. */
export async function invite(
  trx: Database,
  account: Account,
  invitedBy: string,
  now: Date,
  publicUrl: string,
): Promise<void> {
  await voidLinksOf(trx, account.id)
  const link = { purpose: 'set-password', accountId: account.id, milliseconds: VALID.invitation } as const
  const token = await issueLink(trx, link, now)
  await queueMail(trx, invitationMail(account, invitedBy, `${publicUrl}/password/${token}`), now)
}

export async function offerNewPassword(db: Database, account: Account, now: Date, publicUrl: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const link = { purpose: 'set-password', accountId: account.id, milliseconds: VALID.reset } as const
    const token = await issueLink(trx, link, now)
    await queueMail(trx, passwordResetMail(account, `${publicUrl}/password/${token}`), now)
  })
}

/**
 * Sets the password that somebody chose through a link, and signs the account out everywhere.
 * @returns false if the link was used in the meantime
 */
export async function setPasswordByLink(
  db: Database,
  token: string,
  accountId: string,
  passwordHash: string,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await spendLink(trx, 'set-password', token, now))) return false
    await changePassword(trx, accountId, passwordHash)
    return true
  })
}

/** Ends every session of the account and every link to it. */
export async function changePassword(trx: Database, accountId: string, passwordHash: string): Promise<void> {
  await trx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', accountId).execute()
  await voidLinksOf(trx, accountId)
  await endSessionsOf(trx, accountId)
  // Whoever got hold of the session may have made a calendar address.
  await trx.deleteFrom('calendar_address').where('account_id', '=', accountId).execute()
}
