import { PostgresAdapter, type RawBuilder, sql } from 'kysely'
import type { Database, Schema } from './schema.ts'

/* What the two engines do differently, and nothing else. */

function isPostgres(db: Database): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

export type ColumnKind = 'text' | 'integer'

/**
 * A table made of one JSON parameter, to insert or join many rows by one statement whose text never changes.
 * @param columns names and kinds, in the order in which the rows hold their values
 * @returns an expression for FROM, with the alias `rows` and the columns as named
 */
export function rowsFromJson(
  db: Database,
  columns: Record<string, ColumnKind>,
  rows: readonly Record<string, string | number | null>[],
): RawBuilder<unknown> {
  if (isPostgres(db)) {
    const shape = sql.join(Object.entries(columns).map(([name, kind]) => sql`${sql.ref(name)} ${sql.raw(kind)}`))
    return sql`json_to_recordset(${JSON.stringify(rows)}::json) as rows(${shape})`
  }
  // Values by place: SQLite finds them a quarter faster than by name.
  const names = Object.keys(columns)
  const document = JSON.stringify(rows.map((row) => names.map((name) => row[name])))
  const fields = sql.join(
    names.map((name, place) => sql`${sql.ref('value')} ->> ${sql.lit(place)} as ${sql.ref(name)}`),
  )
  return sql`(select ${fields} from json_each(${document})) as rows`
}

/** The table option that keeps rows in key order, so that a random key leaves no trace of the order of arrival. */
export function storedByKey(db: Database): RawBuilder<unknown> {
  return isPostgres(db) ? sql`` : sql`without rowid`
}

/** Matches `term` anywhere, whatever the case, with the wildcards in it taken literally. */
export function contains(db: Database, column: RawBuilder<unknown>, term: string): RawBuilder<boolean> {
  const pattern = `%${term.replace(/[\\%_]/g, '\\$&')}%`
  return isPostgres(db)
    ? sql<boolean>`${column} ilike ${pattern} escape '\\'`
    : sql<boolean>`${column} like ${pattern} escape '\\'`
}

/**
 * Matches texts that begin with an ASCII prefix, as they stand. SQLite goes through an index for it; PostgreSQL's order of
 * texts need not be that of their bytes.
 */
export function beginsWith(db: Database, column: RawBuilder<unknown>, prefix: string): RawBuilder<boolean> {
  if (isPostgres(db)) return sql<boolean>`starts_with(${column}, ${prefix})`
  return sql<boolean>`${column} >= ${prefix} and ${column} < ${`${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`}`
}

/** Holds the rows that a SELECT found until the transaction ends; SQLite's transactions are alone anyway. */
export function forUpdate(db: Database): RawBuilder<unknown> {
  return isPostgres(db) ? sql`for update` : sql``
}

/** Keeps the rows of one table as they are until the transaction ends; several transactions can do so together. */
export function forShareOf(db: Database, table: keyof Schema): RawBuilder<unknown> {
  return isPostgres(db) ? sql`for share of ${sql.table(table)}` : sql``
}

/** Holds the rows and passes over those that another process holds. */
export function forUpdateSkippingHeld(db: Database): RawBuilder<unknown> {
  return isPostgres(db) ? sql`for update skip locked` : sql``
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error)
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/** The database cannot store or answer just now: locked, full, read-only, gone. A later try may succeed. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error)
  return (
    /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|NOMEM)/.test(code) ||
    /^(08|53|57P|40|55P03|25006)/.test(code) ||
    /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|NOTFOUND)$/.test(code) ||
    (error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message))
  )
}

/** Two transactions stood in each other's way, and this one gave way: it may succeed at once when it is tried again. */
export function isConflict(error: unknown): boolean {
  return /^40(001|P01)$/.test(codeOf(error))
}
