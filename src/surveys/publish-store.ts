import { randomInt } from 'node:crypto'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { forUpdate } from '../database/dialect.ts'
import type { AnonymityPromise, Database, Perspective, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { bankQuestions } from './bank-questions.ts'
import { continued, type Frozen } from './continuity.ts'
import type { SurveyDefinition } from './definition.ts'
import { definitionErrors, type Finding } from './definition-check.ts'
import { defaultDefinition } from './instrument.ts'
import { measuredPerspectives } from './measuring.ts'
import { DEFAULT_PROMISES } from './promise.ts'
import { ratedComponents } from './rated-components-store.ts'
import { storedDefinition } from './stored-definition.ts'

/** A survey of the same service that measures the same perspective, and takes answers. */
export interface Rival {
  surveyId: string
  /** Empty: named after its template. */
  name: string
  template: string
  perspectives: Perspective[]
}

export type Published = { published: true; surveyId: string; versionId: string; number: number }

/** Why nothing was published. */
export type Refused =
  | { published: false; why: 'no-draft' | 'overtaken' | 'retired' }
  | { published: false; why: 'errors'; errors: Finding[] }
  | { published: false; why: 'measured-elsewhere'; rivals: Rival[] }

export interface Publication {
  surveyId: string
  /** The draft's, as the publisher saw it. */
  revision: number
  /** What the publisher says has changed. */
  note: string
  /** Keys of questions whose wording was only corrected. */
  corrected: ReadonlySet<string>
  /** For perspectives that the survey did not ask before; where nothing is said, {@link DEFAULT_PROMISES}. */
  promises: Partial<Record<Perspective, AnonymityPromise>>
}

/**
 * Publishes a draft as the survey's next version, frozen from then on, and opens the survey. A perspective that was not
 * asked before gets its link and its promise; one that is asked no more keeps them, so that its answers stay known.
 */
export async function publishDraft(
  db: Database,
  { surveyId, revision, note, corrected, promises }: Publication,
  now: Date,
): Promise<Published | Refused> {
  return db.transaction().execute(async (trx): Promise<Published | Refused> => {
    const survey = await trx.selectFrom('survey').selectAll().where('id', '=', surveyId).executeTakeFirstOrThrow()
    const service = await heldService(trx, survey.service_id)
    const draft = await trx
      .selectFrom('survey_draft')
      .select(['definition', 'revision'])
      .where('survey_id', '=', surveyId)
      .modifyEnd(forUpdate(trx))
      .executeTakeFirst()
    if (draft === undefined) return { published: false, why: 'no-draft' }
    if (draft.revision !== revision) return { published: false, why: 'overtaken' }
    if (service.status === 'retired') return { published: false, why: 'retired' }
    const definition = storedDefinition(draft.definition)
    const errors = definitionErrors(definition)
    if (errors.length > 0) return { published: false, why: 'errors', errors }
    const rivals = await rivalsOf(trx, survey, measuredPerspectives(definition))
    if (rivals.length > 0) return { published: false, why: 'measured-elsewhere', rivals }
    await trx.deleteFrom('survey_draft').where('survey_id', '=', surveyId).execute()
    await trx.updateTable('survey').set({ status: 'published', closed_at: null }).where('id', '=', surveyId).execute()
    return freeze(trx, survey, definition, { note, corrected, promises }, now)
  })
}

/**
 * Publishes the default instrument for a service in one step: a survey with its first version and a link for each
 * perspective.
 * @param trx a transaction
 * @param promises where they differ from {@link DEFAULT_PROMISES}
 */
export async function publishDefault(
  trx: Database,
  serviceId: string,
  now: Date,
  promises: Partial<Record<Perspective, AnonymityPromise>> = {},
): Promise<Published | Refused> {
  const service = await heldService(trx, serviceId)
  if (service.status === 'retired') return { published: false, why: 'retired' }
  const definition = defaultDefinition({ service, components: await ratedComponents(trx, serviceId) })
  const survey = { id: newId(), service_id: serviceId }
  const rivals = await rivalsOf(trx, survey, measuredPerspectives(definition))
  if (rivals.length > 0) return { published: false, why: 'measured-elsewhere', rivals }
  await trx
    .insertInto('survey')
    .values({ ...survey, status: 'published', created_at: now.toISOString(), closed_at: null })
    .execute()
  return freeze(trx, survey, definition, { note: '', corrected: new Set(), promises }, now)
}

/** Held, so that of two who publish at the same moment the second sees the first's survey. */
export async function heldService(
  trx: Database,
  serviceId: string,
): Promise<Pick<Row<'service'>, 'name' | 'name_fr' | 'status'>> {
  return trx
    .selectFrom('service')
    .select(['name', 'name_fr', 'status'])
    .where('id', '=', serviceId)
    .modifyEnd(forUpdate(trx))
    .executeTakeFirstOrThrow()
}

/** The service's other surveys that take answers and measure one of these perspectives. */
export async function rivalsOf(
  db: Database,
  survey: Pick<Row<'survey'>, 'id' | 'service_id'>,
  perspectives: readonly Perspective[],
): Promise<Rival[]> {
  if (perspectives.length === 0) return []
  const rows = await db
    .selectFrom('survey')
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .select(['survey.id', 'name', 'template', 'perspective'])
    .where('service_id', '=', survey.service_id)
    .where('survey.id', '<>', survey.id)
    .where('status', '=', 'published')
    .where('measures', '=', 1)
    .where('perspective', 'in', [...perspectives])
    .orderBy('survey.id')
    .execute()
  return [...new Set(rows.map(({ id }) => id))].map((surveyId) => {
    const own = rows.filter(({ id }) => id === surveyId)
    const { name = '', template = '' } = own[0] ?? {}
    const measured = PERSPECTIVES.filter((each) => own.some(({ perspective }) => perspective === each))
    return { surveyId, name, template, perspectives: measured }
  })
}

async function freeze(
  trx: Database,
  survey: Pick<Row<'survey'>, 'id' | 'service_id'>,
  definition: SurveyDefinition,
  { note, corrected, promises }: Pick<Publication, 'note' | 'corrected' | 'promises'>,
  now: Date,
): Promise<Published> {
  const { frozen, number } = await earlierVersions(trx, survey)
  const bank = bankQuestions(await ratedComponents(trx, survey.service_id))
  const counted = continued(definition, {
    earlier: frozen,
    corrected,
    bankQuestion: (key) => bank.find((question) => question.key === key),
    today: now.toISOString().slice(0, 10),
    newSuffix,
  })
  const versionId = newId()
  await trx
    .insertInto('survey_version')
    .values({
      ...{ id: versionId, survey_id: survey.id, number: number + 1, note },
      ...{ definition: JSON.stringify(counted), published_at: now.toISOString() },
    })
    .execute()
  await settlePerspectives(trx, survey.id, counted, promises)
  return { published: true, surveyId: survey.id, versionId, number: number + 1 }
}

/** The survey's own versions, the newest first, then the other surveys'; and the number of its newest, 0 for none. */
async function earlierVersions(
  trx: Database,
  survey: Pick<Row<'survey'>, 'id' | 'service_id'>,
): Promise<{ frozen: Frozen[]; number: number }> {
  const rows = await trx
    .selectFrom('survey_version')
    .innerJoin('survey', 'survey.id', 'survey_version.survey_id')
    .select(['survey_id', 'number', 'definition'])
    .where('service_id', '=', survey.service_id)
    .orderBy('published_at', 'desc')
    .orderBy('number', 'desc')
    .orderBy('survey_version.id')
    .execute()
  const own = rows.filter(({ survey_id }) => survey_id === survey.id)
  const others = rows.filter(({ survey_id }) => survey_id !== survey.id)
  return {
    frozen: [...own, ...others].map((row) => ({
      definition: storedDefinition(row.definition),
      own: row.survey_id === survey.id,
    })),
    number: Math.max(0, ...own.map((row) => row.number)),
  }
}

async function settlePerspectives(
  trx: Database,
  surveyId: string,
  definition: SurveyDefinition,
  promises: Publication['promises'],
): Promise<void> {
  const measured = measuredPerspectives(definition)
  const known = await trx
    .selectFrom('survey_perspective')
    .select('perspective')
    .where('survey_id', '=', surveyId)
    .execute()
  for (const perspective of PERSPECTIVES) {
    const measures = measured.includes(perspective) ? 1 : 0
    if (known.some((row) => row.perspective === perspective)) {
      await trx
        .updateTable('survey_perspective')
        .set({ measures })
        .where('survey_id', '=', surveyId)
        .where('perspective', '=', perspective)
        .execute()
    } else if (definition.frames[perspective] !== undefined) {
      const promise = promises[perspective] ?? DEFAULT_PROMISES[perspective]
      await trx
        .insertInto('survey_perspective')
        .values({
          ...{ survey_id: surveyId, perspective, open_key: newId(), promise, eligible_count: null, measures },
        })
        .execute()
    }
  }
}

const SUFFIX_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

function newSuffix(): string {
  return Array.from({ length: 6 }, () => SUFFIX_LETTERS[randomInt(SUFFIX_LETTERS.length)]).join('')
}
