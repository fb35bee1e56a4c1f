import { type Kysely, sql } from 'kysely'

/** Mails that somebody waits for go first; the mails that were handed to the server of late are counted in one row. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table outbox add column priority integer not null default 1`.execute(db)
  await sql`update outbox set priority = 0 where kind in ('account-invitation', 'password-reset')`.execute(db)
  await sql`create index outbox_by_turn on outbox (status, priority, next_attempt_at, id)`.execute(db)
  await sql`drop index outbox_by_status_next_attempt_at`.execute(db)
  await sql`create index outbox_by_created_at on outbox (created_at)`.execute(db)
  await sql`create index outbox_by_bounced_at on outbox (bounced_at)`.execute(db)
  await sql`insert into setting (name, value) values ('mail-handed', '[]')`.execute(db)
}
