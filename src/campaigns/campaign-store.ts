import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { AnonymityPromise, Database, Perspective, Row, Time } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { Sample } from './sample.ts'

/** A survey that a campaign asks, with the service that it is about. */
export interface AskedSurvey {
  surveyId: string
  surveyName: string
  status: Row<'survey'>['status']
  serviceId: string
  slug: string
  name: string
  name_fr: string
  organisation: string
  /** Null where the survey does not ask the campaign's perspective. */
  promise: AnonymityPromise | null
  /** Who stood to the service when the campaign was planned. */
  eligible: number | null
}

export interface Campaign extends Row<'campaign'> {
  surveys: AskedSurvey[]
  /** The segment's name; null where everybody is asked, or it is gone. */
  segment: string | null
  /** The account's name; null where it is gone. */
  creator: string | null
}

/** Every campaign about a service that the actor may see, the newest first. */
export async function visibleCampaigns(db: Database, actor: Actor, id?: string): Promise<Campaign[]> {
  const seen = visibleServices(db, actor)
    .innerJoin('survey', 'survey.service_id', 'service.id')
    .innerJoin('campaign_survey', 'campaign_survey.survey_id', 'survey.id')
    .select('campaign_survey.campaign_id')
  let query = db
    .selectFrom('campaign')
    .leftJoin('account', 'account.id', 'campaign.created_by')
    .leftJoin('segment', 'segment.id', 'campaign.segment_id')
    .selectAll('campaign')
    .select(['account.name as creator', 'segment.name as segment'])
    .where('campaign.id', 'in', seen)
    .orderBy('campaign.created_at', 'desc')
    .orderBy('campaign.id')
  if (id !== undefined) query = query.where('campaign.id', '=', id)
  const campaigns = await query.execute()
  const asked = await askedSurveys(db, id)
  return campaigns.map((campaign) => ({
    ...campaign,
    surveys: asked.filter(({ campaign_id }) => campaign_id === campaign.id).map(({ campaign_id: _, ...row }) => row),
  }))
}

/** The campaign behind an address; one of services that the actor may not see is not found. */
export async function visibleCampaign(db: Database, actor: Actor, id: string): Promise<Campaign | undefined> {
  return (await visibleCampaigns(db, actor, id))[0]
}

async function askedSurveys(db: Database, campaignId?: string) {
  const asked = db
    .selectFrom('campaign_survey')
    .innerJoin('campaign', 'campaign.id', 'campaign_survey.campaign_id')
    .innerJoin('survey', 'survey.id', 'campaign_survey.survey_id')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .leftJoin('survey_perspective', (join) =>
      join
        .onRef('survey_perspective.survey_id', '=', 'survey.id')
        .onRef('survey_perspective.perspective', '=', 'campaign.perspective'),
    )
    .select(['campaign_id', 'survey.id as surveyId', 'survey.name as surveyName', 'survey.status'])
    .select(['service.id as serviceId', 'slug', 'service.name', 'name_fr', 'organisation', 'promise'])
    .select('campaign_survey.eligible_count as eligible')
    .orderBy('service.name')
    .orderBy('survey.id')
  return (campaignId === undefined ? asked : asked.where('campaign_id', '=', campaignId)).execute()
}

/** A survey that a campaign can ask. */
export interface OpenSurvey {
  id: string
  name: string
  serviceId: string
  serviceName: string
  serviceNameFr: string
  organisation: string
  perspectives: Perspective[]
}

export async function openSurveys(db: Database, actor: Actor): Promise<OpenSurvey[]> {
  const rows = await visibleServices(db, actor)
    .innerJoin('survey', 'survey.service_id', 'service.id')
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .select(['survey.id', 'survey.name', 'service.id as serviceId', 'service.name as serviceName'])
    .select(['service.name_fr as serviceNameFr', 'organisation', 'perspective'])
    .where('survey.status', '=', 'published')
    .orderBy('service.name')
    .orderBy('survey.created_at', 'desc')
    .orderBy('survey.id')
    .execute()
  const surveys = new Map<string, OpenSurvey>()
  for (const { perspective, ...row } of rows) {
    const known = surveys.get(row.id) ?? { ...row, perspectives: [] }
    surveys.set(row.id, { ...known, perspectives: [...known.perspectives, perspective] })
  }
  return [...surveys.values()]
}

export async function segmentNames(db: Database): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('segment').select(['id', 'name']).orderBy('name').execute()
}

/** What can be changed of a campaign until it starts. */
export interface CampaignSettings {
  name: string
  perspective: Perspective
  surveyIds: readonly string[]
  segmentId: string | null
  sample: Sample
  timeZone: string
  /** Null: as soon as somebody says so. */
  startsAt: Time | null
  closesAt: Time | null
  /** Days after the invitation. */
  reminders: readonly number[]
  limitException: string
}

/** @returns the new draft's id */
export async function createCampaign(
  db: Database,
  settings: CampaignSettings,
  createdBy: string,
  now: Date,
): Promise<string> {
  const id = newId()
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('campaign')
      .values({ id, status: 'draft', created_by: createdBy, created_at: now.toISOString(), ...columnsOf(settings) })
      .execute()
    await askSurveys(trx, id, settings.surveyIds)
  })
  return id
}

/** Changes a campaign that has not started, and makes it a draft again; @returns whether it still could be changed */
export async function changeCampaign(db: Database, id: string, settings: CampaignSettings): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('campaign')
      .set({ ...columnsOf(settings), status: 'draft' })
      .where('id', '=', id)
      .where('status', 'in', ['draft', 'scheduled'])
      .where('reach', 'is', null)
      .executeTakeFirst()
    if (Number(changed.numUpdatedRows) === 0) return false
    await trx.deleteFrom('campaign_survey').where('campaign_id', '=', id).execute()
    await askSurveys(trx, id, settings.surveyIds)
    return true
  })
}

function columnsOf(settings: CampaignSettings) {
  return {
    name: settings.name,
    perspective: settings.perspective,
    segment_id: settings.segmentId,
    sample: JSON.stringify(settings.sample),
    time_zone: settings.timeZone,
    starts_at: settings.startsAt,
    closes_at: settings.closesAt,
    reminders: JSON.stringify(settings.reminders),
    limit_exception: settings.limitException,
  }
}

async function askSurveys(trx: Database, campaignId: string, surveyIds: readonly string[]): Promise<void> {
  const rows = surveyIds.map((survey_id) => ({ campaign_id: campaignId, survey_id }))
  await trx.insertInto('campaign_survey').values(rows).execute()
}

/** @returns whether it was a draft, and is gone */
export async function removeDraft(db: Database, id: string): Promise<boolean> {
  const removed = await db.deleteFrom('campaign').where('id', '=', id).where('status', '=', 'draft').executeTakeFirst()
  return Number(removed.numDeletedRows) === 1
}
