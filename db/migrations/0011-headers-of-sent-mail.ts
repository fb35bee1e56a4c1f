import { type Kysely, sql } from 'kysely'

/** How to unsubscribe carries the same token as the link to the form, so it goes with the text once a mail is sent. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`update outbox set headers = '{}' where status = 'sent'`.execute(db)
}
