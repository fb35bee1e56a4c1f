import { assertSameScale, type Histogram, responses } from './histogram.ts'
import { type Measured, measured, unmeasured } from './measured.ts'

export type ExactPermutation = {
  /** The smaller group, whose rank sum R is followed; customers when both are the same size. */
  readonly group: 'users' | 'customers'
  /** P(|R − E| ≥ |r − E|). */
  readonly pTwoSided: number
  /** P(R ≤ r): small when the smaller group scores low. */
  readonly pLow: number
  /** P(R ≥ r): small when the smaller group scores high. */
  readonly pHigh: number
}

/** Above this many ways to fill the scores from the pooled answers, the exact distribution is not worth its time. */
const MAX_ARRANGEMENTS = 200_000

/**
 * Exact permutation test on the rank sum of the smaller group given the pooled ties (Pitman 1937; Mann & Whitney 1947).
 * Every way of filling the scores with the smaller group's answers is visited once, with its multivariate
 * hypergeometric probability. An empty side gives its reason; `too-many-arrangements` above `maxArrangements`.
 */
export function exactPermutation(
  users: Histogram,
  customers: Histogram,
  maxArrangements = MAX_ARRANGEMENTS,
): Measured<ExactPermutation> {
  assertSameScale(users, customers)
  const [n, m] = [responses(users), responses(customers)]
  if (n === 0) return unmeasured('no-user-responses')
  if (m === 0) return unmeasured('no-customer-responses')
  const group = n < m ? 'users' : 'customers'
  const pool = pooledScores(users, customers)
  const smaller = group === 'users' ? users : customers
  const observed = pool.reduce((sum, { position, centredRank }) => sum + smaller.counts[position]! * centredRank, 0)
  const tails = tailsOf(pool, Math.min(n, m), observed, maxArrangements)
  return tails ? measured({ group, ...tails }) : unmeasured('too-many-arrangements')
}

type PooledScore = {
  /** Index into the histogram's scores. */
  position: number
  tied: number
  /** Pooled answers from this score on, itself included. */
  remaining: number
  /** Twice the mid-rank less twice its mean: answers below minus answers above, a whole number. */
  centredRank: number
}

function pooledScores(users: Histogram, customers: Histogram): PooledScore[] {
  const total = responses(users) + responses(customers)
  let below = 0
  return users.counts.flatMap((count, position) => {
    const tied = count + customers.counts[position]!
    if (tied === 0) return []
    const remaining = total - below
    const centredRank = below - (remaining - tied)
    below += tied
    return [{ position, tied, remaining, centredRank }]
  })
}

function tailsOf(pool: PooledScore[], size: number, observed: number, maxArrangements: number) {
  // Rank sums are whole numbers below 2^53 save for huge groups on two scores, where they differ by far more than this.
  const slack = 1e-12 * Math.abs(observed)
  const draws = pool.map(() => new Map<number, Draws | null>())
  let arrangements = 0
  let [pTwoSided, pLow, pHigh] = [0, 0, 0]

  function drawsAt(depth: number, left: number): Draws | null {
    const known = draws[depth]!.get(left)
    if (known !== undefined) return known
    const { tied, remaining } = pool[depth]!
    const found = hypergeometric(tied, remaining, left, maxArrangements)
    draws[depth]!.set(left, found)
    return found
  }

  /** Visits every arrangement of the `left` answers over the scores from `depth` on; false when there are too many. */
  function visit(depth: number, left: number, rankSum: number, probability: number): boolean {
    const { centredRank } = pool[depth]!
    if (depth === pool.length - 1) {
      const sum = rankSum + left * centredRank
      if (Math.abs(sum) >= Math.abs(observed) - slack) pTwoSided += probability
      if (sum <= observed + slack) pLow += probability
      if (sum >= observed - slack) pHigh += probability
      arrangements += 1
      return arrangements <= maxArrangements
    }
    const here = drawsAt(depth, left)
    if (!here) return false
    const { from, probabilities } = here
    for (let i = 0; i < probabilities.length; i += 1) {
      const drawn = from + i
      if (!visit(depth + 1, left - drawn, rankSum + drawn * centredRank, probability * probabilities[i]!)) return false
    }
    return true
  }

  if (!visit(0, size, 0, 1)) return null
  return { pTwoSided: Math.min(1, pTwoSided), pLow: Math.min(1, pLow), pHigh: Math.min(1, pHigh) }
}

/** `probabilities[i]`: chance of `from + i` answers. */
type Draws = { from: number; probabilities: number[] }

/**
 * Chance of each number of answers at a score that holds `tied` of `remaining`, when `drawn` are drawn without
 * replacement. Ratios outwards from the mode, then normed: no factorials, so no overflow. Null beyond `most` numbers.
 */
function hypergeometric(tied: number, remaining: number, drawn: number, most: number): Draws | null {
  const from = Math.max(0, drawn - (remaining - tied))
  const to = Math.min(tied, drawn)
  if (to - from >= most) return null
  const mode = Math.min(to, Math.max(from, Math.floor(((tied + 1) * (drawn + 1)) / (remaining + 2))))
  const probabilities = new Array<number>(to - from + 1).fill(0)
  probabilities[mode - from] = 1
  const ratio = (k: number) => ((tied - k) / (k + 1)) * ((drawn - k) / (remaining - tied - drawn + k + 1))
  for (let k = mode; k < to; k += 1) probabilities[k + 1 - from] = probabilities[k - from]! * ratio(k)
  for (let k = mode - 1; k >= from; k -= 1) probabilities[k - from] = probabilities[k + 1 - from]! / ratio(k)
  const total = probabilities.reduce((sum, p) => sum + p, 0)
  return { from, probabilities: probabilities.map((p) => p / total) }
}
