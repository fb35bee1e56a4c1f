import { type Kysely, sql } from 'kysely'
import { storedByKey } from '../../src/database/dialect.ts'
import type { Database } from '../../src/database/schema.ts'

/** Lists of contacts between being uploaded and being confirmed; and the ways from a person to what was sent to them. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('contact_import')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('headings', 'text', (column) => column.notNull())
    .addColumn('samples', 'text', (column) => column.notNull())
    .addColumn('has_headings', 'integer', (column) => column.notNull())
    .addColumn('delimiter', 'text', (column) => column.notNull())
    .addColumn('mapping', 'text')
    .addColumn('problem', 'text')
    .addColumn('total_rows', 'integer', (column) => column.notNull())
    .addColumn('rows_done', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('counts', 'text')
    .addColumn('leased_until', 'text')
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  const keyed = storedByKey(db as unknown as Database)
  const belongsToImport = 'contact_import.id'
  await db.schema
    .createTable('contact_import_part')
    .modifyEnd(keyed)
    .addColumn('import_id', 'text', (column) => column.notNull().references(belongsToImport).onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('contact_import_part_key', ['import_id', 'position'] as never)
    .execute()
  await db.schema
    .createTable('contact_import_row')
    .modifyEnd(keyed)
    .addColumn('import_id', 'text', (column) => column.notNull().references(belongsToImport).onDelete('cascade'))
    .addColumn('row_number', 'integer', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addPrimaryKeyConstraint('contact_import_row_key', ['import_id', 'row_number'] as never)
    .execute()
  await sql`create index contact_import_row_by_email on contact_import_row (import_id, email)`.execute(db)
  await sql`create index contact_import_row_by_outcome on contact_import_row (import_id, outcome, row_number)`.execute(
    db,
  )
  // Partial: anonymous answers, which are by far the most, have neither.
  for (const [table, column] of NAMED) {
    const name = sql.ref(`${table}_by_${column}`)
    await sql`create index ${name} on ${sql.table(table)} (${sql.ref(column)}) where ${sql.ref(column)} is not null`.execute(
      db,
    )
  }
}

const NAMED = [
  ['response', 'invitation_id'],
  ['response', 'respondent'],
  ['comment', 'respondent'],
] as const
