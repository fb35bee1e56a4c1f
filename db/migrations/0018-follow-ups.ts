import { type Kysely, sql } from 'kysely'

/** What somebody is to be asked back about: a low score given by name, or a wish to be contacted, which no answer belongs to. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table follow_up (
      id text primary key not null,
      service_id text not null references service (id),
      perspective text not null,
      origin text not null,
      response_id text,
      person text not null,
      reach text not null,
      about text not null,
      score integer,
      owner_id text,
      opened_on text not null,
      due_on text not null,
      told integer not null,
      outcome text not null,
      closed_on text,
      closed_by text
    )`.execute(db)
  await sql`create index follow_up_by_service_id_due_on on follow_up (service_id, due_on)`.execute(db)
  await sql`create index follow_up_by_told on follow_up (told)`.execute(db)
  await sql`alter table survey_perspective add column offers_contact integer not null default 1`.execute(db)
}
