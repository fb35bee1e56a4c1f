import { sql } from 'kysely'
import type { Month } from '../catalogue/agreement.ts'
import type { Database, Perspective, Row } from '../database/schema.ts'
import { WROTE } from '../responses/answers.ts'
import type { CommentCounts, CommentGroup } from './comment-disclosure.ts'
import { MOST_LOOKED_THROUGH } from './comment-search.ts'
import { EVERY_COMMENT, languageOfTerm } from './comment-terms.ts'

/*
 * What the comments' pages read. Comments are found and counted by the index of terms alone
 * (src/comparison/comment-index-store.ts): never by a look through all of them.
 */

/** The comments of one perspective to one question. */
export interface CommentStream {
  serviceId: string
  perspective: Perspective
  /** The name that its answers are stored under. */
  question: string
}

/** What people wrote answers to, by perspective: the names under which they are stored. */
export async function commentedQuestions(
  db: Database,
  serviceId: string,
): Promise<{ perspective: Perspective; question: string }[]> {
  return db
    .selectFrom('histogram')
    .select(['perspective', 'question'])
    .where('service_id', '=', serviceId)
    .where('segment', '=', 'all')
    .where('period', '=', 'all')
    .where('answer', '=', WROTE)
    .orderBy('question')
    .execute()
}

function counts(db: Database, { serviceId, perspective, question }: CommentStream) {
  return db
    .selectFrom('term_count')
    .where('service_id', '=', serviceId)
    .where('perspective', '=', perspective)
    .where('question', '=', question)
}

/** How many comments hold each of some terms, by month. */
export async function termCounts(
  db: Database,
  stream: CommentStream,
  terms: readonly string[],
): Promise<Map<string, CommentCounts>> {
  const found = new Map<string, Map<Month, number>>(terms.map((term) => [term, new Map()]))
  if (terms.length === 0) return found
  const rows = await counts(db, stream)
    .select(['term', 'period', 'people'])
    .where('term', 'in', [...new Set(terms)])
    .where('period', '!=', 'all')
    .execute()
  for (const { term, period, people } of rows) {
    if (Number(people) > 0) found.get(term)?.set(period, Number(people))
  }
  return found
}

/** The channels that comments came through. */
export async function channelsOf(db: Database, stream: CommentStream): Promise<string[]> {
  const rows = await counts(db, stream)
    .select('term')
    .where('term', '>=', 'channel:')
    .where('term', '<', 'channel;')
    .where('period', '=', 'all')
    .where('people', '>', 0)
    .execute()
  return rows.map(({ term }) => term.slice('channel:'.length))
}

export interface UsedTerm {
  term: string
  people: number
  label: string
}

const MOST_TERMS = 400

/** The words that most people used, at least `smallest` of them. */
export async function mostUsedWords(db: Database, stream: CommentStream, smallest: number): Promise<UsedTerm[]> {
  const rows = await counts(db, stream)
    .select(['term', 'people', 'label'])
    .where('period', '=', sql.lit('all'))
    .where('people', '>=', smallest)
    .orderBy('people', 'desc')
    .limit(sql.lit(MOST_TERMS))
    .execute()
  return rows.filter(({ term }) => languageOfTerm(term) !== null).map((row) => ({ ...row, people: Number(row.people) }))
}

/** How many people used each of some terms, over all time. */
export async function usesOf(db: Database, stream: CommentStream, terms: readonly string[]): Promise<UsedTerm[]> {
  if (terms.length === 0) return []
  const rows = await counts(db, stream)
    .select(['term', 'people', 'label'])
    .where('period', '=', sql.lit('all'))
    .where('term', 'in', terms)
    .execute()
  return rows.map((row) => ({ ...row, people: Number(row.people) }))
}

/** Where a comment lies. */
export interface FoundComment {
  period: Month
  comment_id: string
}

function entries(db: Database, { serviceId, perspective, question }: CommentStream, term: string) {
  return db
    .selectFrom('comment_term')
    .select(['period', 'comment_id'])
    .where('service_id', '=', serviceId)
    .where('perspective', '=', perspective)
    .where('question', '=', question)
    .where('term', '=', term)
}

/** The next comments of one group that hold any of some terms, in the order of their random ids. */
export async function nextInGroup(
  db: Database,
  stream: CommentStream,
  terms: readonly string[],
  { months }: Pick<CommentGroup, 'months'>,
  after: string,
  most: number,
): Promise<string[]> {
  // A part for each term and month, each read from the index as far as it is needed.
  const parts = terms.flatMap((term) =>
    months.map(
      (month) =>
        sql`select comment_id from (${entries(db, stream, term)
          .where('period', '=', month)
          .where('comment_id', '>', after)
          .orderBy('comment_id')
          .limit(sql.lit(most))}) as part`,
    ),
  )
  if (parts.length === 0) return []
  const { rows } = await sql<{ comment_id: string }>`
    select comment_id from (${sql.join(parts, sql` union `)}) as parts
    order by comment_id limit ${sql.lit(most)}`.execute(db)
  return rows.map(({ comment_id }) => comment_id)
}

/** The comments that hold all of some terms, looked for among the newest {@link MOST_LOOKED_THROUGH} with the first one. */
export async function holdingAll(
  db: Database,
  stream: CommentStream,
  [rarest = EVERY_COMMENT, ...others]: readonly string[],
): Promise<FoundComment[]> {
  const newest = entries(db, stream, rarest)
    .orderBy('period', 'desc')
    .orderBy('comment_id', 'desc')
    .limit(sql.lit(MOST_LOOKED_THROUGH))
  let query = db.selectFrom(newest.as('newest')).select(['newest.period', 'newest.comment_id'])
  for (const term of others) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('comment_term as other')
          .select('other.comment_id')
          .where('other.service_id', '=', stream.serviceId)
          .where('other.perspective', '=', stream.perspective)
          .where('other.question', '=', stream.question)
          .where('other.term', '=', term)
          .whereRef('other.period', '=', 'newest.period')
          .whereRef('other.comment_id', '=', 'newest.comment_id'),
      ),
    )
  }
  return query.execute()
}

export interface ReadReply {
  comment_id: string
  by: string
  subject: string
  text: string
  at: string
}

export interface ReadComment extends Row<'comment'> {
  /** Where its author was invited; null of who is anonymous, or came by an open link. */
  email: string | null
  replies: ReadReply[]
}

/** Comments by their ids, in that order, with what was written back. */
export async function commentsOf(db: Database, ids: readonly string[]): Promise<ReadComment[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('comment')
    .leftJoin('response', 'response.id', 'comment.response_id')
    .leftJoin('invitation', 'invitation.id', 'response.invitation_id')
    .selectAll('comment')
    .select('invitation.email')
    .where('comment.id', 'in', ids)
    .where('index_version', '>', 0)
    .execute()
  const replies = await repliesTo(db, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const comment = byId.get(id)
    return comment === undefined ? [] : [{ ...comment, replies: replies.filter((each) => each.comment_id === id) }]
  })
}

async function repliesTo(db: Database, ids: readonly string[]): Promise<ReadReply[]> {
  return db
    .selectFrom('comment_reply')
    .leftJoin('account', 'account.id', 'comment_reply.account_id')
    .select(['comment_id', 'subject', 'text', 'at', sql<string>`coalesce(account.name, '')`.as('by')])
    .where('comment_id', 'in', ids)
    .orderBy('at')
    .execute()
}

/** One comment of a service that has been made readable. */
export async function commentOf(db: Database, serviceId: string, id: string): Promise<ReadComment | undefined> {
  const [comment] = await commentsOf(db, [id])
  return comment?.service_id === serviceId ? comment : undefined
}
