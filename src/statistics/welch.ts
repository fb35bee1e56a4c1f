import { gammaHalfStep, tCritical, tTwoSided } from './distributions.ts'
import { assertSameScale, type Histogram, mean, responses, standardDeviation } from './histogram.ts'
import { around, type Interval, type Measured, measured, type Reason, unmeasured } from './measured.ts'

export type Welch = {
  /** users − customers, in scores. */
  readonly difference: number
  readonly t: number
  readonly df: number
  /** Two-sided. */
  readonly p: number
  readonly standardError: number
  readonly interval: Interval
}

export type HedgesG = {
  /** Cohen's d: (users − customers) / pooled sd. */
  readonly d: number
  /** d times the exact small-sample correction. */
  readonly g: number
}

/** Mean of users − mean of customers, in scores. `no-user-responses` or `no-customer-responses` when a side is empty. */
export function meanDifference(users: Histogram, customers: Histogram): Measured<number> {
  assertSameScale(users, customers)
  const ours = mean(users)
  const theirs = mean(customers)
  if (ours.value === null) return unmeasured('no-user-responses')
  if (theirs.value === null) return unmeasured('no-customer-responses')
  return measured(ours.value - theirs.value)
}

/**
 * Welch's t test of users against customers, variances unequal (Welch 1947). An empty side gives its reason, one
 * response on a side `one-response`, and `no-variation` when all users agree and all customers agree.
 */
export function welch(users: Histogram, customers: Histogram, level = 0.95): Measured<Welch> {
  const difference = meanDifference(users, customers)
  if (difference.value === null) return difference
  const tooLittle = cannotVary(users, customers)
  if (tooLittle) return unmeasured(tooLittle)
  const [n, m] = [responses(users), responses(customers)]
  const a = standardDeviation(users).value! ** 2 / n
  const b = standardDeviation(customers).value! ** 2 / m
  const standardError = Math.sqrt(a + b)
  const df = (a + b) ** 2 / (a ** 2 / (n - 1) + b ** 2 / (m - 1))
  const t = difference.value / standardError
  return measured({
    difference: difference.value,
    t,
    df,
    p: tTwoSided(t, df),
    standardError,
    interval: around(difference.value, tCritical(level, df) * standardError),
  })
}

/** Standardised difference users − customers with its exact correction J (Hedges 1981). Reasons as `welch`. */
export function hedgesG(users: Histogram, customers: Histogram): Measured<HedgesG> {
  const difference = meanDifference(users, customers)
  if (difference.value === null) return difference
  const tooLittle = cannotVary(users, customers)
  if (tooLittle) return unmeasured(tooLittle)
  const [n, m] = [responses(users), responses(customers)]
  const df = n + m - 2
  const squares = (n - 1) * standardDeviation(users).value! ** 2 + (m - 1) * standardDeviation(customers).value! ** 2
  const d = difference.value / Math.sqrt(squares / df)
  return measured({ d, g: (d * gammaHalfStep((df - 1) / 2)) / Math.sqrt(df / 2) })
}

function cannotVary(users: Histogram, customers: Histogram): Reason | null {
  const ours = standardDeviation(users)
  const theirs = standardDeviation(customers)
  if (ours.value === null || theirs.value === null) return 'one-response'
  return ours.value === 0 && theirs.value === 0 ? 'no-variation' : null
}
