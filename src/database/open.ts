import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import pg from 'pg'
import type { Database, Schema } from './schema.ts'

export interface OpenDatabase {
  db: Database
  engine: 'sqlite' | 'postgres'
  close(): Promise<void>
}

/**
 * Opens the database that `url` names: `postgres://…` for PostgreSQL, anything else is the path of a SQLite file.
 * Throws where it cannot be opened or does not keep the durability that acknowledged responses rely on.
 */
export async function openDatabase(url: string): Promise<OpenDatabase> {
  return /^postgres(ql)?:\/\//.test(url) ? openPostgres(url) : openSqlite(url.replace(/^(sqlite|file):(\/\/)?/, ''))
}

function openSqlite(path: string): OpenDatabase {
  const folder = dirname(resolve(path))
  // Not `recursive`: where nothing can be made, as below /proc, Node would try for ever.
  if (path !== ':memory:' && !existsSync(folder)) mkdirSync(folder)
  const file = new BetterSqlite3(path)
  file.pragma('journal_mode = WAL')
  // A reopened WAL database comes back with NORMAL, under which a power cut loses acknowledged responses.
  file.pragma('synchronous = FULL')
  file.pragma('foreign_keys = ON')
  file.pragma('busy_timeout = 5000')
  file.pragma('cache_size = -32000')
  const synchronous = file.pragma('synchronous', { simple: true })
  if (synchronous !== 2) throw new Error(`SQLite opened with synchronous=${synchronous}, not FULL`)
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(withStatementCache(file)) })
  return {
    db,
    engine: 'sqlite',
    close: async () => {
      await db.destroy()
    },
  }
}

/** Writers queue at BEGIN instead of failing half-way when two of them read first and write later. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase
  constructor(database: SqliteDatabase) {
    super({ database })
    this.#database = database
  }
  override createDriver() {
    return new ImmediateSqliteDriver({ database: this.#database })
  }
}

const STATEMENTS_KEPT = 500

/** Preparing costs more than running most of our statements, and the same texts come again and again. */
function withStatementCache(file: BetterSqlite3.Database): SqliteDatabase {
  const statements = new Map<string, BetterSqlite3.Statement>()
  const prepare = (sql: string): BetterSqlite3.Statement => {
    const known = statements.get(sql)
    if (known !== undefined && !known.busy) return known
    const statement = file.prepare(sql)
    if (statements.size >= STATEMENTS_KEPT) statements.clear()
    statements.set(sql, statement)
    return statement
  }
  return { prepare: prepare as unknown as SqliteDatabase['prepare'], close: () => file.close() }
}

const PG_BIGINT = 20
const PG_NUMERIC = 1700

async function openPostgres(url: string): Promise<OpenDatabase> {
  // Counts and sums come as bigint and numeric, which the driver hands over as strings.
  const numbers = (oid: number): ((text: string) => unknown) =>
    oid === PG_BIGINT || oid === PG_NUMERIC ? Number : pg.types.getTypeParser(oid, 'text')
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser: numbers as typeof pg.types.getTypeParser },
  })
  // An idle connection that the server drops must not end the process; the next query reports what is wrong.
  pool.on('error', () => {})
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  await pool.query('select 1')
  return {
    db,
    engine: 'postgres',
    close: async () => {
      await db.destroy()
    },
  }
}
