import { type Kysely, sql } from 'kysely'

/** Through which channel an anonymous comment came is told once ten of its month may be; what is told already stays so. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table comment add column tells_channel integer not null default 0`.execute(db)
  await sql`update comment set tells_channel = 1 where index_version > 0`.execute(db)
  await sql`create index comment_by_untold_channel on comment (service_id, perspective, question, period)
    where tells_channel = 0`.execute(db)
}
