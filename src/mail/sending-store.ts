import { forUpdate } from '../database/dialect.ts'
import type { Database } from '../database/schema.ts'
import { keepSetting, storedSetting } from '../database/setting.ts'
import { type Allowance, allowance, type Handed, withHanded } from './rate.ts'
import { DEFAULT_SENDING, type Sending } from './sending.ts'

const SENDING = 'mail-sending'
const HANDED = 'mail-handed'

/** @returns what an administrator has set, or the defaults */
export async function sendingSettings(db: Database): Promise<Sending> {
  return { ...DEFAULT_SENDING, ...((await storedSetting(db, SENDING)) as Partial<Sending> | undefined) }
}

export async function keepSending(db: Database, sending: Sending): Promise<void> {
  await keepSetting(db, SENDING, sending)
}

/** What may go now, without holding anything. */
export async function currentAllowance(db: Database, { perMinute }: Sending, now: Date): Promise<Allowance> {
  return allowance(((await storedSetting(db, HANDED)) ?? []) as Handed, perMinute, now)
}

/** What may go now; until the transaction ends, no other process may hand anything over. */
export async function heldAllowance(trx: Database, sending: Sending, now: Date): Promise<Allowance> {
  if (sending.perMinute !== null) {
    await trx.selectFrom('setting').select('name').where('name', '=', HANDED).modifyEnd(forUpdate(trx)).execute()
  }
  return currentAllowance(trx, sending, now)
}

/** Counts messages that are about to be handed to the server, in the transaction that holds the allowance. */
export async function countHanded(trx: Database, messages: number, now: Date): Promise<void> {
  const handed = ((await storedSetting(trx, HANDED)) ?? []) as Handed
  await keepSetting(trx, HANDED, withHanded(handed, messages, now))
}
