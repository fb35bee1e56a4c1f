import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Database, Flag, Perspective, Row, SurveyStatus } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { isSignedBy, type RelayReference, referenceKey, relaySecret } from './signature.ts'

/** A survey that a relay's links can open. */
export interface RelaySurvey {
  surveyId: string
  name: string
  template: string
  status: SurveyStatus
  serviceId: string
  slug: string
  serviceName: string
  serviceNameFr: string
}

export type Relay = Row<'relay'> & { surveys: RelaySurvey[]; creator: string | null }

/** Where a signed link leads. */
export interface RelayTarget {
  surveyId: string
  perspective: Perspective
  participationKey: string
}

/** @returns null for an unknown or switched-off relay, a signature that does not hold, and a service that it does not know */
export async function relayTarget(
  db: Database,
  installationSecret: string,
  key: string,
  reference: RelayReference,
  signature: string,
): Promise<RelayTarget | null> {
  const relay = await relayByKey(db, key)
  // Signed in any case, so that an unknown relay takes as long to refuse as a wrong signature.
  const secret = relaySecret(installationSecret, relay ?? { id: '', generation: 0 })
  const isSigned = isSignedBy(secret, reference, signature)
  if (relay === undefined || relay.active === 0 || !isSigned) return null
  const survey = await surveyForService(db, relay, reference.service)
  if (survey === undefined) return null
  const participationKey = referenceKey(installationSecret, relay.id, reference.ref)
  return { surveyId: survey.id, perspective: relay.perspective, participationKey }
}

async function relayByKey(db: Database, key: string): Promise<Row<'relay'> | undefined> {
  return db.selectFrom('relay').selectAll().where('key', '=', key).executeTakeFirst()
}

/** The survey that a relay opens for a service: one that takes answers rather than one that is closed. */
async function surveyForService(db: Database, relay: Pick<Row<'relay'>, 'id' | 'perspective'>, slug: string) {
  return db
    .selectFrom('relay_survey')
    .innerJoin('survey', 'survey.id', 'relay_survey.survey_id')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .select(['survey.id', 'survey.status'])
    .where('relay_survey.relay_id', '=', relay.id)
    .where('survey_perspective.perspective', '=', relay.perspective)
    .where('service.slug', '=', slug)
    .where('survey.status', '<>', 'draft')
    .orderBy('survey.status', 'desc')
    .orderBy('survey.created_at', 'desc')
    .executeTakeFirst()
}

/** Every relay with the surveys that it opens, by name. */
export async function relays(db: Database): Promise<Relay[]> {
  const rows = await db
    .selectFrom('relay')
    .leftJoin('account', 'account.id', 'relay.created_by')
    .selectAll('relay')
    .select('account.name as creator')
    .orderBy('relay.name')
    .orderBy('relay.id')
    .execute()
  const surveys = await db
    .selectFrom('relay_survey')
    .innerJoin('survey', 'survey.id', 'relay_survey.survey_id')
    .innerJoin('service', 'service.id', 'survey.service_id')
    .select(SURVEY_COLUMNS)
    .select('relay_survey.relay_id')
    .orderBy('service.name')
    .execute()
  return rows.map((row) => ({ ...row, surveys: surveys.filter(({ relay_id }) => relay_id === row.id) }))
}

const SURVEY_COLUMNS = [
  'survey.id as surveyId',
  'survey.name',
  'survey.template',
  'survey.status',
  'service.id as serviceId',
  'service.slug',
  'service.name as serviceName',
  'service.name_fr as serviceNameFr',
] as const

export async function relayById(db: Database, id: string): Promise<Relay | undefined> {
  return (await relays(db)).find((relay) => relay.id === id)
}

/** The open surveys of services that the actor may see, each with the perspectives that it asks. */
export async function surveysToOpen(
  db: Database,
  actor: Actor,
): Promise<(RelaySurvey & { perspectives: Perspective[] })[]> {
  const rows = await visibleServices(db, actor)
    .innerJoin('survey', 'survey.service_id', 'service.id')
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .select(SURVEY_COLUMNS)
    .select('survey_perspective.perspective')
    .where('survey.status', '=', 'published')
    .orderBy('service.name')
    .orderBy('survey.created_at', 'desc')
    .execute()
  const surveys = new Map<string, RelaySurvey & { perspectives: Perspective[] }>()
  for (const { perspective, ...survey } of rows) {
    const known = surveys.get(survey.surveyId) ?? { ...survey, perspectives: [] }
    known.perspectives.push(perspective)
    surveys.set(survey.surveyId, known)
  }
  return [...surveys.values()]
}

export interface RelayChoices {
  name: string
  perspective: Perspective
  surveys: readonly string[]
}

/** @returns the new relay's id */
export async function addRelay(db: Database, choices: RelayChoices, createdBy: string, now: Date): Promise<string> {
  const id = newId()
  return db.transaction().execute(async (trx) => {
    const { name, perspective } = choices
    await trx
      .insertInto('relay')
      .values({ id, key: newId(), name, perspective, active: 1, created_by: createdBy, created_at: now.toISOString() })
      .execute()
    await openSurveys(trx, id, choices.surveys)
    return id
  })
}

/** The perspective stays: links that are out already ask in it. */
export async function changeRelay(
  db: Database,
  id: string,
  { name, surveys }: Pick<RelayChoices, 'name' | 'surveys'>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('relay').set({ name }).where('id', '=', id).execute()
    await trx.deleteFrom('relay_survey').where('relay_id', '=', id).execute()
    await openSurveys(trx, id, surveys)
  })
}

async function openSurveys(trx: Database, relayId: string, surveys: readonly string[]): Promise<void> {
  if (surveys.length === 0) return
  await trx
    .insertInto('relay_survey')
    .values(surveys.map((survey_id) => ({ relay_id: relayId, survey_id })))
    .execute()
}

/** From now on only the next secret signs; every link that is out stops working. */
export async function rotateRelay(db: Database, id: string): Promise<void> {
  await db
    .updateTable('relay')
    .set((relay) => ({ generation: relay('generation', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function switchRelay(db: Database, id: string, active: Flag): Promise<void> {
  await db.updateTable('relay').set({ active }).where('id', '=', id).execute()
}

/** Whether a form that is good for one answer has had it. */
export async function hasAnswered(db: Database, participationKey: string): Promise<boolean> {
  const row = await db.selectFrom('participation').select('key').where('key', '=', participationKey).executeTakeFirst()
  return row !== undefined
}
