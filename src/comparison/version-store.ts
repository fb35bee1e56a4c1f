import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Database, Perspective } from '../database/schema.ts'
import { Kept } from '../responses/kept.ts'
import type { SurveyDefinition } from '../surveys/definition.ts'
import { storedDefinition } from '../surveys/stored-definition.ts'
import { overallNames, type PublishedNames, ratedNames, type VersionNames, versionNames } from './current-names.ts'

/** A published version of one of a service's surveys, without its content. */
interface ListedVersion {
  id: string
  service_id: string
  survey_id: string
}

/** The published versions of a service's surveys and the names that they count under, the newest first. */
export async function publishedNames(db: Database, serviceId: string): Promise<PublishedNames[]> {
  return namesOf(db, await publishedVersions(db).where('survey.service_id', '=', serviceId).execute(), 'all')
}

/** The same of every service that the actor may see, for the overall question alone or for all that is compared. */
export async function publishedNamesOfAll(
  db: Database,
  actor: Actor,
  which: 'overall' | 'rated',
): Promise<Map<string, PublishedNames[]>> {
  const visible = visibleServices(db, actor).select('service.id')
  const versions = await publishedVersions(db).where('survey.service_id', 'in', visible).execute()
  const names = await namesOf(db, versions, which)
  const services = new Map<string, PublishedNames[]>()
  for (const [at, { service_id }] of versions.entries()) {
    services.set(service_id, [...(services.get(service_id) ?? []), names[at] as PublishedNames])
  }
  return services
}

function publishedVersions(db: Database) {
  return db
    .selectFrom('survey_version')
    .innerJoin('survey', 'survey.id', 'survey_version.survey_id')
    .select(['survey_version.id', 'survey.service_id', 'survey_version.survey_id'])
    .where('survey.status', '<>', 'draft')
    .orderBy('survey_version.published_at', 'desc')
    .orderBy('survey_version.number', 'desc')
    .orderBy('survey_version.id')
}

interface ReadVersions {
  all: Kept<VersionNames>
  overall: Kept<VersionNames>
  rated: Kept<VersionNames>
}

/** Versions are frozen: what was read of one once holds for good. */
const alreadyRead = new WeakMap<Database, ReadVersions>()
const READ = { all: versionNames, overall: overallNames, rated: ratedNames }

async function namesOf(
  db: Database,
  versions: readonly ListedVersion[],
  which: keyof ReadVersions,
): Promise<PublishedNames[]> {
  const read = alreadyRead.get(db) ?? {
    all: new Kept<VersionNames>(500),
    overall: new Kept<VersionNames>(20_000),
    rated: new Kept<VersionNames>(5_000),
  }
  alreadyRead.set(db, read)
  const found = new Map<string, VersionNames>()
  const missing = versions.flatMap(({ id }) => {
    const known = read[which].get(id)
    if (known !== undefined) found.set(id, known)
    return known === undefined ? [id] : []
  })
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    for (const [id, definition] of await definitionsOf(db, missing.slice(at, at + AT_ONCE))) {
      found.set(id, read[which].keep(id, READ[which](definition)))
    }
  }
  const surveys = new Set<string>()
  return versions.map(({ id, survey_id }) => {
    const isLatest = !surveys.has(survey_id)
    surveys.add(survey_id)
    return { names: found.get(id) as VersionNames, isLatest }
  })
}

/** Documents in memory at a time; each is some 30 kB. */
const AT_ONCE = 100

/** What published versions ask, by their ids. */
async function definitionsOf(db: Database, ids: readonly string[]): Promise<Map<string, SurveyDefinition>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('survey_version').select(['id', 'definition']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, definition }) => [id, storedDefinition(definition)]))
}

/** For each perspective that is asked, what the newest survey that measures it asks, or else the newest that asks anything. */
export async function newestDefinitions(db: Database, serviceId: string): Promise<[Perspective, SurveyDefinition][]> {
  const rows = await publishedVersions(db)
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .select(['survey_perspective.perspective', 'survey_perspective.measures'])
    .where('survey.service_id', '=', serviceId)
    .clearOrderBy()
    .orderBy('survey_perspective.measures', 'desc')
    .orderBy('survey.created_at', 'desc')
    .orderBy('survey.id')
    .orderBy('survey_version.number', 'desc')
    .execute()
  const newest = new Map<Perspective, string>()
  for (const { perspective, id } of rows) {
    if (!newest.has(perspective)) newest.set(perspective, id)
  }
  const definitions = await definitionsOf(db, [...new Set(newest.values())])
  return [...newest].map(([perspective, id]) => [perspective, definitions.get(id) as SurveyDefinition])
}
