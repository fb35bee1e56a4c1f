import { jointQuestion, jointScores } from '../responses/joint.ts'
import { customerReading } from '../statistics/compare.ts'
import { indexInterval, indexOf, responses } from '../statistics/histogram.ts'
import { type Association, MIN_DERIVED_IMPORTANCE, spearman } from '../statistics/importance.ts'
import { type Interval, type Measured, measured, unmeasured } from '../statistics/measured.ts'
import {
  type Advice,
  adviceOn,
  alignmentPriorityOf,
  leastWeight,
  type Priority,
  priorityOf,
  type Quadrant,
  quadrantOf,
} from '../statistics/priority.ts'
import { type Proportion, proportion, wilson } from '../statistics/proportion.ts'
import { DIMENSIONS, type Dimension, OVERALL } from '../surveys/definition.ts'
import type { WindowAnswers } from './answers.ts'
import { toldDisclosure } from './asked.ts'
import type { Disclosure } from './disclosure.ts'
import { type Evidence, rulesFor } from './service-comparison.ts'

/** Who is asked what matters; the provider rates only itself. */
export const ASKED_WHAT_MATTERS = ['user', 'customer'] as const
export type AskedWhatMatters = (typeof ASKED_WHAT_MATTERS)[number]

/** One dimension as one perspective rates it, and how many of those asked picked it among what matters most. */
export interface RatedAndPicked {
  n: number
  /** Index points; its 95 % interval only where the perspective is a sample. */
  index: Measured<number>
  indexInterval: Measured<Interval>
  disclosure: Disclosure
  importance: Proportion | null
  importanceInterval: Measured<Interval>
  quadrant: Quadrant | null
}

/** How closely users' rating of the dimension goes with their overall one. */
export interface DerivedImportance {
  /** Who rated both; 0 where nobody's two answers have been counted together yet, or they may not be shown. */
  n: number
  disclosure: Disclosure
  association: Measured<Association>
}

export interface DimensionPriority extends Record<AskedWhatMatters, RatedAndPicked> {
  dimension: Dimension
  derived: DerivedImportance
  /** Users − customers, index points. */
  gap: number | null
  priority: Measured<Priority>
  alignment: Measured<Priority>
  advice: Advice
}

export interface Priorities {
  /** In the order of the questionnaire. */
  dimensions: DimensionPriority[]
  /** What "matters more" is measured against; null where nobody said what matters. */
  meanImportance: Record<AskedWhatMatters, number | null>
  /** Why nothing is known of what matters. */
  whyNotPicked: Record<AskedWhatMatters, Disclosure>
  /** Index points. */
  target: number
  leastGap: number
  /** Users that priorities are told of: the active ones, or of each hundred where their number is not known. */
  users: number
  usersKnown: boolean
}

/** Where their number is not known, priorities order the same, told of so many users. */
const OF_A_HUNDRED = 100

/** What matters beside how it is done, for all dimensions of one service, as far as it may be shown. */
export function prioritiesOf(evidence: Evidence): Priorities {
  const { answers, asked, activeUsers } = evidence
  const { targetIndex, gapIndexPoints } = rulesFor(evidence.xlaTarget)
  const picked = { user: answers.importance('user'), customer: answers.importance('customer') }
  const meanOf = (perspective: AskedWhatMatters) => {
    const { picks, picked: people } = picked[perspective]
    return people === 0 ? null : picks.reduce((sum, { count }) => sum + count, 0) / people / DIMENSIONS.length
  }
  const meanImportance = { user: meanOf('user'), customer: meanOf('customer') }
  const shared = { evidence, targetIndex, users: activeUsers ?? OF_A_HUNDRED }
  const found = DIMENSIONS.map((dimension) => dimensionPriority(dimension, meanImportance, shared))
  const least = {
    priority: leastWeight(found.map(({ priority }) => priority)),
    alignment: leastWeight(found.map(({ alignment }) => alignment)),
    gap: gapIndexPoints,
  }
  return {
    dimensions: found.map((each) => {
      const gap = each.gap === null ? null : Math.abs(each.gap)
      return { ...each, advice: adviceOn(each.priority, each.alignment, gap, least) }
    }),
    meanImportance,
    whyNotPicked: {
      user: toldDisclosure(picked.user.disclosure, asked.user),
      customer: toldDisclosure(picked.customer.disclosure, asked.customer),
    },
    target: targetIndex,
    leastGap: gapIndexPoints,
    users: shared.users,
    usersKnown: activeUsers !== null,
  }
}

interface Shared {
  evidence: Evidence
  targetIndex: number
  users: number
}

function dimensionPriority(
  dimension: Dimension,
  meanImportance: Priorities['meanImportance'],
  { evidence, targetIndex, users }: Shared,
): Omit<DimensionPriority, 'advice'> {
  const { answers, asked } = evidence
  const ratings = {
    user: answers.ratings('user', dimension).histogram,
    customer: answers.ratings('customer', dimension).histogram,
  }
  const sideOf = (perspective: AskedWhatMatters): RatedAndPicked => {
    const index = indexOf(ratings[perspective])
    const importance = shareOf(answers, perspective, dimension)
    const mean = meanImportance[perspective]
    const isKnown = index.value !== null && importance !== null && mean !== null
    const n = responses(ratings[perspective])
    const isSample = perspective === 'user' || customerReading(n, asked.customer.eligible) === 'sample'
    return {
      n,
      index,
      indexInterval: isSample ? indexInterval(ratings[perspective], 0.95) : unmeasured('census'),
      disclosure: toldDisclosure(answers.ratings(perspective, dimension).disclosure, asked[perspective]),
      importance,
      importanceInterval: isSample && importance !== null ? measured(wilson(importance)) : unmeasured('census'),
      quadrant: isKnown ? quadrantOf(index.value, importance.share, targetIndex, mean) : null,
    }
  }
  const [user, customer] = [sideOf('user'), sideOf('customer')]
  const facts = {
    users: ratings.user,
    customers: ratings.customer,
    customersEligible: asked.customer.eligible,
    importance: user.importance,
    activeUsers: users,
    targetIndex,
  }
  const gap =
    user.index.value === null || customer.index.value === null ? null : user.index.value - customer.index.value
  const [priority, alignment] = [priorityOf(facts), alignmentPriorityOf(facts)]
  return { dimension, user, customer, derived: derivedOf(answers, dimension), gap, priority, alignment }
}

function shareOf(answers: WindowAnswers, perspective: AskedWhatMatters, dimension: Dimension): Proportion | null {
  const { picked, picks } = answers.importance(perspective)
  const count = picks.find((pick) => pick.dimension === dimension)?.count ?? 0
  return picked === 0 ? null : proportion(Math.min(count, picked), picked)
}

function derivedOf(answers: WindowAnswers, dimension: Dimension): DerivedImportance {
  const { counts, people, disclosure } = answers.counted('user', jointQuestion(OVERALL, dimension))
  if (disclosure !== 'shown') return { n: 0, disclosure, association: unmeasured('no-responses') }
  const enough = people >= MIN_DERIVED_IMPORTANCE
  return { n: people, disclosure, association: enough ? spearman({ counts: jointly(counts) }) : unmeasured('too-few') }
}

/** Counts of both answers as a table: a row for each score of the dimension. */
function jointly(counts: ReadonlyMap<number, number>): number[][] {
  const scores = [1, 2, 3, 4, 5]
  return scores.map((score) => scores.map((overall) => counts.get(jointScores(overall, score)) ?? 0))
}

/** What surely weighs most comes first: ranked by the lower ends of the intervals, then by the figures themselves. */
export function rankedBy<D extends Pick<DimensionPriority, 'priority' | 'alignment'>>(
  which: 'priority' | 'alignment',
  dimensions: readonly D[],
): D[] {
  const lowest = (each: D) => each[which].value?.interval.value?.low ?? -1
  return [...dimensions].sort(
    (a, b) => lowest(b) - lowest(a) || (b[which].value?.value ?? 0) - (a[which].value?.value ?? 0),
  )
}
