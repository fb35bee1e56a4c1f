import { type Kysely, sql } from 'kysely'

/**
 * Journeys are edited (revisions), have variants, and their steps can take figures from the surveys' own questions; an
 * agreed window begins at a step, lasts so many hours and is ended by another.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const columns = [
    sql`journey add column variant text not null default 'today'`,
    sql`journey add column variant_day text`,
    sql`journey add column copy_of text references journey (id) on delete set null`,
    sql`journey add column revision integer not null default 1`,
    sql`touchpoint add column question text`,
    sql`touchpoint add column revision integer not null default 1`,
    sql`component add column question text`,
    sql`touchpoint_target add column window_hours double precision`,
    sql`touchpoint_target add column ended_by text references touchpoint (id) on delete set null`,
  ]
  for (const column of columns) await sql`alter table ${column}`.execute(db)
}
