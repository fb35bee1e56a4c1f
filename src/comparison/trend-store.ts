import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { ONE_TO_FIVE } from '../statistics/histogram.ts'
import type { Rated } from '../surveys/definition.ts'
import { anonymousPerspectives } from './asked.ts'
import { underQuestions } from './current-names.ts'
import { anonymityOf } from './disclosure.ts'
import { readFigures } from './read-store.ts'
import type { TrendEvidence } from './trend.ts'
import type { TrendMark } from './trend-marks.ts'

/** Everything that the trend of one of a service's questions rests on. */
export async function readTrend(
  db: Database,
  service: Pick<Row<'service'>, 'id' | 'active_users'>,
  question: Rated,
  today: Day,
): Promise<TrendEvidence & { isAsked(rated: Rated): boolean }> {
  const { asked, names, byMonth, waiting } = await readFigures(db, service, today)
  const countedAs = PERSPECTIVES.map((perspective) => names.of(perspective, question)?.countedAs ?? question)
  const rows = underQuestions(await countsByPeriod(db, service.id, countedAs), names)
  return {
    question,
    counts: rows.filter((row) => row.question === question),
    mayShow: anonymityOf(byMonth, anonymousPerspectives(asked), waiting),
    asked,
    names: {
      user: names.of('user', question),
      customer: names.of('customer', question),
      provider: names.of('provider', question),
    },
    isAsked: (rated) => PERSPECTIVES.some((perspective) => names.of(perspective, rated) !== null),
  }
}

/** How often each score was given to the questions named, by month and by week. */
async function countsByPeriod(db: Database, serviceId: string, countedAs: readonly string[]) {
  const rows = await db
    .selectFrom('histogram')
    .select(['perspective', 'question', 'period', 'answer', 'count'])
    .where('service_id', '=', serviceId)
    .where('segment', '=', 'all')
    .where('question', 'in', [...new Set(countedAs)])
    .where('period', '!=', 'all')
    .where('answer', 'in', ONE_TO_FIVE)
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** What happened to a service that may explain a shift, the oldest first. */
export async function trendMarks(db: Database, serviceId: string): Promise<TrendMark[]> {
  const marks = [
    ...(await agreementStarts(db, serviceId)),
    ...(await publishedVersions(db, serviceId)),
    ...(await implementedActions(db, serviceId)),
  ]
  return marks.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

async function agreementStarts(db: Database, serviceId: string): Promise<TrendMark[]> {
  const rows = await db
    .selectFrom('agreement')
    .select(['name', 'valid_from'])
    .where('service_id', '=', serviceId)
    .orderBy('name')
    .execute()
  return rows.map(({ name, valid_from }) => ({ kind: 'agreement', day: valid_from, name }))
}

async function publishedVersions(db: Database, serviceId: string): Promise<TrendMark[]> {
  const rows = await db
    .selectFrom('survey_version')
    .innerJoin('survey', 'survey.id', 'survey_version.survey_id')
    .select(['survey.id', 'survey.name', 'survey.template', 'survey_version.number', 'survey_version.published_at'])
    .where('survey.service_id', '=', serviceId)
    .where('survey.status', '<>', 'draft')
    .orderBy('survey.id')
    .orderBy('survey_version.number')
    .execute()
  return rows.map(({ id, name, template, number, published_at }) => ({
    kind: 'version',
    day: published_at.slice(0, 10),
    survey: { id, name, template },
    number,
  }))
}

/** An action that was reopened and implemented again counts from its last implementation. */
async function implementedActions(db: Database, serviceId: string): Promise<TrendMark[]> {
  const rows = await db
    .selectFrom('improvement_history')
    .innerJoin('improvement_action', 'improvement_action.id', 'improvement_history.action_id')
    .select(({ fn }) => ['improvement_action.id', 'title', fn.max('improvement_history.at').as('at')])
    .where('service_id', '=', serviceId)
    .where('to_status', '=', 'implemented')
    .where('from_status', '<>', 'implemented')
    .groupBy(['improvement_action.id', 'title'])
    .orderBy('improvement_action.id')
    .execute()
  return rows.map(({ id, title, at }) => ({ kind: 'action', day: at.slice(0, 10), id, title }))
}
