import type { Month } from '../catalogue/agreement.ts'
import { CHANNELS } from '../catalogue/channels.ts'
import type { Database } from '../database/schema.ts'
import {
  type CommentCounts,
  type CommentGroup,
  choosable,
  commentGroups,
  countIn,
  filterDisclosure,
  windowDisclosure,
} from './comment-disclosure.ts'
import { askedTerms, type CommentQuery, dimensionsOf, MOST_LOOKED_THROUGH } from './comment-search.ts'
import {
  type CommentStream,
  commentsOf,
  type FoundComment,
  holdingAll,
  nextInGroup,
  type ReadComment,
  termCounts,
} from './comment-store.ts'
import { channelTerm, EVERY_COMMENT } from './comment-terms.ts'
import type { Disclosure } from './disclosure.ts'
import type { WindowKey } from './window.ts'

/** After which comment a page begins: the group that it lies in, and its random id. */
export interface Cursor {
  window: WindowKey
  id: string
}

/**
 * Why nothing is listed although there may be comments: `one-at-a-time`: anonymous comments are picked out in one way only;
 * `no-words`: what was typed holds nothing to look for.
 */
export type WhyNot = Exclude<Disclosure, 'shown'> | 'one-at-a-time' | 'no-words'

export interface ListedComment extends ReadComment {
  /** What may be said of when it was released. */
  window: WindowKey
}

/** One perspective's comments as far as they may be read. */
export interface ReadComments {
  every: CommentCounts
  /** In the window, without any filter; null where that may not be told. */
  ofAll: number | null
  found: number | null
  /** Only the newest comments were looked through. */
  isPartial: boolean
  whyNot: WhyNot | null
  comments: ListedComment[]
  next: Cursor | null
}

const COMMENTS_PER_PAGE = 50

interface Found {
  counts: CommentCounts
  isPartial: boolean
  /** The next ids of a group. */
  next(group: CommentGroup, after: string, most: number): Promise<string[]>
}

export async function readComments(
  db: Database,
  stream: CommentStream,
  query: CommentQuery,
  isAnonymous: boolean,
  cursor: Cursor | null,
): Promise<ReadComments> {
  const every = (await termCounts(db, stream, [EVERY_COMMENT])).get(EVERY_COMMENT) ?? new Map<Month, number>()
  const whole = windowDisclosure(every, query.window, isAnonymous)
  const nothing = { every, found: null, isPartial: false, comments: [], next: null }
  // Of anonymous people none who wrote and a few look alike.
  if (isAnonymous && every.size === 0) return { ...nothing, ofAll: null, whyNot: 'too-few' }
  if (whole !== 'shown') return { ...nothing, ofAll: null, whyNot: whole }
  const ofAll = countIn(every, query.window)
  const sets = askedTerms(query)
  if (sets.length === 0) return { ...nothing, ofAll, whyNot: 'no-words' }
  const dimensions = dimensionsOf(query)
  if (isAnonymous && dimensions > 1) return { ...nothing, ofAll, whyNot: 'one-at-a-time' }
  const found = await find(db, stream, sets)
  const told = dimensions === 0 ? 'shown' : filterDisclosure(every, found.counts, query.window, isAnonymous)
  if (told !== 'shown') return { ...nothing, ofAll, whyNot: told }
  if (isAnonymous && !(await mayChoose(db, stream, query))) return { ...nothing, ofAll, whyNot: 'gives-away' }
  const groups = commentGroups(every, query.window, isAnonymous)
  const { listed, next } = await pageOf(groups, found, cursor)
  const windowOf = new Map(listed.map(({ id, window }) => [id, window]))
  const comments = await commentsOf(
    db,
    listed.map(({ id }) => id),
  )
  return {
    ...{ every, ofAll, whyNot: null, isPartial: found.isPartial, next },
    found: countIn(found.counts, query.window),
    comments: comments.map((comment) => ({ ...comment, window: windowOf.get(comment.id) as WindowKey })),
  }
}

/**
 * Whether the channel that is asked for may be told apart from the others, also where an address is typed by hand: who
 * wrote through which is on no card, so a small one must not be what the others leave over.
 */
async function mayChoose(db: Database, stream: CommentStream, { channel, window }: CommentQuery): Promise<boolean> {
  if (channel === '') return true
  const channels = ['', ...CHANNELS]
  const counts = await termCounts(db, stream, channels.map(channelTerm))
  const sizes = channels.map((each) => [each, countIn(counts.get(channelTerm(each)) ?? new Map(), window)] as const)
  return choosable(new Map(sizes), true).has(channel)
}

async function find(db: Database, stream: CommentStream, sets: readonly string[][]): Promise<Found> {
  const terms = sets.flat()
  const counts = await termCounts(db, stream, terms)
  const of = (term: string) => counts.get(term) ?? new Map<Month, number>()
  if (sets.every((set) => set.length === 1)) {
    return {
      counts: summed(terms.map(of)),
      isPartial: false,
      next: (group, after, most) => {
        const months = group.months.filter((month) => terms.some((term) => of(term).has(month)))
        return nextInGroup(db, stream, terms, { months }, after, most)
      },
    }
  }
  const size = (term: string) => countIn(of(term), 'all')
  const matches = new Map<string, FoundComment>()
  let isPartial = false
  for (const set of sets) {
    const rarestFirst = [...set].sort((a, b) => size(a) - size(b))
    if (size(rarestFirst[0] as string) > MOST_LOOKED_THROUGH) isPartial = true
    for (const match of await holdingAll(db, stream, rarestFirst)) matches.set(match.comment_id, match)
  }
  return { ...among([...matches.values()]), isPartial }
}

/** What was found by looking through is few enough to be kept in memory. */
function among(matches: readonly FoundComment[]): Pick<Found, 'counts' | 'next'> {
  const counts = new Map<Month, number>()
  for (const { period } of matches) counts.set(period, (counts.get(period) ?? 0) + 1)
  const ids = [...matches].sort((a, b) => (a.comment_id < b.comment_id ? -1 : 1))
  return {
    counts,
    next: async ({ months }, after, most) =>
      ids
        .filter(({ period, comment_id }) => months.includes(period) && comment_id > after)
        .slice(0, most)
        .map(({ comment_id }) => comment_id),
  }
}

function summed(counts: readonly CommentCounts[]): CommentCounts {
  const sums = new Map<Month, number>()
  for (const each of counts) for (const [month, count] of each) sums.set(month, (sums.get(month) ?? 0) + count)
  return sums
}

/** One page from the groups, from the cursor on; one comment more than it holds tells whether there is a next page. */
async function pageOf(groups: readonly CommentGroup[], found: Found, cursor: Cursor | null) {
  const listed: { id: string; window: WindowKey }[] = []
  const from = cursor === null ? 0 : groups.findIndex(({ window }) => window === cursor.window)
  for (const [at, group] of groups.entries()) {
    if (from === -1 || at < from || listed.length > COMMENTS_PER_PAGE) continue
    if (!group.months.some((month) => found.counts.has(month))) continue
    const after = cursor !== null && at === from ? cursor.id : ''
    const ids = await found.next(group, after, COMMENTS_PER_PAGE + 1 - listed.length)
    listed.push(...ids.map((id) => ({ id, window: group.window })))
  }
  const last = listed[COMMENTS_PER_PAGE - 1]
  const next = listed.length > COMMENTS_PER_PAGE && last !== undefined ? last : null
  return { listed: listed.slice(0, COMMENTS_PER_PAGE), next }
}
