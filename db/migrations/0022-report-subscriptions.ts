import { type Kysely, sql } from 'kysely'

/** Who gets a service's review by mail, and when next. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table report_subscription (
      account_id text not null references account (id) on delete cascade,
      service_id text not null references service (id) on delete cascade,
      frequency text not null,
      next_on text not null,
      primary key (account_id, service_id)
    )`.execute(db)
  await sql`create index report_subscription_by_next_on on report_subscription (next_on)`.execute(db)
}
