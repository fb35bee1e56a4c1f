import { type Kysely, sql } from 'kysely'

/**
 * From now on answers are counted by survey as well, and so is that somebody wrote something. What was counted before is
 * told apart where a service has only ever had one survey.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    insert into histogram (service_id, segment, question, period, perspective, answer, count)
    select service_id, 'all', question, period, perspective, -4, count(*) from comment
    group by service_id, question, period, perspective`.execute(db)
  await sql`
    insert into histogram (service_id, segment, question, period, perspective, answer, count)
    select service_id, 'all', question, 'all', perspective, -4, count(*) from comment
    group by service_id, question, perspective`.execute(db)
  await sql`
    insert into histogram (service_id, segment, question, period, perspective, answer, count)
    select histogram.service_id, 'survey:' || only_survey.id, question, period, perspective, answer, count
    from histogram
    inner join (select service_id, min(id) as id from survey group by service_id having count(*) = 1) only_survey
      on only_survey.service_id = histogram.service_id
    where segment = 'all'`.execute(db)
}
