import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Database } from '../database/schema.ts'
import type { CampaignRow, SurveyRegister } from './counts.ts'
import type { SurveyDefinition } from './definition.ts'
import { storedDefinition } from './stored-definition.ts'

/** @returns the surveys of all services that the actor may see, or of one of them */
export async function surveyRegister(db: Database, actor: Actor, serviceId?: string): Promise<SurveyRegister> {
  const services = () => {
    const visible = visibleServices(db, actor)
    return serviceId === undefined ? visible : visible.where('service.id', '=', serviceId)
  }
  const surveys = () => services().innerJoin('survey', 'survey.service_id', 'service.id')
  return {
    services: await services()
      .select(['service.id', 'slug', 'name', 'name_fr', 'organisation', 'service.status', 'active_users'])
      .select('service.created_at')
      .execute(),
    surveys: await surveys().selectAll('survey').orderBy('survey.created_at', 'desc').orderBy('survey.id').execute(),
    perspectives: await surveys()
      .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
      .leftJoin('intake_tally', (join) =>
        join
          .onRef('intake_tally.survey_id', '=', 'survey_perspective.survey_id')
          .onRef('intake_tally.perspective', '=', 'survey_perspective.perspective'),
      )
      .selectAll('survey_perspective')
      .select(['received', 'held'])
      .execute(),
    versions: await surveys()
      .innerJoin('survey_version', 'survey_version.survey_id', 'survey.id')
      .select(['survey_version.survey_id', 'number', 'published_at'])
      .execute(),
    stakeholders: await services()
      .innerJoin('stakeholder', 'stakeholder.service_id', 'service.id')
      .select(['service_id', 'perspective', 'people', 'since', 'until'])
      .execute(),
  }
}

/** What the newest version of a survey asks; null before it is published. */
export async function currentDefinition(db: Database, surveyId: string): Promise<SurveyDefinition | null> {
  const version = await db
    .selectFrom('survey_version')
    .select('definition')
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return version === undefined ? null : storedDefinition(version.definition)
}

export async function channelsOf(db: Database, serviceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('service_channel')
    .select('channel')
    .where('service_id', '=', serviceId)
    .orderBy('channel')
    .execute()
  return rows.map((row) => row.channel)
}

/** A survey's campaigns, the newest first, with how many each has invited. */
export async function campaignsOf(db: Database, surveyId: string): Promise<CampaignRow[]> {
  const rows = await db
    .selectFrom('campaign_survey')
    .innerJoin('campaign', 'campaign.id', 'campaign_survey.campaign_id')
    .leftJoin('invitation', 'invitation.campaign_id', 'campaign.id')
    .select(['campaign.id', 'campaign.perspective', 'campaign.created_at'])
    .select((select) => select.fn.count('invitation.id').as('invited'))
    .where('campaign_survey.survey_id', '=', surveyId)
    .groupBy(['campaign.id', 'campaign.perspective', 'campaign.created_at'])
    .orderBy('campaign.created_at', 'desc')
    .orderBy('campaign.id')
    .execute()
  return rows.map((row) => ({ ...row, invited: Number(row.invited) }))
}
