import { sql } from 'kysely'
import { type ColumnKind, rowsFromJson } from '../database/dialect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { Database, Day, HeldCountTable, HistogramTable, Perspective, ResponseTable } from '../database/schema.ts'
import { isoWeekOf } from '../statistics/weeks.ts'
import { isCountedUnder, OVERALL } from '../surveys/definition.ts'
import { type AnsweredComment, type Answers, countedAnswers } from './answers.ts'
import { type Groups, groupSegment } from './groups.ts'
import { jointAnswers, jointParts } from './joint.ts'
import { ripeCounts } from './ripe-counts.ts'

/** A response with what was written in it, and the groups that whoever gave it belongs to. */
type WithComments = ResponseTable & { comments: readonly AnsweredComment[]; groups: Groups }

/** Counts as they wait, and of which service they are. */
type Counted = HeldCountTable & { service_id: string }

/**
 * Adds released responses to the histograms by month: for everybody, by channel, by language, by survey and by group; for
 * everybody also over all time, and the overall question by week.
 * @param isAnonymous of whom a question's answers wait until enough people have scored it
 * @param today whose month and ISO week they are counted in
 */
export async function countAnswers<R extends WithComments>(
  trx: Database,
  released: readonly R[],
  isAnonymous: (response: R) => boolean,
  today: Day,
): Promise<void> {
  const counts = countsOf(released.filter((response) => !isAnonymous(response)))
  const anonymous = new Map<string, R[]>()
  for (const response of released.filter(isAnonymous)) {
    const group = `${response.survey_id} ${response.perspective}`
    anonymous.set(group, [...(anonymous.get(group) ?? []), response])
  }
  for (const group of anonymous.values()) counts.push(...(await ripened(trx, group)))
  await addToHistograms(trx, counts, today)
}

/** The segment in which one survey's answers are counted on their own. */
export function surveySegment(surveyId: string): string {
  return `survey:${surveyId}`
}

function countsOf(responses: readonly WithComments[]): Counted[] {
  return merged(
    responses.flatMap(({ service_id, survey_id, perspective, language, channel, answers, comments, groups }) => {
      const segments = ['all', `language:${language}`, ...(channel === '' ? [] : [`channel:${channel}`])]
      for (const [attribute, value] of Object.entries(groups)) segments.push(groupSegment(attribute, value))
      const given = JSON.parse(answers) as Answers
      const common = { service_id, survey_id, perspective, count: 1 }
      return [
        ...countedAnswers(given, comments).flatMap(([question, answer]) =>
          segments.map((segment) => ({ ...common, segment, question, answer })),
        ),
        ...jointAnswers(given).map(([question, answer]) => ({ ...common, segment: 'all', question, answer })),
      ]
    }),
  )
}

/** The sums of counts of the same thing, in the order of its key. */
function merged(counts: readonly Counted[]): Counted[] {
  const sums = new Map<string, Counted>()
  for (const count of counts) {
    const { service_id, survey_id, perspective, segment, question, answer } = count
    const key = `${service_id}\n${segment}\n${question}\n${perspective}\n${answer}\n${survey_id}`
    const known = sums.get(key)
    if (known === undefined) sums.set(key, { ...count })
    else known.count += count.count
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}

/** Takes what waits of one survey's perspective together with what has just been released; what is not ripe waits on. */
async function ripened(trx: Database, released: readonly WithComments[]): Promise<Counted[]> {
  const { survey_id, perspective, service_id } = released[0] as ResponseTable
  const held = await heldCounts(trx, survey_id, perspective)
  const { ripe, waiting } = ripeCounts(
    merged([...held.map((count) => ({ ...count, service_id })), ...countsOf(released)]),
  )
  if (held.length > 0) {
    await trx
      .deleteFrom('held_count')
      .where('survey_id', '=', survey_id)
      .where('perspective', '=', perspective)
      .execute()
  }
  await insertRows(
    trx,
    'held_count',
    HELD_COLUMNS,
    waiting.map(({ service_id: _, ...count }) => count),
  )
  return ripe
}

function heldCounts(trx: Database, surveyId: string, perspective: Perspective): Promise<HeldCountTable[]> {
  return trx
    .selectFrom('held_count')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('perspective', '=', perspective)
    .execute()
}

const HELD_COLUMNS = {
  survey_id: 'text',
  perspective: 'text',
  segment: 'text',
  question: 'text',
  answer: 'integer',
  count: 'integer',
} as const satisfies Record<keyof HeldCountTable, ColumnKind>

const HISTOGRAM_COLUMNS = {
  service_id: 'text',
  segment: 'text',
  question: 'text',
  period: 'text',
  perspective: 'text',
  answer: 'integer',
  count: 'integer',
} as const satisfies Record<keyof HistogramTable, ColumnKind>

async function addToHistograms(trx: Database, counts: readonly Counted[], today: Day): Promise<void> {
  if (counts.length === 0) return
  // A cell once, whatever the survey; and in one order everywhere, so that two processes on PostgreSQL never wait for
  // each other in a circle.
  const ofSurveys = counts.filter(({ segment, question }) => segment === 'all' && jointParts(question) === null)
  const rows = merged([
    ...counts.map((count) => ({ ...count, survey_id: '' })),
    ...ofSurveys.map((count) => ({ ...count, survey_id: '', segment: surveySegment(count.survey_id) })),
  ]).flatMap(({ survey_id: _, ...cell }) => periodsOf(cell, today).map((period) => ({ ...cell, period })))
  await sql`
    insert into histogram (service_id, segment, question, period, perspective, answer, count)
    select service_id, segment, question, period, perspective, answer, count
    from ${rowsFromJson(trx, HISTOGRAM_COLUMNS, rows)} where true
    on conflict (service_id, segment, question, period, perspective, answer)
    do update set count = histogram.count + excluded.count`.execute(trx)
}

/** All time is kept for everybody alone; of a segment it is the sum of its months. */
function periodsOf({ segment, question }: Pick<Counted, 'segment' | 'question'>, today: Day): string[] {
  const month = today.slice(0, 7)
  if (segment !== 'all') return [month]
  return isOverall(question) ? [month, isoWeekOf(today), 'all'] : [month, 'all']
}

/** Whether it is the score itself: neither its reasons nor the score together with another. */
function isOverall(question: string): boolean {
  return isCountedUnder(question, OVERALL) && !/[:|]/.test(question)
}
