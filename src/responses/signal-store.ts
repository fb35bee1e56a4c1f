import { sql } from 'kysely'
import { type ColumnKind, rowsFromJson } from '../database/dialect.ts'
import type { Database, IntakeSignalTable } from '../database/schema.ts'

const COLUMNS = {
  survey_id: 'text',
  perspective: 'text',
  day: 'text',
  signal: 'text',
  count: 'integer',
} as const satisfies Record<keyof IntakeSignalTable, ColumnKind>

/** Adds to the counts of the days; each signal of a survey's perspective and day may be named once. */
export async function addSignals(db: Database, rows: readonly IntakeSignalTable[]): Promise<void> {
  await sql`
    insert into intake_signal (survey_id, perspective, day, signal, count)
    select survey_id, perspective, day, signal, count
    from ${rowsFromJson(
      db,
      COLUMNS,
      rows.map((row) => ({ ...row })),
    )} where true
    on conflict (survey_id, perspective, day, signal)
    do update set count = intake_signal.count + excluded.count`.execute(db)
}
