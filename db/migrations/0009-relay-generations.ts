import { type Kysely, sql } from 'kysely'

/** Which of a relay's secrets holds: a new one is a number, for the secrets themselves are derived and never stored. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table relay add column generation integer not null default 1`.execute(db)
}
