import { sql } from 'kysely'
import { type ColumnKind, rowsFromJson } from '../database/dialect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { Database, HeldCountTable, HistogramTable, Perspective, ResponseTable } from '../database/schema.ts'
import { type AnsweredComment, type Answers, countedAnswers } from './answers.ts'
import { ripeCounts } from './ripe-counts.ts'

/** A response with what was written in it. */
type WithComments = ResponseTable & { comments: readonly AnsweredComment[] }

/** Counts as they wait, and of which service they are. */
type Counted = HeldCountTable & { service_id: string }

/**
 * Adds released responses to the histograms: by month and for all time, for everybody, by channel, by language and by
 * survey.
 * @param isAnonymous of whom a question's answers wait until enough people have scored it
 */
export async function countAnswers<R extends WithComments>(
  trx: Database,
  released: readonly R[],
  isAnonymous: (response: R) => boolean,
  period: string,
): Promise<void> {
  const counts = countsOf(released.filter((response) => !isAnonymous(response)))
  const anonymous = new Map<string, R[]>()
  for (const response of released.filter(isAnonymous)) {
    const group = `${response.survey_id} ${response.perspective}`
    anonymous.set(group, [...(anonymous.get(group) ?? []), response])
  }
  for (const group of anonymous.values()) counts.push(...(await ripened(trx, group)))
  await addToHistograms(trx, counts, period)
}

/** The segment in which one survey's answers are counted on their own. */
export function surveySegment(surveyId: string): string {
  return `survey:${surveyId}`
}

function countsOf(responses: readonly WithComments[]): Counted[] {
  return merged(
    responses.flatMap(({ service_id, survey_id, perspective, language, channel, answers, comments }) => {
      const segments = ['all', `language:${language}`, ...(channel === '' ? [] : [`channel:${channel}`])]
      return countedAnswers(JSON.parse(answers) as Answers, comments).flatMap(([question, answer]) =>
        segments.map((segment) => ({ service_id, survey_id, perspective, segment, question, answer, count: 1 })),
      )
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

async function addToHistograms(trx: Database, counts: readonly Counted[], period: string): Promise<void> {
  if (counts.length === 0) return
  // A cell once, whatever the survey; and in one order everywhere, so that two processes on PostgreSQL never wait for
  // each other in a circle.
  const ofSurveys = counts.filter(({ segment }) => segment === 'all')
  const rows = merged([
    ...counts.map((count) => ({ ...count, survey_id: '' })),
    ...ofSurveys.map((count) => ({ ...count, survey_id: '', segment: surveySegment(count.survey_id) })),
  ]).flatMap(({ survey_id: _, ...cell }) => [
    { ...cell, period },
    { ...cell, period: 'all' },
  ])
  await sql`
    insert into histogram (service_id, segment, question, period, perspective, answer, count)
    select service_id, segment, question, period, perspective, answer, count
    from ${rowsFromJson(trx, HISTOGRAM_COLUMNS, rows)} where true
    on conflict (service_id, segment, question, period, perspective, answer)
    do update set count = histogram.count + excluded.count`.execute(trx)
}
