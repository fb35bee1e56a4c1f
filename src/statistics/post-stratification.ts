import { normalCritical } from './distributions.ts'
import { type Histogram, mean, responses, standardDeviation, topTwo } from './histogram.ts'
import { around, type Interval, type Measured, measured, unmeasured } from './measured.ts'

export type Stratum = { readonly population: number; readonly answers: Histogram }

export type PostStratified = {
  /** People whom one answer of each stratum stands for, in the order given. */
  readonly weights: readonly number[]
  readonly unweightedMean: number
  readonly weightedMean: number
  readonly standardError: number
  /** weightedMean ± z·standardError, in scores. */
  readonly interval: Interval
  /** Kish's effective sample size (Σw)²/Σw². */
  readonly effectiveN: number
  /** n / effectiveN: what the weighting costs, 1 or more. */
  readonly designEffect: number
  readonly weightedTopTwo: number
  readonly weightedTopTwoStandardError: number
}

/**
 * Mean and top-2 share with each stratum weighted to its known population (Holt & Smith 1979; effective n: Kish 1965).
 * Scores on one scale, populations > 0. `no-responses` without strata, `empty-stratum` when one has no answers (merge
 * it with a neighbour), `one-response` when one has a single answer and so no variance.
 */
export function postStratified(strata: readonly Stratum[], level = 0.95): Measured<PostStratified> {
  const wrong = strata.find(({ population }) => !(Number.isFinite(population) && population > 0))
  if (wrong) throw new RangeError(`A stratum has a population above 0, got ${wrong.population}`)
  const sizes = strata.map(({ answers }) => responses(answers))
  if (sizes.length === 0) return unmeasured('no-responses')
  if (sizes.includes(0)) return unmeasured('empty-stratum')
  if (sizes.includes(1)) return unmeasured('one-response')

  const total = sum(strata.map(({ population }) => population))
  const n = sum(sizes)
  const shares = strata.map(({ population }) => population / total)
  const means = strata.map(({ answers }) => mean(answers).value!)
  const topTwos = strata.map(({ answers }) => topTwo(answers).value!.share)
  const weights = strata.map(({ population }, i) => population / sizes[i]!)
  const weightedMean = sum(means.map((average, i) => average * shares[i]!))
  const standardError = Math.sqrt(
    sum(strata.map(({ answers }, i) => (shares[i]! * standardDeviation(answers).value!) ** 2 / sizes[i]!)),
  )
  const effectiveN = total ** 2 / sum(weights.map((weight, i) => weight ** 2 * sizes[i]!))
  return measured({
    weights,
    unweightedMean: sum(means.map((average, i) => average * sizes[i]!)) / n,
    weightedMean,
    standardError,
    interval: around(weightedMean, normalCritical(level) * standardError),
    effectiveN,
    designEffect: n / effectiveN,
    weightedTopTwo: sum(topTwos.map((share, i) => share * shares[i]!)),
    weightedTopTwoStandardError: Math.sqrt(
      sum(topTwos.map((share, i) => (shares[i]! ** 2 * share * (1 - share)) / (sizes[i]! - 1))),
    ),
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
