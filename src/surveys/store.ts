import type { AnonymityPromise, Database, Perspective } from '../database/schema.ts'
import { publishDefault } from './publish-store.ts'

export interface PublishedSurvey {
  surveyId: string
  versionId: string
  /** What the open link of each perspective ends in: `/s/<key>`. */
  openKeys: Record<Perspective, string>
}

/**
 * Publishes the default instrument where nothing speaks against it, as demos and measurements do.
 * @param trx a transaction
 * @param promises where they differ from the default ones
 * @returns the survey's ids and keys; throws where another open survey measures the service
 */
export async function publishDefaultSurvey(
  trx: Database,
  serviceId: string,
  now: Date,
  promises: Partial<Record<Perspective, AnonymityPromise>> = {},
): Promise<PublishedSurvey> {
  const outcome = await publishDefault(trx, serviceId, now, promises)
  if (!outcome.published) throw new Error(`The survey of service ${serviceId} was not published: ${outcome.why}`)
  const { surveyId, versionId } = outcome
  const rows = await trx
    .selectFrom('survey_perspective')
    .select(['perspective', 'open_key'])
    .where('survey_id', '=', surveyId)
    .execute()
  const openKeys = Object.fromEntries(rows.map(({ perspective, open_key }) => [perspective, open_key]))
  return { surveyId, versionId, openKeys: openKeys as Record<Perspective, string> }
}
