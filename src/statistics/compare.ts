import { againstFixedValue, censusBounds, censusGap, MIN_CUSTOMER_SAMPLE } from './census.ts'
import { finitePopulation } from './finite-population.ts'
import {
  assertSameScale,
  type Histogram,
  indexOf,
  intervalOnIndex,
  isOneToFive,
  mean,
  meanInterval,
  responses,
  topTwo,
} from './histogram.ts'
import { excludes, type Interval, type Measured, mapMeasured, measured, type Reason, unmeasured } from './measured.ts'
import { benjaminiHochberg } from './multiple-comparisons.ts'
import { exactPermutation } from './permutation.ts'
import { type Proportion, wilson } from './proportion.ts'
import { brunnerMunzel, cliffsDelta, type Magnitude, magnitudeOf, mannWhitney } from './ranks.ts'
import { STATE_RULES } from './state.ts'
import { welch } from './welch.ts'

/** How the customers' side is to be read: nobody, one person's view, a fact, a fact with gaps, or an estimate. */
export type CustomerReading = 'none' | 'single' | 'census' | 'census-incomplete' | 'sample'

/** One perspective on one dimension. `index` and its interval exist only for the 1–5 scale. */
export type View = {
  readonly n: number
  readonly mean: Measured<number>
  /** Of the mean, 95 %. `census` or `single-customer` where there is nothing to infer. */
  readonly interval: Measured<Interval>
  readonly index: Measured<number>
  readonly indexInterval: Measured<Interval>
  readonly topTwo: Measured<Proportion>
  readonly topTwoInterval: Measured<Interval>
}

export type CustomerView = View & {
  readonly reading: CustomerReading
  /** Null when not known. */
  readonly eligible: number | null
  /** What the mean can be once the missing have answered, them at worst and best; `indexBounds` in index points. */
  readonly bounds: Measured<Interval>
  readonly indexBounds: Measured<Interval>
}

export type Gap = {
  /** users − customers in scores; negative when users rate the service worse. */
  readonly mean: number
  /** The same in index points; `other-scale` off 1–5. */
  readonly index: Measured<number>
  /** 95 %, in scores: the users' alone against a census or one customer, Welch's against a sample. */
  readonly interval: Measured<Interval>
  /** The interval widened over the missing customers; only for an incomplete census or one of several customers. */
  readonly boundsInterval: Measured<Interval>
}

export type Significance = {
  /** Two-sided, of this dimension alone. */
  readonly p: number
  readonly method: 't-against-customers' | 'sign' | 'exact-permutation' | 'brunner-munzel' | 'mann-whitney'
}

export type Effect = {
  /** Cliff's delta, −1 to 1, negative when users rate lower. */
  readonly cliffsDelta: number
  /** Brunner-Munzel's logit interval, 95 %, for a sample of customers. */
  readonly interval: Measured<Interval>
  readonly magnitude: Magnitude
}

export type DimensionAnswers = {
  readonly users: Histogram
  readonly customers: Histogram
  /** Customers who could have answered; null when not known. */
  readonly customersEligible: number | null
}

export type DimensionComparison = {
  readonly users: View
  readonly customers: CustomerView
  readonly gap: Measured<Gap>
  readonly significance: Measured<Significance>
  readonly effect: Measured<Effect>
}

/** `no-telling`: the difference cannot be told from chance. `not-enough`: there is too little to ask. */
export type Verdict = 'users-lower' | 'users-higher' | 'no-telling' | 'not-enough'

export type JudgedDimension = DimensionComparison & {
  /** Benjamini-Hochberg over the dimensions compared together. */
  readonly adjustedP: Measured<number>
  readonly verdict: Verdict
}

/** False discovery rate at which a gap is called. */
export const CALLED_BELOW = 0.05

/** In samples smaller than this the exact test replaces Brunner-Munzel's approximation (Neubert & Brunner 2007). */
const EXACT_BELOW = 15
/** Keeps a page of nine dimensions within milliseconds. */
const MAX_PAGE_ARRANGEMENTS = 5_000

/**
 * One dimension, users against customers, each side read for what it is (DESIGN 3.2 and 3.3). Both histograms are on
 * one scale. Figures come back as soon as one person has answered; significance needs 10 users (`too-few` below).
 */
export function compareDimension({ users, customers, customersEligible }: DimensionAnswers): DimensionComparison {
  assertSameScale(users, customers)
  const reading = customerReading(responses(customers), customersEligible)
  return {
    users: usersView(users),
    customers: customersView(customers, customersEligible, reading),
    gap: gapFor(users, customers, customersEligible, reading),
    significance: significanceFor(users, customers, reading),
    effect: effectFor(users, customers, reading),
  }
}

/**
 * All dimensions of one service, in the order given and with whatever else each item carries (its key): every
 * comparison with its p value adjusted over those that have one (Benjamini & Hochberg 1995), and a verdict. Against an
 * incomplete census a verdict must hold however the missing customers would answer.
 */
export function compareDimensions<Dimension extends DimensionAnswers>(
  dimensions: readonly Dimension[],
): (Omit<Dimension, keyof DimensionAnswers> & JudgedDimension)[] {
  const compared = dimensions.map(compareDimension)
  const testable = compared.flatMap(({ significance }) => (significance.value === null ? [] : [significance.value.p]))
  const adjusted = benjaminiHochberg(testable).values()
  return compared.map((comparison, i) => {
    const adjustedP = mapMeasured(comparison.significance, () => adjusted.next().value!)
    const judged = { ...comparison, adjustedP, verdict: verdictOn(comparison, adjustedP) }
    return { ...dimensions[i]!, ...judged }
  })
}

/** How many customers there are to read, and whether all that could have answered did. Counts are whole people. */
export function customerReading(answered: number, eligible: number | null): CustomerReading {
  if (answered === 0) return 'none'
  if (answered === 1) return 'single'
  if (eligible !== null && answered >= eligible) return 'census'
  return answered < MIN_CUSTOMER_SAMPLE ? 'census-incomplete' : 'sample'
}

function usersView(users: Histogram): View {
  return view(
    users,
    meanInterval(users),
    mapMeasured(topTwo(users), (share) => wilson(share)),
  )
}

function customersView(customers: Histogram, eligible: number | null, reading: CustomerReading): CustomerView {
  const bounds = censusBounds(customers, eligible)
  return {
    ...view(customers, ...customersIntervals(customers, eligible, reading)),
    reading,
    eligible,
    bounds,
    indexBounds: isOneToFive(customers) ? mapMeasured(bounds, intervalOnIndex) : unmeasured('other-scale'),
  }
}

/** Of the mean and of the top-2 share; corrected for a finite population where its size is known. */
function customersIntervals(
  customers: Histogram,
  eligible: number | null,
  reading: CustomerReading,
): [Measured<Interval>, Measured<Interval>] {
  if (reading !== 'sample') {
    const none = unmeasured(noInferenceBecause(reading))
    return [none, none]
  }
  const finite = eligible === null ? null : finitePopulation(customers, eligible).value
  if (finite) return [finite.meanInterval, measured(finite.topTwoInterval)]
  return [meanInterval(customers), mapMeasured(topTwo(customers), (share) => wilson(share))]
}

function view(h: Histogram, interval: Measured<Interval>, topTwoInterval: Measured<Interval>): View {
  return {
    n: responses(h),
    mean: mean(h),
    interval,
    index: indexOf(h),
    indexInterval: isOneToFive(h) ? mapMeasured(interval, intervalOnIndex) : unmeasured('other-scale'),
    topTwo: topTwo(h),
    topTwoInterval,
  }
}

function noInferenceBecause(reading: Exclude<CustomerReading, 'sample'>): Reason {
  if (reading === 'none') return 'no-customer-responses'
  return reading === 'single' ? 'single-customer' : 'census'
}

function gapFor(
  users: Histogram,
  customers: Histogram,
  eligible: number | null,
  reading: CustomerReading,
): Measured<Gap> {
  const indexGap = (difference: number) =>
    isOneToFive(users) ? measured(25 * difference) : unmeasured('other-scale' as const)
  return mapMeasured(censusGap(users, customers, eligible), (census) => {
    const test = reading === 'sample' ? welch(users, customers) : null
    return {
      mean: census.gap,
      index: indexGap(census.gap),
      interval: test ? mapMeasured(test, ({ interval }) => interval) : census.interval,
      boundsInterval: reading === 'sample' ? unmeasured('census') : census.boundsInterval,
    }
  })
}

function significanceFor(users: Histogram, customers: Histogram, reading: CustomerReading): Measured<Significance> {
  const n = responses(users)
  if (n === 0) return unmeasured('no-user-responses')
  if (reading === 'none') return unmeasured('no-customer-responses')
  if (n < STATE_RULES.minUsers) return unmeasured('too-few')
  return reading === 'sample' ? againstSample(users, customers) : againstCensus(users, customers)
}

/** Users against the customers' mean as a fixed value; where all users agree, by how many stand on one side of it. */
function againstCensus(users: Histogram, customers: Histogram): Measured<Significance> {
  const fixed = mean(customers).value!
  const test = againstFixedValue(users, fixed)
  if (test.value !== null) return measured({ p: test.value.p, method: 't-against-customers' })
  return measured({ p: mean(users).value === fixed ? 1 : 2 ** (1 - responses(users)), method: 'sign' })
}

function againstSample(users: Histogram, customers: Histogram): Measured<Significance> {
  const approximate = brunnerMunzel(users, customers)
  const small = Math.min(responses(users), responses(customers)) < EXACT_BELOW
  if (small || approximate.value === null) {
    const exact = exactPermutation(users, customers, MAX_PAGE_ARRANGEMENTS)
    if (exact.value !== null) return measured({ p: exact.value.pTwoSided, method: 'exact-permutation' })
  }
  if (approximate.value !== null) return measured({ p: approximate.value.p, method: 'brunner-munzel' })
  const ranks = mannWhitney(users, customers)
  if (ranks.value === null) return ranks
  return mapMeasured(ranks.value.withContinuity, ({ p }) => ({ p, method: 'mann-whitney' }))
}

function effectFor(users: Histogram, customers: Histogram, reading: CustomerReading): Measured<Effect> {
  return mapMeasured(cliffsDelta(users, customers), (delta) => ({
    cliffsDelta: delta,
    interval:
      reading === 'sample'
        ? mapMeasured(brunnerMunzel(users, customers), (test) => test.deltaIntervalLogit)
        : unmeasured(noInferenceBecause(reading)),
    magnitude: magnitudeOf(delta),
  }))
}

function verdictOn(comparison: DimensionComparison, adjustedP: Measured<number>): Verdict {
  const { gap, effect, customers } = comparison
  if (adjustedP.value === null || gap.value === null || effect.value === null) return 'not-enough'
  if (adjustedP.value >= CALLED_BELOW) return 'no-telling'
  if (customers.reading === 'census-incomplete' && !holdsWithTheMissing(comparison, gap.value)) return 'no-telling'
  const direction = Math.sign(gap.value.mean)
  // Means and ranks may point apart; then neither direction can be claimed of a sample.
  if (customers.reading === 'sample' && Math.sign(effect.value.cliffsDelta) !== direction) return 'no-telling'
  if (direction === 0) return 'no-telling'
  return direction < 0 ? 'users-lower' : 'users-higher'
}

/** Where it is not known how many customers there are, those who answered are all there is to go by. */
function holdsWithTheMissing({ users, customers }: DimensionComparison, { boundsInterval }: Gap): boolean {
  if (customers.bounds.value === null || users.mean.value === null) return true
  if (boundsInterval.value !== null) return excludes(boundsInterval.value, 0)
  return excludes(customers.bounds.value, users.mean.value)
}
