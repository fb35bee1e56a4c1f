import { sql } from 'kysely'
import { type ColumnKind, rowsFromJson } from './dialect.ts'
import type { Database, Schema } from './schema.ts'

/** Inserts any number of rows by one statement whose text never changes, so that it stays prepared. */
export async function insertRows(
  db: Database,
  table: keyof Schema,
  columns: Record<string, ColumnKind>,
  rows: readonly Record<string, string | number | null>[],
): Promise<void> {
  if (rows.length === 0) return
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${names}) select ${names} from ${rowsFromJson(db, columns, rows)}`.execute(
    db,
  )
}
