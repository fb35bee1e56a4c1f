import { sql } from 'kysely'
import type { Month } from '../catalogue/agreement.ts'
import { forUpdateSkippingHeld } from '../database/dialect.ts'
import type { Database, Row } from '../database/schema.ts'
import { grouped } from '../statistics/grouped.ts'
import { SMALLEST_COMMENT_GROUP } from '../surveys/anonymity.ts'
import type { CommentStream } from './comment-store.ts'

/** Comments that can be read from now on, together. */
interface Batch {
  stream: CommentStream
  /** In which they were released, the last of which they are all dated by: until then some of them waited. */
  months: Month[]
  people: number
}

/**
 * Holds anonymous comments that can be read now and could not before, of one perspective to one question. They come ten and
 * more at once, so that looking before and after tells of no fewer people.
 * @param most more than two such groups
 * @returns none where fewer wait, or another process is at them
 */
export async function holdNextAnonymous(trx: Database, most: number): Promise<Row<'comment'>[]> {
  const batch = await nextBatch(trx)
  if (batch === null) return []
  const left = batch.people - most
  const take = left <= 0 ? batch.people : left < SMALLEST_COMMENT_GROUP ? most - SMALLEST_COMMENT_GROUP : most
  const { serviceId, perspective, question } = batch.stream
  const held = await waiting(trx)
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('perspective', '=', perspective)
    .where('question', '=', question)
    .where('period', 'in', batch.months)
    .orderBy('period')
    .orderBy('id')
    .limit(take)
    .modifyEnd(forUpdateSkippingHeld(trx))
    .execute()
  const period = batch.months.at(-1) as Month
  return held.length < take ? [] : held.map((comment) => ({ ...comment, period }))
}

/** By whom is known, so that nothing of it waits. */
export function isAttributed({ response_id, respondent }: Row<'comment'>): boolean {
  return response_id !== null || respondent !== null
}

/**
 * The anonymous comments beside one, to the same question and of the same month, whose channel may be told from now on: ten
 * and more of a channel at once, as the comments themselves. Who knows how somebody answered would otherwise find the one
 * new comment of that channel.
 */
export async function channelsToTell(
  trx: Database,
  { service_id, perspective, question, period }: Row<'comment'>,
): Promise<Row<'comment'>[]> {
  const untold = await trx
    .selectFrom('comment')
    .selectAll()
    .where('service_id', '=', service_id)
    .where('perspective', '=', perspective)
    .where('question', '=', question)
    .where('period', '=', period)
    .where('tells_channel', '=', sql.lit(0))
    .where('index_version', '>', 0)
    .where('channel', '<>', '')
    .modifyEnd(forUpdateSkippingHeld(trx))
    .execute()
  const channels = grouped(untold, ({ channel }) => channel)
  return [...channels.values()].filter(({ length }) => length >= SMALLEST_COMMENT_GROUP).flat()
}

function waiting(db: Database) {
  return db
    .selectFrom('comment')
    .where('index_version', '=', sql.lit(0))
    .where('response_id', 'is', null)
    .where('respondent', 'is', null)
}

/** The earliest months of a stream in which ten and more wait together. */
async function nextBatch(db: Database): Promise<Batch | null> {
  const rows = await waiting(db)
    .select(({ fn }) => ['service_id', 'perspective', 'question', 'period', fn.countAll().as('people')])
    .groupBy(['service_id', 'perspective', 'question', 'period'])
    .orderBy('service_id')
    .orderBy('perspective')
    .orderBy('question')
    .orderBy('period')
    .execute()
  let batch: Batch | null = null
  for (const { service_id, perspective, question, period, people } of rows) {
    const stream: CommentStream = { serviceId: service_id, perspective, question }
    if (batch === null || !isSame(batch.stream, stream)) batch = { stream, months: [], people: 0 }
    batch = { stream, months: [...batch.months, period], people: batch.people + Number(people) }
    if (batch.people >= SMALLEST_COMMENT_GROUP) return batch
  }
  return null
}

function isSame(a: CommentStream, b: CommentStream): boolean {
  return a.serviceId === b.serviceId && a.perspective === b.perspective && a.question === b.question
}
