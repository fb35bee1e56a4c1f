import { type Kysely, sql } from 'kysely'

/** Exports read a service's responses page by page, in the order of their random ids. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index response_by_service_id_perspective_id on response (service_id, perspective, id)`.execute(db)
  await sql`drop index response_by_service_id_perspective`.execute(db)
}
