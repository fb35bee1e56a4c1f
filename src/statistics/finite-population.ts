import { tCritical } from './distributions.ts'
import { type Histogram, mean, responses, standardError, topTwo } from './histogram.ts'
import { around, type Interval, type Measured, mapMeasured, measured, unmeasured } from './measured.ts'
import { type Proportion, wilsonOfShare } from './proportion.ts'

export type FinitePopulation = {
  readonly n: number
  readonly mean: number
  /** Before the correction. `one-response` below 2. */
  readonly standardError: Measured<number>
  /** √((N − n)/(N − 1)), 1 for a vast population, 0 for a census. */
  readonly correction: number
  readonly correctedStandardError: Measured<number>
  /** In scores; a point for a census. */
  readonly meanInterval: Measured<Interval>
  readonly topTwo: Proportion
  /** n·(N − 1)/(N − n). `census` when all have answered. */
  readonly effectiveN: Measured<number>
  /** Wilson at the effective n, 0–1; a point for a census. */
  readonly topTwoInterval: Interval
  readonly census: boolean
}

/**
 * Mean and top-2 share of a sample from `population` eligible people, with the finite population correction
 * (Cochran 1977, section 2.6). `no-responses` when empty, `more-responses-than-eligible` when n > population.
 */
export function finitePopulation(h: Histogram, population: number, level = 0.95): Measured<FinitePopulation> {
  const n = responses(h)
  if (n === 0) return unmeasured('no-responses')
  if (n > population) return unmeasured('more-responses-than-eligible')
  const census = n === population
  const average = mean(h).value!
  const share = topTwo(h).value!
  const error = standardError(h)
  const correction = census ? 0 : Math.sqrt((population - n) / (population - 1))
  const effectiveN = census ? null : (n * (population - 1)) / (population - n)
  return measured({
    n,
    mean: average,
    standardError: error,
    correction,
    correctedStandardError: census ? measured(0) : mapMeasured(error, (se) => se * correction),
    meanInterval: census ? measured(around(average, 0)) : correctedInterval(average, error, correction, n, level),
    topTwo: share,
    effectiveN: effectiveN === null ? unmeasured('census') : measured(effectiveN),
    topTwoInterval: effectiveN === null ? around(share.share, 0) : wilsonOfShare(share.share, effectiveN, level),
    census,
  })
}

function correctedInterval(
  average: number,
  error: Measured<number>,
  correction: number,
  n: number,
  level: number,
): Measured<Interval> {
  if (error.value === null) return error
  if (error.value === 0) return unmeasured('no-variation')
  return measured(around(average, tCritical(level, n - 1) * error.value * correction))
}
