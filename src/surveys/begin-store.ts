import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Database, Row } from '../database/schema.ts'
import type { Adapted, KnownComponent, Target } from './adapted-definition.ts'
import type { SurveyDefinition } from './definition.ts'
import { addDraftSurvey, readDraft } from './draft-store.ts'
import { lostPlaces } from './lost-places-store.ts'
import { ratedComponents } from './rated-components-store.ts'
import { storedDefinition } from './stored-definition.ts'

export type AskableService = Pick<Row<'service'>, 'id' | 'slug' | 'name' | 'name_fr' | 'organisation'>

/** The services that the actor may begin a survey for. */
export async function askableServices(db: Database, actor: Actor): Promise<AskableService[]> {
  return visibleServices(db, actor)
    .select(['id', 'slug', 'name', 'name_fr', 'organisation'])
    .where('status', '<>', 'retired')
    .execute()
}

export interface Begun {
  surveyId: string
  service: AskableService
  adapted: Pick<Adapted, 'leftOut' | 'added'>
}

/**
 * Begins a draft at each of the services: all of them, or none.
 * @param slugs of the services
 * @param make what the draft holds at one of them
 * @returns null, with nothing changed, where one of the services is not there for the actor, or has been retired
 */
export async function beginEverywhere(
  db: Database,
  actor: Actor,
  slugs: readonly string[],
  survey: { name: string; template: string },
  make: (target: Target) => Adapted,
  now: Date,
): Promise<Begun[] | null> {
  return db.transaction().execute(async (trx) => {
    const services = (await askableServices(trx, actor)).filter(({ slug }) => slugs.includes(slug))
    if (services.length < slugs.length) return null
    const begun: Begun[] = []
    for (const service of services) {
      const { definition, ...adapted } = make({
        service,
        components: await ratedComponents(trx, service.id),
        places: await lostPlaces(trx, service.id),
      })
      const surveyId = await addDraftSurvey(trx, { serviceId: service.id, ...survey, definition }, actor, now)
      begun.push({ surveyId, service, adapted })
    }
    return begun
  })
}

/** What a survey asks: in its newest version, or in the draft beside it. */
export interface SurveyContent {
  definition: SurveyDefinition
  /** The version's number; null: it is the draft. */
  version: number | null
  /** What a draft has grown to; 0 for what is published. */
  revision: number
  /** Which contents there are. */
  has: { draft: boolean; published: boolean }
}

/**
 * @param which of the two; undefined: what is published, or else the draft
 * @returns null where the survey has no such content
 */
export async function surveyContent(
  db: Database,
  surveyId: string,
  which: 'draft' | 'published' | undefined,
): Promise<SurveyContent | null> {
  const draft = await readDraft(db, surveyId)
  const newest = await db
    .selectFrom('survey_version')
    .select(['number', 'definition'])
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const has = { draft: draft !== null, published: newest !== undefined }
  if (newest !== undefined && which !== 'draft') {
    return { definition: storedDefinition(newest.definition), version: newest.number, revision: 0, has }
  }
  if (draft === null || which === 'published') return null
  return { definition: draft.definition, version: null, revision: draft.revision, has }
}

export async function componentsOf(db: Database, serviceId: string): Promise<KnownComponent[]> {
  return db
    .selectFrom('component')
    .select(['id', 'name', 'kind'])
    .where('service_id', '=', serviceId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Every survey that the actor may copy, with its service's names. */
export async function copyableSurveys(
  db: Database,
  actor: Actor,
): Promise<(Pick<Row<'survey'>, 'id' | 'name' | 'template'> & { service: string; service_fr: string })[]> {
  return visibleServices(db, actor)
    .innerJoin('survey', 'survey.service_id', 'service.id')
    .select(['survey.id', 'survey.name', 'survey.template', 'service.name as service', 'service.name_fr as service_fr'])
    .orderBy('survey.created_at', 'desc')
    .orderBy('survey.id')
    .limit(500)
    .execute()
}
