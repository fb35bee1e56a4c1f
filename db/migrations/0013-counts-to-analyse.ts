import { type Kysely, sql } from 'kysely'

/**
 * Groups are known of an answer while it is held back, and no longer. Of a segment, all time is the sum of its months and
 * is not kept any more.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table held_response add column ${sql.ref('groups')} text`.execute(db)
  await sql`delete from histogram where period = 'all' and segment <> 'all'`.execute(db)
}
