import { tTwoSided } from './distributions.ts'
import { type Histogram, mean, meanInterval, responses, standardError } from './histogram.ts'
import { type Interval, type Measured, mapMeasured, measured, unmeasured } from './measured.ts'
import { meanDifference } from './welch.ts'

/** Fewer customers than this are a census, not a sample (DESIGN 3.3). */
export const MIN_CUSTOMER_SAMPLE = 10

export type CensusGap = {
  /** users − customers who answered, in scores. */
  readonly gap: number
  /** Mean of the customers who answered: a fact, without uncertainty of its own. */
  readonly customerMean: number
  /** The customers' mean with the missing at worst and at best. `eligible-unknown`, `more-responses-than-eligible`. */
  readonly customerBounds: Measured<Interval>
  /** t interval of the gap: only the users vary. `one-response`, `no-variation` on the users' side. */
  readonly interval: Measured<Interval>
  /** The interval widened over the customers' bounds: what holds however the missing customers would answer. */
  readonly boundsInterval: Measured<Interval>
  /** Users against the customers' mean taken as fixed: t, and two-sided p on n − 1 df. Reasons as `interval`. */
  readonly test: Measured<{ readonly t: number; readonly p: number }>
}

/**
 * The customers' mean, in scores, with those who have not answered all at the lowest and all at the highest score; a
 * point when all have answered. `no-responses` when none has, `eligible-unknown` when null or 0,
 * `more-responses-than-eligible` when the frame cannot be right.
 */
export function censusBounds(customers: Histogram, eligible: number | null): Measured<Interval> {
  const answered = responses(customers)
  const average = mean(customers)
  if (average.value === null) return average
  if (eligible === null || eligible === 0) return unmeasured('eligible-unknown')
  const missing = eligible - answered
  if (missing < 0) return unmeasured('more-responses-than-eligible')
  const bound = (score: number) =>
    missing === 0 ? average.value : (average.value * answered + missing * score) / eligible
  return measured({ low: bound(customers.scores[0]!), high: bound(customers.scores.at(-1)!) })
}

/**
 * Users against customers who are too few to be a sample: their mean is a fixed value (one-sample t, Student 1908) and
 * the missing are bounded, not estimated (Manski 1989). `no-user-responses` or `no-customer-responses` when a side is empty.
 */
export function censusGap(
  users: Histogram,
  customers: Histogram,
  customersEligible: number | null,
  level = 0.95,
): Measured<CensusGap> {
  const difference = meanDifference(users, customers)
  if (difference.value === null) return difference
  const gap = difference.value
  const customerMean = mean(customers).value!
  const customerBounds = censusBounds(customers, customersEligible)
  const userInterval = meanInterval(users, level)
  return measured({
    gap,
    customerMean,
    customerBounds,
    interval: mapMeasured(userInterval, ({ low, high }) => ({ low: low - customerMean, high: high - customerMean })),
    boundsInterval: gapOverBounds(userInterval, customerBounds),
    test: againstFixedValue(users, customerMean),
  })
}

/**
 * What customers predicted of the users' experience less what users report, in scores: positive when customers think
 * the users better off than they say they are. The interval is the users' alone. Reasons as `censusGap`.
 */
export function perceptionGap(
  predicted: Histogram,
  experienced: Histogram,
  level = 0.95,
): Measured<{ readonly gap: number; readonly interval: Measured<Interval> }> {
  return mapMeasured(censusGap(experienced, predicted, null, level), ({ gap, interval }) => ({
    gap: 0 - gap,
    interval: mapMeasured(interval, ({ low, high }) => ({ low: 0 - high, high: 0 - low })),
  }))
}

/** One-sample t of the users' mean against `value`, in scores. `one-response` below 2, `no-variation` if all agree. */
export function againstFixedValue(users: Histogram, value: number): Measured<{ t: number; p: number }> {
  const error = standardError(users)
  if (error.value === null) return error
  if (error.value === 0) return unmeasured('no-variation')
  const t = (mean(users).value! - value) / error.value
  return measured({ t, p: tTwoSided(t, responses(users) - 1) })
}

function gapOverBounds(users: Measured<Interval>, customers: Measured<Interval>): Measured<Interval> {
  if (users.value === null) return users
  if (customers.value === null) return customers
  return measured({ low: users.value.low - customers.value.high, high: users.value.high - customers.value.low })
}
