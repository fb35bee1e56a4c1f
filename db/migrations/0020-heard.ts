import { type Kysely, sql } from 'kysely'

/** What is told in public of an improvement: what people said, and what was done. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table heard (
      action_id text primary key not null references improvement_action (id) on delete cascade,
      service_id text not null references service (id),
      said text not null,
      said_fr text not null,
      done text not null,
      done_fr text not null,
      published_on text,
      told_up_to text,
      told_count integer not null default 0,
      updated_at text not null
    )`.execute(db)
  await sql`create index heard_by_service_id on heard (service_id, published_on)`.execute(db)
}
