import { type Kysely, sql } from 'kysely'

/** Who gets a digest by mail, when next, and what the last one knew. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table digest (
      account_id text primary key not null references account (id) on delete cascade,
      frequency text not null,
      next_on text not null,
      known text not null
    )`.execute(db)
  await sql`create index digest_by_next_on on digest (next_on)`.execute(db)
}
