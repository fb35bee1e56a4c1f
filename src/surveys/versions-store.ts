import type { Actor } from '../accounts/permissions.ts'
import type { Database, Row } from '../database/schema.ts'
import type { SurveyDefinition } from './definition.ts'
import { storedDefinition } from './stored-definition.ts'
import { surveyService, visibleSurvey } from './survey-store.ts'

/** A survey with the service that it is about. */
export interface SurveyOfService {
  survey: Row<'survey'>
  service: Row<'service'>
}

/** The survey behind an address; one of a service that the actor may not see is not found. */
export async function visibleSurveyOfService(db: Database, actor: Actor, id: string): Promise<SurveyOfService | null> {
  const survey = await visibleSurvey(db, actor, id)
  return survey === undefined ? null : { survey, service: await surveyService(db, survey) }
}

export interface Version {
  number: number
  publishedAt: string
  note: string
  definition: SurveyDefinition
}

/** A survey's versions, the newest first; none before it is published. */
export async function versionsOf(db: Database, surveyId: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('survey_version')
    .select(['number', 'published_at', 'note', 'definition'])
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(({ number, published_at, note, definition }) => ({
    ...{ number, publishedAt: published_at, note, definition: storedDefinition(definition) },
  }))
}

/** What a version asks. */
export async function definitionOf(db: Database, versionId: string): Promise<SurveyDefinition> {
  const { definition } = await db
    .selectFrom('survey_version')
    .select('definition')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  return storedDefinition(definition)
}

/** What each perspective was promised and how many could answer, as the survey itself says; its answers so far, and how many of them are held back. */
export async function audienceRows(
  db: Database,
  surveyId: string,
): Promise<
  (Pick<Row<'survey_perspective'>, 'perspective' | 'promise' | 'eligible_count'> & {
    received: number | null
    held: number | null
  })[]
> {
  return db
    .selectFrom('survey_perspective')
    .leftJoin('intake_tally', (join) =>
      join
        .onRef('intake_tally.survey_id', '=', 'survey_perspective.survey_id')
        .onRef('intake_tally.perspective', '=', 'survey_perspective.perspective'),
    )
    .select(['survey_perspective.perspective', 'promise', 'eligible_count', 'received', 'held'])
    .where('survey_perspective.survey_id', '=', surveyId)
    .execute()
}
