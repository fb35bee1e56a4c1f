import { sql } from 'kysely'
import type { Database } from '../database/schema.ts'

/** @returns the slug of a survey's service where anything is published of what came of answers; null where nothing is */
export async function toldAbout(db: Database, surveyId: string): Promise<string | null> {
  const row = await db
    .selectFrom('survey')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .innerJoin('heard', 'heard.service_id', 'service.id')
    .select('service.slug')
    .where('survey.id', '=', surveyId)
    .where('heard.published_on', 'is not', null)
    .limit(sql.lit(1))
    .executeTakeFirst()
  return row?.slug ?? null
}
