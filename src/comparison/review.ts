import type { Day, Perspective, Row } from '../database/schema.ts'
import type { Colour, Confidence, ServiceState } from '../statistics/state.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import type { Rated } from '../surveys/definition.ts'
import type { CurrentNames } from './current-names.ts'
import type { ComparedDimension, ServiceComparison } from './service-comparison.ts'

/*
 * What changed since a service was reviewed. A review keeps the figures that its page showed over all time; they are read
 * beside those of today.
 *
 * Whoever has two figures over all time knows what was answered in between. That gives nobody away, because a question's
 * figure moves by the answers of at least five people (src/responses/ripe-counts.ts): between two figures that were ever
 * shown lie none or at least five. Here it is asked once more of every pair, so that no other way into the counts (an
 * import, a repaired table) can make it untrue: where one to four lie between, the two are not set side by side.
 */

/** One perspective on one question, over all time: index points, and how many answers. */
export interface KeptView {
  index: number
  n: number
  /** The name that the answers are counted under; another one is another question. */
  countedAs: string
}

export interface Snapshot {
  state: ServiceState
  confidence: Confidence | null
  agreement: Colour
  /** By question, and within by perspective; what was not shown is not there. */
  views: Partial<Record<Rated, Partial<Record<Perspective, KeptView>>>>
}

export type Review = Omit<Row<'service_review'>, 'snapshot'> & { snapshot: Snapshot; held_by_name: string | null }

/** What a review keeps of a service's page over all time. */
export function snapshotOf({ state, overall, dimensions }: ServiceComparison, names: CurrentNames): Snapshot {
  const view = (question: Rated, perspective: Perspective, compared: ComparedDimension) => {
    const { index, n } = sideOf(compared, perspective)
    const countedAs = names.of(perspective, question)?.countedAs ?? question
    return index.value === null ? [] : [[perspective, { index: index.value, n, countedAs }] as const]
  }
  const views = [overall, ...dimensions].map((compared) => {
    const { dimension } = compared
    const found = (['user', 'customer', 'provider'] as const).flatMap((each) => view(dimension, each, compared))
    return [dimension, Object.fromEntries(found)] as const
  })
  return {
    state: state.state,
    confidence: state.confidence,
    agreement: state.agreement,
    views: Object.fromEntries(views),
  }
}

function sideOf({ users, customers, provider }: ComparedDimension, perspective: Perspective) {
  return { user: users, customer: customers, provider }[perspective]
}

/** `hidden`: setting the two side by side would give somebody away; `reworded`: they answer different questions. */
export type NotCompared = 'hidden' | 'reworded'

export interface ViewSince {
  before: KeptView | null
  now: KeptView | null
  /** Index points; null where either is missing or they are not compared. */
  change: number | null
  /** What was answered since: index points and how many; null where nothing was, or it may not be said. */
  since: { index: number; n: number } | null
  why: NotCompared | null
}

/** @param anonymous whether these people were promised that nobody learns who answered what */
export function viewSince(before: KeptView | undefined, now: KeptView | undefined, anonymous: boolean): ViewSince {
  const alone = { before: before ?? null, now: now ?? null, change: null, since: null, why: null }
  if (before === undefined || now === undefined) return alone
  if (before.countedAs !== now.countedAs) return { ...alone, before: null, why: 'reworded' }
  const more = now.n - before.n
  if (anonymous && more !== 0 && more < SMALLEST_GROUP) return { ...alone, before: null, why: 'hidden' }
  const change = now.index - before.index
  if (more <= 0) return { ...alone, change }
  const index = (now.n * now.index - before.n * before.index) / more
  return { ...alone, change, since: { index: Math.min(100, Math.max(0, index)), n: more } }
}

export interface QuestionSince {
  question: Rated
  views: Record<Perspective, ViewSince>
}

/** Every rated question then and now, in the order of the questionnaire. */
export function changesSince(
  before: Snapshot,
  now: Snapshot,
  questions: readonly Rated[],
  anonymous: ReadonlySet<Perspective>,
): QuestionSince[] {
  return questions.map((question) => {
    const of = (perspective: Perspective) =>
      viewSince(before.views[question]?.[perspective], now.views[question]?.[perspective], anonymous.has(perspective))
    return { question, views: { user: of('user'), customer: of('customer'), provider: of('provider') } }
  })
}

/** Whether a review was held on a day: then there is nothing to look back at yet. */
export function heldOn(review: Pick<Review, 'held_on'> | undefined, day: Day): boolean {
  return review?.held_on === day
}
