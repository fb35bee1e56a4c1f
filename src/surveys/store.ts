import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { forUpdate } from '../database/dialect.ts'
import type { AnonymityPromise, Database, Perspective } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { RatedComponent } from './bank-questions.ts'
import { defaultDefinition } from './instrument.ts'
import { DEFAULT_PROMISES } from './promise.ts'

export interface PublishedSurvey {
  surveyId: string
  versionId: string
  /** What the open link of each perspective ends in: `/s/<key>`. */
  openKeys: Record<Perspective, string>
}

/** A service asks one survey at a time. */
export class SurveyAlreadyOpen extends Error {
  constructor(serviceId: string) {
    super(`Service ${serviceId} already has an open survey; close it before publishing another`)
  }
}

/**
 * Publishes the default instrument for a service: its first version, frozen, and a link for each perspective.
 * @param trx a transaction
 * @param promises where they differ from {@link DEFAULT_PROMISES}
 * @returns the survey's ids and keys; throws {@link SurveyAlreadyOpen} while another one takes answers
 */
export async function publishDefaultSurvey(
  trx: Database,
  serviceId: string,
  now: Date,
  promises: Partial<Record<Perspective, AnonymityPromise>> = {},
): Promise<PublishedSurvey> {
  const service = await trx
    .selectFrom('service')
    .select(['name', 'name_fr'])
    .where('id', '=', serviceId)
    // Held, so that of two who publish at the same moment the second sees the first's survey.
    .modifyEnd(forUpdate(trx))
    .executeTakeFirstOrThrow()
  const open = await trx
    .selectFrom('survey')
    .select('id')
    .where('service_id', '=', serviceId)
    .where('status', '=', 'published')
    .executeTakeFirst()
  if (open !== undefined) throw new SurveyAlreadyOpen(serviceId)
  const surveyId = newId()
  const versionId = newId()
  const openKeys = { user: newId(), customer: newId(), provider: newId() }
  const at = now.toISOString()
  const definition = JSON.stringify(defaultDefinition({ service, components: await ratedComponents(trx, serviceId) }))
  await trx
    .insertInto('survey')
    .values({ id: surveyId, service_id: serviceId, status: 'published', created_at: at, closed_at: null })
    .execute()
  await trx
    .insertInto('survey_version')
    .values({ id: versionId, survey_id: surveyId, number: 1, definition, published_at: at })
    .execute()
  await trx
    .insertInto('survey_perspective')
    .values(
      PERSPECTIVES.map((perspective) => ({
        survey_id: surveyId,
        perspective,
        open_key: openKeys[perspective],
        promise: promises[perspective] ?? DEFAULT_PROMISES[perspective],
        eligible_count: null,
      })),
    )
    .execute()
  return { surveyId, versionId, openKeys }
}

/** The service's components, as the instrument takes them. */
export async function ratedComponents(db: Database, serviceId: string): Promise<RatedComponent[]> {
  return db
    .selectFrom('component')
    .select(['id', 'name', 'name_fr', 'kind', 'user_visible'])
    .where('service_id', '=', serviceId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}
