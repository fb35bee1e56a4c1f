import { type Kysely, sql } from 'kysely'

/** What the rules found on each service and what was decided on it; how each condition stands; reviews of a service. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table finding (
      id text primary key not null,
      service_id text not null references service (id),
      rule text not null,
      subject text not null,
      period text not null,
      evidence text not null,
      status text not null,
      first_seen text not null,
      last_seen text not null,
      gone_on text,
      decided_by text,
      decided_at text,
      reason text not null,
      action_id text references improvement_action (id) on delete set null
    )`.execute(db)
  await sql`create index finding_by_service_id on finding (service_id, status)`.execute(db)
  await sql`create index finding_by_action_id on finding (action_id)`.execute(db)
  await sql`
    create table observation (
      service_id text not null references service (id),
      rule text not null,
      subject text not null,
      holds integer not null,
      times integer not null,
      answers text not null,
      since text not null,
      settled integer not null,
      primary key (service_id, rule, subject)
    )`.execute(db)
  await sql`
    create table finding_look (
      service_id text primary key not null references service (id),
      looked_on text not null
    )`.execute(db)
  await sql`
    create table service_review (
      id text primary key not null,
      service_id text not null references service (id),
      held_on text not null,
      held_by text not null,
      created_at text not null,
      snapshot text not null,
      unique (service_id, held_on)
    )`.execute(db)
}
