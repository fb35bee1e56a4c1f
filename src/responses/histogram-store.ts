import { sql } from 'kysely'
import { type ColumnKind, rowsFromJson } from '../database/dialect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { Database, Day, HeldCountTable, HistogramTable, ResponseTable } from '../database/schema.ts'
import { isoWeekOf } from '../statistics/weeks.ts'
import { isCountedUnder, OVERALL } from '../surveys/definition.ts'
import { type AnsweredComment, type Answers, countedAnswers } from './answers.ts'
import { Cells } from './cells.ts'
import { type Groups, groupSegment } from './groups.ts'
import { jointAnswers, jointParts } from './joint.ts'
import { type AnswerCount, ripeCounts } from './ripe-counts.ts'

/** A response with what was written in it, and the groups that whoever gave it belongs to. */
type WithComments = ResponseTable & { comments: readonly AnsweredComment[]; groups: Groups }

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
  const counted = new Map<string, CountedOf>()
  for (const responses of bySurvey(released)) {
    const [first] = responses as [R, ...R[]]
    const { service_id, survey_id, perspective } = first
    const counts = isAnonymous(first) ? await ripened(trx, responses) : countsOf(responses).list()
    const key = `${service_id} ${perspective}`
    // A cell once, whatever the survey.
    const { cells } = counted.get(key) ?? { cells: new Cells() }
    counted.set(key, { service_id, perspective, cells })
    for (const { segment, question, answer, count } of counts) {
      cells.add(segment, question, answer, count)
      if (segment === 'all' && jointParts(question) === null) {
        cells.add(surveySegment(survey_id), question, answer, count)
      }
    }
  }
  await addToHistograms(trx, [...counted.values()], today)
}

/** The segment in which one survey's answers are counted on their own. */
export function surveySegment(surveyId: string): string {
  return `survey:${surveyId}`
}

/** What is counted of one service's perspective. */
type CountedOf = Pick<ResponseTable, 'service_id' | 'perspective'> & { cells: Cells }

function bySurvey<R extends WithComments>(released: readonly R[]): Iterable<R[]> {
  const groups = new Map<string, R[]>()
  for (const response of released) {
    const key = `${response.survey_id} ${response.perspective}`
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [response])
    else known.push(response)
  }
  return groups.values()
}

function countsOf(responses: readonly WithComments[]): Cells {
  const cells = new Cells()
  for (const { language, channel, answers, comments, groups } of responses) {
    const segments = ['all', `language:${language}`]
    if (channel !== '') segments.push(`channel:${channel}`)
    for (const [attribute, value] of Object.entries(groups)) segments.push(groupSegment(attribute, value))
    const given = JSON.parse(answers) as Answers
    const counted = countedAnswers(given, comments)
    for (const segment of segments) {
      for (const [question, answer] of counted) cells.add(segment, question, answer, 1)
    }
    for (const [question, answer] of jointAnswers(given)) cells.add('all', question, answer, 1)
  }
  return cells
}

/** Takes what waits of one survey's perspective together with what has just been released; what is not ripe waits on. */
async function ripened(trx: Database, released: readonly WithComments[]): Promise<AnswerCount[]> {
  const { survey_id, perspective } = released[0] as ResponseTable
  const cells = countsOf(released)
  const held = await trx
    .deleteFrom('held_count')
    .where('survey_id', '=', survey_id)
    .where('perspective', '=', perspective)
    .returning(['segment', 'question', 'answer', 'count'])
    .execute()
  for (const { segment, question, answer, count } of held) cells.add(segment, question, answer, count)
  const { ripe, waiting } = ripeCounts(cells.list())
  const rows = waiting.map((count) => ({ survey_id, perspective, ...count }))
  await insertRows(trx, 'held_count', HELD_COLUMNS, rows)
  return ripe
}

const HELD_COLUMNS = {
  survey_id: 'text',
  perspective: 'text',
  segment: 'text',
  question: 'text',
  answer: 'integer',
  count: 'integer',
} as const satisfies Record<keyof HeldCountTable, ColumnKind>

const CELL_COLUMNS = {
  service_id: 'text',
  segment: 'text',
  question: 'text',
  perspective: 'text',
  answer: 'integer',
  count: 'integer',
  periods: 'integer',
} as const satisfies Record<Exclude<keyof HistogramTable, 'period'> | 'periods', ColumnKind>

async function addToHistograms(trx: Database, counted: readonly CountedOf[], today: Day): Promise<void> {
  const rows = counted.flatMap(({ service_id, perspective, cells }) =>
    cells.list().map((cell) => ({ service_id, perspective, ...cell, periods: periodsOf(cell) })),
  )
  if (rows.length === 0) return
  // In one order everywhere, so that two processes on PostgreSQL never wait for each other in a circle.
  await sql`
    insert into histogram (service_id, segment, question, period, perspective, answer, count)
    select service_id, segment, question, period, perspective, answer, count
    from ${rowsFromJson(trx, CELL_COLUMNS, rows)}
    inner join (
      select 1 as place, cast(${today.slice(0, 7)} as text) as period
      union all select 2, 'all' union all select 3, cast(${isoWeekOf(today)} as text)
    ) as counted_in on counted_in.place <= rows.periods
    where true
    order by service_id, segment, question, period, perspective, answer
    on conflict (service_id, segment, question, period, perspective, answer)
    do update set count = histogram.count + excluded.count`.execute(trx)
}

/**
 * How many of month, all time and week a cell is counted in. All time is kept for everybody alone: of a segment it is the
 * sum of its months.
 */
function periodsOf({ segment, question }: AnswerCount): 1 | 2 | 3 {
  if (segment !== 'all') return 1
  return isOverall(question) ? 3 : 2
}

/** Whether it is the score itself: neither its reasons nor the score together with another. */
function isOverall(question: string): boolean {
  return isCountedUnder(question, OVERALL) && !/[:|]/.test(question)
}
