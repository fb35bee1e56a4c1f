import { censusGap, MIN_CUSTOMER_SAMPLE } from './census.ts'
import { type Histogram, indexInterval, indexOf, responses } from './histogram.ts'
import { around, type Interval, type Measured, mapMeasured, measured, unmeasured } from './measured.ts'
import { type Proportion, wilson } from './proportion.ts'
import { meanDifference, welch } from './welch.ts'

/*
 * Importance-performance analysis (Martilla & James 1977) made into an order of work: how far a dimension falls short, how
 * many it matters to, and how many use the service.
 */

/** A priority with the interval that holds at 95 % at least. Its unit: users, each weighed by how far they are let down. */
export type Priority = {
  readonly value: number
  readonly interval: Measured<Interval>
}

/** What a dimension's priorities rest on. */
export type PriorityFacts = {
  readonly users: Histogram
  readonly customers: Histogram
  readonly customersEligible: number | null
  /** Users who picked the dimension among what matters most to them, of those who picked anything; null: nobody did. */
  readonly importance: Proportion | null
  readonly activeUsers: number
  /** Index points. */
  readonly targetIndex: number
}

/** Fewer users, or fewer who said what matters to them, carry no order of work. */
export const MIN_PRIORITY_USERS = 10

/**
 * Both parts of a product are taken at this level, so that they hold together, and the product of their ends with them, at
 * 95 % at least, whatever binds the two (Bonferroni).
 */
const PART_LEVEL = 0.975

/** How far an index falls short of its target, 0–1; 0 where it reaches it. Both in index points. */
export function shortfall(index: number, targetIndex: number): number {
  return Math.max(0, targetIndex - index) / 100
}

/** Shortfall or gap (0–1) × share of users to whom it matters (0–1) × active users. */
function weighed(part: number, importance: number, activeUsers: number): number {
  return part * importance * activeUsers
}

/**
 * Priority = shortfall of the users' index × importance × active users: what to fix. `no-user-responses` where either side
 * of the product is empty; the interval is `too-few` under {@link MIN_PRIORITY_USERS}.
 */
export function priorityOf({ users, importance, activeUsers, targetIndex }: PriorityFacts): Measured<Priority> {
  const index = indexOf(users)
  if (index.value === null || importance === null) return unmeasured('no-user-responses')
  const known = orPoint(index.value, indexInterval(users, PART_LEVEL))
  const interval = mapMeasured(enough(users, importance, known), ({ low, high }) => ({
    low: shortfall(high, targetIndex),
    high: shortfall(low, targetIndex),
  }))
  return measured(product(shortfall(index.value, targetIndex), interval, importance, activeUsers))
}

/**
 * Alignment priority = |users − customers| as a share of the scale × importance × active users: what to talk about with
 * whoever agreed to the service. Fewer than {@link MIN_CUSTOMER_SAMPLE} customers are a census: their mean is taken as it is,
 * and where some are missing, at what it can still become. Reasons as `priorityOf`, and `no-customer-responses`.
 */
export function alignmentPriorityOf(facts: PriorityFacts): Measured<Priority> {
  const { users, customers, importance, activeUsers } = facts
  const gap = meanDifference(users, customers)
  if (gap.value === null) return gap
  if (importance === null) return unmeasured('no-user-responses')
  const scale = users.scores.at(-1)! - users.scores[0]!
  const known = orPoint(gap.value, gapInterval(facts))
  const interval = mapMeasured(enough(users, importance, known), ({ low, high }) => ({
    low: Math.max(0, low, -high) / scale,
    high: Math.max(-low, high) / scale,
  }))
  return measured(product(Math.abs(gap.value) / scale, interval, importance, activeUsers))
}

function gapInterval({ users, customers, customersEligible }: PriorityFacts): Measured<Interval> {
  const answered = responses(customers)
  if (answered >= MIN_CUSTOMER_SAMPLE && answered !== customersEligible) {
    return mapMeasured(welch(users, customers, PART_LEVEL), ({ interval }) => interval)
  }
  const census = censusGap(users, customers, customersEligible, PART_LEVEL)
  if (census.value === null) return census
  const { interval, boundsInterval } = census.value
  // Without a known frame nobody can say what the missing might add: the mean of those who answered is read as it is.
  return boundsInterval.reason === 'eligible-unknown' || boundsInterval.reason === 'more-responses-than-eligible'
    ? interval
    : boundsInterval
}

/** Where everybody says the same there is nothing to vary: the figure stands for its interval. */
function orPoint(estimate: number, interval: Measured<Interval>): Measured<Interval> {
  return interval.reason === 'no-variation' ? measured(around(estimate, 0)) : interval
}

function enough(users: Histogram, { of }: Proportion, interval: Measured<Interval>): Measured<Interval> {
  return Math.min(responses(users), of) < MIN_PRIORITY_USERS ? unmeasured('too-few') : interval
}

function product(part: number, interval: Measured<Interval>, importance: Proportion, activeUsers: number): Priority {
  const share = wilson(importance, PART_LEVEL)
  return {
    value: weighed(part, importance.share, activeUsers),
    interval: mapMeasured(interval, ({ low, high }) => ({
      low: weighed(low, share.low, activeUsers),
      high: weighed(high, share.high, activeUsers),
    })),
  }
}

/** Where a dimension stands: what matters more than the mean or not, and at target or not. */
export type Quadrant = 'concentrate' | 'keep-up' | 'low-priority' | 'possible-overkill'

/** @param index in index points; importances are shares 0–1 */
export function quadrantOf(index: number, importance: number, targetIndex: number, meanImportance: number): Quadrant {
  if (importance >= meanImportance) return index >= targetIndex ? 'keep-up' : 'concentrate'
  return index >= targetIndex ? 'possible-overkill' : 'low-priority'
}

/** `both`: fix it, and talk about it. `not-enough`: there is too little to say. */
export type Advice = 'fix' | 'talk' | 'both' | 'leave' | 'not-enough'

/** Of many answers nearly every difference is sure: what surely weighs less than this share of the heaviest can wait. */
export const WORTH_DOING = 0.2

/** The lower end that a priority must exceed among others of its kind: a share of the highest of them, at least 0. */
export function leastWeight(priorities: readonly Measured<Priority>[]): number {
  return WORTH_DOING * Math.max(0, ...priorities.map(lowestWeight))
}

function lowestWeight({ value }: Measured<Priority>): number {
  return value?.interval.value?.low ?? 0
}

/** From where on something is worth doing: `gap` in index points, the others lower ends of priorities. */
export type WorthDoing = { readonly priority: number; readonly alignment: number; readonly gap: number }

/**
 * What to do about a dimension: fix it where users surely fall short on something that matters, talk to the owner where the
 * two views surely part by enough, leave it otherwise.
 * @param gap |users − customers| in index points; null: not known
 */
export function adviceOn(
  priority: Measured<Priority>,
  alignment: Measured<Priority>,
  gap: number | null,
  least: WorthDoing,
): Advice {
  const isKnown = (found: Measured<Priority>) => found.value !== null && found.value.interval.value !== null
  const fix = lowestWeight(priority) > least.priority
  const talk = lowestWeight(alignment) > least.alignment && gap !== null && gap >= least.gap
  if (fix && talk) return 'both'
  if (fix || talk) return fix ? 'fix' : 'talk'
  return isKnown(priority) ? 'leave' : 'not-enough'
}
