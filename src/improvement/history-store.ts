import type { ActionStatus, Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { Changes } from './content.ts'
import { STATUSES } from './status.ts'

export type HistoryEntry = Row<'improvement_history'> & { account_name: string | null }

/** What became of an action, the latest first. */
export async function historyOf(db: Database, actionId: string): Promise<HistoryEntry[]> {
  const entries = await db
    .selectFrom('improvement_history')
    .leftJoin('account', 'account.id', 'improvement_history.account_id')
    .selectAll('improvement_history')
    .select('account.name as account_name')
    .where('action_id', '=', actionId)
    .orderBy('at', 'desc')
    .execute()
  // Ids are random and tell no order: within one moment the status that comes later is the later step.
  const place = ({ to_status }: HistoryEntry) => STATUSES.indexOf(to_status)
  return entries.sort((one, other) => (one.at === other.at ? place(other) - place(one) : 0))
}

export interface Event {
  action_id: string
  from_status: ActionStatus | null
  to_status: ActionStatus
  note: string
  changes?: Changes | null
}

export async function remember(trx: Database, event: Event, actor: { id: string }, now: Date): Promise<void> {
  const { changes = null, ...step } = event
  const written = changes === null ? null : JSON.stringify(changes)
  await trx
    .insertInto('improvement_history')
    .values({ ...step, id: newId(), account_id: actor.id, changes: written, at: now.toISOString() })
    .execute()
}
