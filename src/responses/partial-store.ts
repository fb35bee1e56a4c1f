import { sql } from 'kysely'
import { partialKey } from '../campaigns/partial-key.ts'
import { type ColumnKind, rowsFromJson } from '../database/dialect.ts'
import type { Database, PartialAnswerTable } from '../database/schema.ts'
import { daysAfter } from '../statistics/days.ts'
import type { Invitation } from './link-store.ts'
import { KEPT_DAYS, opened, type PartialAnswer, sealed } from './partial.ts'

/** Keeps what somebody has entered so far, in place of what was kept before; nothing once their answer is stored. */
export async function keepPartialAnswer(
  db: Database,
  { participationKey }: Pick<Invitation, 'participationKey'>,
  token: string,
  answer: PartialAnswer,
): Promise<void> {
  const row = { key: partialKey(token), sealed: sealed(answer, token), updated_on: answer.keptOn }
  await sql`
    insert into partial_answer (key, sealed, updated_on)
    select key, sealed, updated_on from ${rowsFromJson(db, COLUMNS, [row])}
    where not exists (select 1 from participation where participation.key = ${participationKey})
    on conflict (key) do update set sealed = excluded.sealed, updated_on = excluded.updated_on`.execute(db)
}

const COLUMNS = { key: 'text', sealed: 'text', updated_on: 'text' } as const satisfies Record<
  keyof PartialAnswerTable,
  ColumnKind
>

/** @returns null where nothing is kept for the invitation, or nothing that its token opens */
export async function partialAnswer(db: Database, token: string): Promise<PartialAnswer | null> {
  const row = await db
    .selectFrom('partial_answer')
    .select('sealed')
    .where('key', '=', partialKey(token))
    .executeTakeFirst()
  return row === undefined ? null : opened(row.sealed, token)
}

export async function forgetPartialAnswers(trx: Database, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await trx.deleteFrom('partial_answer').where('key', 'in', keys).execute()
}

/** Deletes what nobody has come back to for {@link KEPT_DAYS} days. */
export async function deleteOldPartialAnswers(db: Database, now: Date): Promise<void> {
  const oldest = daysAfter(now.toISOString().slice(0, 10), -KEPT_DAYS)
  await db.deleteFrom('partial_answer').where('updated_on', '<', oldest).execute()
}
