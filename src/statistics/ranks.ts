import { normalTwoSided, tCritical, tTwoSided } from './distributions.ts'
import { assertSameScale, type Histogram, responses } from './histogram.ts'
import { around, type Interval, type Measured, measured, type Reason, unmeasured } from './measured.ts'

export type MannWhitney = {
  /** Pairs in which the user scored higher, ties counting half; uUsers + uCustomers = n·m. */
  readonly uUsers: number
  readonly uCustomers: number
  /** Standard deviation of U under no difference, corrected for ties; 0 when every answer is the same. */
  readonly sigma: number
  /** z without its sign, and the two-sided p. `no-variation` when every answer is the same. */
  readonly withContinuity: Measured<{ readonly z: number; readonly p: number }>
  readonly withoutContinuity: Measured<{ readonly z: number; readonly p: number }>
}

export type BrunnerMunzel = {
  /** P(user > customer) + ½ P(equal), 0–1. */
  readonly estimate: number
  readonly standardError: number
  /** Positive when users score higher. */
  readonly statistic: number
  readonly df: number
  /** Two-sided, by t. */
  readonly p: number
  /** Two-sided, by the normal. */
  readonly pNormal: number
  /** By t, ends not cut off. */
  readonly interval: Interval
  /** On the logit scale and back: stays within 0–1. */
  readonly intervalLogit: Interval
  /** The same for Cliff's delta: stays within −1 to 1. */
  readonly deltaIntervalLogit: Interval
}

export type Magnitude = 'negligible' | 'small' | 'medium' | 'large'

/**
 * Mann-Whitney U of users against customers, tie corrected, normal approximation with and without a continuity
 * correction of ½ (Mann & Whitney 1947; ties: Lehmann 1975). An empty side gives its reason.
 */
export function mannWhitney(users: Histogram, customers: Histogram): Measured<MannWhitney> {
  const empty = emptySide(users, customers)
  if (empty) return unmeasured(empty)
  const [uUsers, uCustomers] = [pairsWon(users, customers), pairsWon(customers, users)]
  const sigma = tieCorrectedSigma(users, customers)
  const distance = Math.abs(pairsAhead(users, customers)) / 2
  return measured({
    uUsers,
    uCustomers,
    sigma,
    withContinuity: sigma === 0 ? unmeasured('no-variation') : asNormal(Math.max(0, distance - 0.5) / sigma),
    withoutContinuity: sigma === 0 ? unmeasured('no-variation') : asNormal(distance / sigma),
  })
}

/** P(a user scores higher than a customer) + ½ P(they score the same), 0–1. An empty side gives its reason. */
export function probabilityOfSuperiority(users: Histogram, customers: Histogram): Measured<number> {
  const empty = emptySide(users, customers)
  if (empty) return unmeasured(empty)
  return measured(pairsWon(users, customers) / responses(users) / responses(customers))
}

/** Cliff's delta, P(user higher) − P(customer higher), −1 to 1 (Cliff 1993). An empty side gives its reason. */
export function cliffsDelta(users: Histogram, customers: Histogram): Measured<number> {
  const empty = emptySide(users, customers)
  if (empty) return unmeasured(empty)
  return measured(pairsAhead(users, customers) / responses(users) / responses(customers))
}

/** A word for the size of Cliff's delta, by the thresholds 0.147, 0.33 and 0.474 (Romano et al. 2006). */
export function magnitudeOf(delta: number): Magnitude {
  const size = Math.abs(delta)
  if (size < 0.147) return 'negligible'
  if (size < 0.33) return 'small'
  return size < 0.474 ? 'medium' : 'large'
}

/**
 * Brunner-Munzel test of P(user > customer) + ½ P(equal) = ½ (Brunner & Munzel 2000), with the t interval and the one
 * by the delta method on the logit scale at the same df. An empty side gives its reason; `one-response` when a side has
 * one; `no-variation` when the variance of the placements is 0: all answers alike, or no overlap between constant sides.
 */
export function brunnerMunzel(users: Histogram, customers: Histogram, level = 0.95): Measured<BrunnerMunzel> {
  const empty = emptySide(users, customers)
  if (empty) return unmeasured(empty)
  const [n, m] = [responses(users), responses(customers)]
  if (n < 2 || m < 2) return unmeasured('one-response')
  const a = placementVariance(users, customers) / n
  const b = placementVariance(customers, users) / m
  if (a + b === 0) return unmeasured('no-variation')
  const estimate = pairsWon(users, customers) / n / m
  const complement = pairsWon(customers, users) / n / m
  const standardError = Math.sqrt(a + b)
  const df = (a + b) ** 2 / (a ** 2 / (n - 1) + b ** 2 / (m - 1))
  const statistic = pairsAhead(users, customers) / n / m / 2 / standardError
  const t = tCritical(level, df)
  const logits = around(Math.log(estimate / complement), (t * standardError) / (estimate * complement))
  const intervalLogit = { low: logistic(logits.low), high: logistic(logits.high) }
  return measured({
    estimate,
    standardError,
    statistic,
    df,
    p: tTwoSided(statistic, df),
    pNormal: normalTwoSided(statistic),
    interval: around(estimate, t * standardError),
    intervalLogit,
    deltaIntervalLogit: { low: 2 * intervalLogit.low - 1, high: 2 * intervalLogit.high - 1 },
  })
}

function emptySide(users: Histogram, customers: Histogram): Reason | null {
  assertSameScale(users, customers)
  if (responses(users) === 0) return 'no-user-responses'
  return responses(customers) === 0 ? 'no-customer-responses' : null
}

/** For each score, how many answers of `h` lie below it and above it. */
function neighbours(h: Histogram): { below: number; level: number; above: number }[] {
  let below = 0
  let above = responses(h)
  return h.counts.map((level) => {
    above -= level
    const here = { below, level, above }
    below += level
    return here
  })
}

/** Pairs in which `side` scores higher than `other`, ties counting half. */
function pairsWon(side: Histogram, other: Histogram): number {
  return neighbours(other).reduce((sum, { below, level }, i) => sum + side.counts[i]! * (below + level / 2), 0)
}

/** Pairs won less pairs lost by `side`: ties drop out before they could swallow the digits that decide. */
function pairsAhead(side: Histogram, other: Histogram): number {
  return neighbours(other).reduce((sum, { below, above }, i) => sum + side.counts[i]! * (below - above), 0)
}

/** Sample variance of the relative placements of `side` among `other`, 0 exactly when they are all the same. */
function placementVariance(side: Histogram, other: Histogram): number {
  const [n, m] = [responses(side), responses(other)]
  const taken = neighbours(other)
    .map(({ below, above }, i) => ({ placement: (below - above) / m / 2, count: side.counts[i]! }))
    .filter(({ count }) => count > 0)
  if (taken.every(({ placement }) => placement === taken[0]!.placement)) return 0
  const centre = taken.reduce((sum, { placement, count }) => sum + count * placement, 0) / n
  return taken.reduce((sum, { placement, count }) => sum + count * (placement - centre) ** 2, 0) / (n - 1)
}

/** √(n·m·Σ t(N − t)(N + t) / (12·N·(N − 1))), where t are the pooled counts: the tie correction without cancellation. */
function tieCorrectedSigma(users: Histogram, customers: Histogram): number {
  const [n, m] = [responses(users), responses(customers)]
  const total = n + m
  const untied = users.counts.reduce((sum, count, i) => {
    const tied = count + customers.counts[i]!
    return sum + (tied / total) * ((total - tied) / (total - 1)) * (total + tied)
  }, 0)
  return Math.sqrt((n * m * untied) / 12)
}

function asNormal(z: number): Measured<{ z: number; p: number }> {
  return measured({ z, p: normalTwoSided(z) })
}

function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))
}
