import { type SelectQueryBuilder, sql } from 'kysely'
import type { Month } from '../catalogue/agreement.ts'
import type { Database, Day, Perspective, Row, Schema } from '../database/schema.ts'
import { PICKED, RESPONSES, WROTE } from '../responses/answers.ts'
import { surveySegment } from '../responses/histogram-store.ts'
import { DOES_NOT_APPLY, DONT_KNOW } from '../surveys/definition.ts'
import type { EligibleFacts } from '../surveys/eligible.ts'
import type { AnswerCount } from './answers.ts'
import { type Asked, type AskedRow, askedOf } from './asked.ts'
import type { MonthCount, WaitingQuestion } from './disclosure.ts'

/*
 * What a service's page and a survey's results read. Of responses they read histograms alone, segment "all" or the survey's
 * own: the number of rows does not grow with the number of responses.
 */

/** All answers about a service, or those that came through one of its surveys. */
export interface Counted {
  serviceId: string
  surveyId: string | null
}

function segmentOf({ surveyId }: Counted): string {
  return surveyId === null ? 'all' : surveySegment(surveyId)
}

/**
 * The months in which anybody answered.
 * @param overall the names that answers to the overall question are counted under
 */
export async function monthsWithAnswers(db: Database, counted: Counted, overall: readonly string[]): Promise<Month[]> {
  const rows = await db
    .selectFrom('histogram')
    .select('period')
    .distinct()
    .where('service_id', '=', counted.serviceId)
    .where('segment', '=', segmentOf(counted))
    .where('question', 'in', [RESPONSES, ...overall])
    .where(isMonth)
    .execute()
  return rows.map(({ period }) => period)
}

/** Weeks, and all time, are kept beside the months. */
export const isMonth = sql<boolean>`length(period) = 7`

/** How many answered each question in each month, for the perspectives named. */
export async function countsByMonth(
  db: Database,
  counted: Counted,
  perspectives: ReadonlySet<Perspective>,
): Promise<MonthCount[]> {
  if (perspectives.size === 0) return []
  const histograms = db
    .selectFrom('histogram')
    .where('service_id', '=', counted.serviceId)
    .where('segment', '=', segmentOf(counted))
  return monthly(histograms, perspectives)
    .select(['perspective', 'question', 'period'])
    .groupBy(['perspective', 'question', 'period'])
    .execute()
    .then((rows) => rows.map(asNumbers))
}

/** The questions of which answers wait to be counted. */
export async function waitingQuestions(db: Database, { serviceId, surveyId }: Counted): Promise<WaitingQuestion[]> {
  const waiting = db
    .selectFrom('held_count')
    .innerJoin('survey', 'survey.id', 'held_count.survey_id')
    .where('survey.service_id', '=', serviceId)
    .where('segment', '=', 'all')
    .where('answer', 'not in', [DOES_NOT_APPLY, DONT_KNOW])
    .select(['perspective', 'question'])
    .distinct()
  return (surveyId === null ? waiting : waiting.where('survey.id', '=', surveyId)).execute()
}

/** The scored and unscored answers of a month; whoever picked several things has given one answer. */
export function monthly<O>(
  histograms: SelectQueryBuilder<Schema, 'histogram', O>,
  perspectives: ReadonlySet<Perspective>,
) {
  return histograms
    .where(isMonth)
    .where('perspective', 'in', [...perspectives])
    .select([
      // `peopleIn` of src/responses/answers.ts, in the database.
      sql<number>`coalesce(nullif(sum(case when answer = ${PICKED} then count else 0 end), 0),
        nullif(sum(case when answer >= 0 then count else 0 end), 0),
        sum(case when answer = ${WROTE} then count else 0 end))`.as('scored'),
      sql<number>`sum(case when answer in (${DOES_NOT_APPLY}, ${DONT_KNOW}) then count else 0 end)`.as('unscored'),
    ])
}

/** PostgreSQL hands over sums as texts. */
export function asNumbers<R extends { scored: number; unscored: number }>(row: R): R {
  return { ...row, scored: Number(row.scored), unscored: Number(row.unscored) }
}

/** How often each answer was given over a window's months; null: over all time. */
export async function answerCounts(
  db: Database,
  counted: Counted,
  months: readonly Month[] | null,
): Promise<AnswerCount[]> {
  const rows = await db
    .selectFrom('histogram')
    .where('service_id', '=', counted.serviceId)
    .where('segment', '=', segmentOf(counted))
    .where(months === null ? ofAllTime(counted) : (eb) => eb('period', 'in', months))
    .groupBy(['question', 'perspective', 'answer'])
    .select(['question', 'perspective', 'answer', ({ fn }) => fn.sum<number>('count').as('count')])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Kept for everybody; of a survey it is the sum of its months. */
function ofAllTime({ surveyId }: Counted) {
  return surveyId === null ? sql<boolean>`period = 'all'` : isMonth
}

/** What each of the service's surveys promised, and what came in; the newest survey first. */
async function askedRows(db: Database, serviceId: string): Promise<AskedRow[]> {
  return db
    .selectFrom('survey')
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .leftJoin('intake_tally', (join) =>
      join
        .onRef('intake_tally.survey_id', '=', 'survey_perspective.survey_id')
        .onRef('intake_tally.perspective', '=', 'survey_perspective.perspective'),
    )
    .where('survey.service_id', '=', serviceId)
    .where('survey.status', '<>', 'draft')
    .select(['survey_perspective.perspective', 'promise', 'measures', 'eligible_count', 'received', 'held', 'last_day'])
    .orderBy('survey.created_at', 'desc')
    .orderBy('survey.id')
    .execute()
}

/** What tells how many could answer, where a survey does not. */
export async function eligibleFacts(db: Database, service: CountedService): Promise<Omit<EligibleFacts, 'stated'>> {
  const stakeholders = await db
    .selectFrom('stakeholder')
    .select(['perspective', 'people', 'since', 'until'])
    .where('service_id', '=', service.id)
    .execute()
  return { activeUsers: service.active_users, stakeholders }
}

type CountedService = Pick<Row<'service'>, 'id' | 'active_users'>

/** What is known of a service's perspectives besides their answers. */
export async function askedOfService(
  db: Database,
  service: CountedService,
  today: Day,
): Promise<Record<Perspective, Asked>> {
  return askedOf(await askedRows(db, service.id), await eligibleFacts(db, service), today)
}

export async function componentsOf(db: Database, serviceId: string): Promise<Row<'component'>[]> {
  return db.selectFrom('component').selectAll().where('service_id', '=', serviceId).orderBy('position').execute()
}
