import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tQuantile from '@stdlib/stats-base-dists-t-quantile'

/** The z that leaves (1 − level)/2 in each tail of the standard normal, e.g. 1.96 for 0.95. `level` in (0, 1). */
export function normalCritical(level: number): number {
  return normalQuantile(upperTailStart(level), 0, 1)
}

/** The t that leaves (1 − level)/2 in each tail of Student's t. `level` in (0, 1); `df` > 0, need not be whole. */
export function tCritical(level: number, df: number): number {
  return tQuantile(upperTailStart(level), df)
}

/** Two-sided p value of a standard normal z. Taken from the lower tail, where it keeps its relative precision. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1))
}

/** Two-sided p value of a Student t statistic with `df` > 0 degrees of freedom. */
export function tTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * tCdf(-Math.abs(t), df))
}

/** How likely Student's t exceeds `t`, `df` > 0; from the lower tail, where it keeps its relative precision. */
export function tUpper(t: number, df: number): number {
  return tCdf(-t, df)
}

/**
 * Γ(x + ½) / Γ(x) for x > 0, to about 1e-14 relative at any size, where a difference of log-gammas would lose digits.
 * Asymptotic series (Tricomi & Erdélyi 1951) from x = 40 up, reached by the recurrence Γ(x + 1) = x Γ(x).
 */
export function gammaHalfStep(x: number): number {
  let shift = 1
  let at = x
  for (; at < 40; at += 1) shift *= at / (at + 0.5)
  const r = 1 / at
  const series =
    1 + r * (-1 / 8 + r * (1 / 128 + r * (5 / 1024 + r * (-21 / 32768 + r * (-399 / 262144 + r * (869 / 4194304))))))
  return shift * Math.sqrt(at) * series
}

function upperTailStart(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`A confidence level lies between 0 and 1, got ${level}`)
  return 1 - (1 - level) / 2
}
