import { sql } from 'kysely'
import type { Database, Perspective, Row } from '../database/schema.ts'

/** A response that was given by name. */
export interface ExportedResponse
  extends Pick<Row<'response'>, 'id' | 'day' | 'perspective' | 'respondent' | 'survey_id' | 'version_id'> {
  language: string
  channel: string
  answers: string
  /** The version's. */
  number: number
}

/** The surveys' perspectives of a service that promise, or do not promise, anonymity. */
export async function promisesOf(db: Database, serviceId: string) {
  return db
    .selectFrom('survey_perspective')
    .innerJoin('survey', 'survey.id', 'survey_perspective.survey_id')
    .where('survey.service_id', '=', serviceId)
    .where('survey.status', '<>', 'draft')
    .select(['survey_id', 'perspective', 'promise'])
    .execute()
}

const AT_ONCE = 500

/**
 * Every attributed response about a service, some hundred in memory at a time; anonymous ones are never among them.
 * @param anonymous perspectives of which any survey promises anonymity: then all of their answers are treated so
 */
export async function* attributedResponses(
  db: Database,
  serviceId: string,
  anonymous: ReadonlySet<Perspective>,
): AsyncGenerator<ExportedResponse> {
  const promises = await promisesOf(db, serviceId)
  const attributed = promises.filter(
    ({ promise, perspective }) => promise === 'attributed' && !anonymous.has(perspective),
  )
  for (const perspective of [...new Set(attributed.map((each) => each.perspective))].sort()) {
    let last = ''
    for (;;) {
      const found = await responsesAfter(db, serviceId, perspective, last)
      yield* found
      if (found.length < AT_ONCE) break
      last = (found.at(-1) as ExportedResponse).id
    }
  }
}

function responsesAfter(
  db: Database,
  serviceId: string,
  perspective: Perspective,
  last: string,
): Promise<ExportedResponse[]> {
  return db
    .selectFrom('response')
    .innerJoin('survey_perspective', (join) =>
      join
        .onRef('survey_perspective.survey_id', '=', 'response.survey_id')
        .onRef('survey_perspective.perspective', '=', 'response.perspective'),
    )
    .innerJoin('survey_version', 'survey_version.id', 'response.version_id')
    .select(['response.id', 'day', 'response.perspective', 'respondent', 'response.survey_id', 'version_id'])
    .select(['language', 'channel', 'answers', 'survey_version.number'])
    .where('service_id', '=', serviceId)
    .where('response.perspective', '=', perspective)
    .where('promise', '=', 'attributed')
    .where('response.id', '>', last)
    .orderBy('response.id')
    .limit(sql.lit(AT_ONCE))
    .execute()
}
