import { Migrator } from 'kysely'
import { migrations } from '../../db/migrations/all.ts'
import type { Database } from './schema.ts'

/** The database was written by a newer program; this one would not understand it. */
export class NewerSchemaError extends Error {}

/**
 * Brings the schema up to this program's, one transaction for each migration, under the engine's lock, so that several
 * processes may start at once.
 * @returns the names of the migrations that ran; throws a {@link NewerSchemaError} if the schema is ahead of the program
 */
export async function migrateToLatest(db: Database): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const ran: string[] = []
  for (;;) {
    const { error, results } = await migrator.migrateUp()
    if (error !== undefined) throw schemaError(error)
    const done = results?.[0]
    if (done === undefined) return ran
    ran.push(done.migrationName)
  }
}

function schemaError(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error)
  const missing = /previously executed migration (\S+) is missing/.exec(message)
  if (missing === null) return error
  return new NewerSchemaError(
    `The database was written by a newer version of Parallax (it has ${missing[1]}); start that version or a later one`,
  )
}
