import type { Database, Perspective } from '../database/schema.ts'
import { storedDefinition } from '../surveys/stored-definition.ts'
import type { SurveyAsked } from './campaign-letter.ts'
import { writtenTexts } from './text-store.ts'

/** @returns what all letters about one survey of a campaign have in common; null where it no longer asks the perspective */
export async function surveyAsked(db: Database, campaignId: string, surveyId: string): Promise<SurveyAsked | null> {
  const row = await db
    .selectFrom('campaign')
    .innerJoin('survey_perspective', 'survey_perspective.perspective', 'campaign.perspective')
    .innerJoin('survey', 'survey.id', 'survey_perspective.survey_id')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .innerJoin('survey_version', 'survey_version.survey_id', 'survey.id')
    .leftJoin('account', 'account.id', 'campaign.created_by')
    .select(['definition', 'promise', 'organisation', 'campaign.perspective', 'closes_at', 'time_zone'])
    .select('account.name as creator')
    .where('campaign.id', '=', campaignId)
    .where('survey.id', '=', surveyId)
    .orderBy('survey_version.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const { definition, promise, organisation, perspective, closes_at, time_zone, creator } = row
  return {
    definition: storedDefinition(definition),
    ...{ promise, organisation, perspective },
    sender: creator ?? organisation,
    closes: closes_at === null ? null : { at: closes_at, timeZone: time_zone },
    texts: await writtenTexts(db, campaignId),
  }
}

/** What the letters to a list of addresses have in common. */
export async function listAsked(
  db: Database,
  surveyId: string,
  perspective: Perspective,
  sender: string,
): Promise<SurveyAsked | null> {
  const row = await db
    .selectFrom('survey')
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .innerJoin('survey_version', 'survey_version.survey_id', 'survey.id')
    .select(['definition', 'promise', 'organisation'])
    .where('survey.id', '=', surveyId)
    .where('survey_perspective.perspective', '=', perspective)
    .orderBy('survey_version.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const { definition, promise, organisation } = row
  return {
    definition: storedDefinition(definition),
    promise,
    organisation,
    perspective,
    sender,
    closes: null,
    texts: [],
  }
}
