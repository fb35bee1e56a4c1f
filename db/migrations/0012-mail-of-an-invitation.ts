import { type Kysely, sql } from 'kysely'

/** A mail that is about to go asks which invitation it belongs to. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index invitation_by_mail_id on invitation (mail_id)`.execute(db)
}
