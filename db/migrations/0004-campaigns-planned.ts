import { type Kysely, sql } from 'kysely'

/** What a campaign's plan came to, and what finds a person's invitations across campaigns, and those to remind. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table campaign add column reach text`.execute(db)
  await sql`create index invitation_by_email on invitation (email)`.execute(db)
  await sql`
    create index invitation_by_campaign_id_last_mail_at on invitation (campaign_id, reminders_sent, last_mail_at)`.execute(
    db,
  )
}
