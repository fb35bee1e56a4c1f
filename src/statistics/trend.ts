import { type Measured, measured, unmeasured } from './measured.ts'
import { proportion } from './proportion.ts'

/*
 * A share over time: is it still the share of the baseline, or has it moved? Control charts for proportions: the p-chart
 * (Shewhart 1931) with Laney's correction for spread beyond the binomial (Laney 2002), the exponentially weighted moving
 * average (Roberts 1959) and the two-sided cumulative sum (Page 1954) of the standardised shares.
 */

/** A period's answers: `count` of `of` are in the share, `of` ≥ 1. */
export type PeriodShare = { readonly count: number; readonly of: number }

export type ControlLimits = { readonly low: number; readonly high: number }

export type ControlChart = {
  /** By period, shares 0–1. */
  readonly limits: readonly ControlLimits[]
  /** Periods outside their limits, counted from 0. */
  readonly out: readonly number[]
}

export type Ewma = {
  /** By period, in standard deviations of that period's share from the centre. */
  readonly values: readonly number[]
  /** By period, how far from 0 chance takes the value. */
  readonly limits: readonly number[]
  readonly signals: readonly number[]
}

export type Cusum = {
  readonly plus: readonly number[]
  readonly minus: readonly number[]
  readonly signals: readonly number[]
}

export type Trend = {
  readonly baselinePeriods: number
  /** The baseline's counts, all its periods together: the centre line is their share. */
  readonly baseline: PeriodShare
  readonly centre: number
  /** Each period's share in binomial standard deviations from the centre. */
  readonly z: readonly number[]
  readonly pChart: ControlChart
  /** Laney's p′-chart. `sigmaZ` 1: the spread from period to period is the binomial's own. */
  readonly laney: ControlChart & { readonly sigmaZ: number; readonly sigmaZUsed: number }
  readonly ewma: Ewma
  readonly cusum: Cusum
}

export const TREND_RULES = {
  /** How much the newest period weighs in the moving average (λ). */
  ewmaWeight: 0.2,
  /** Width of its limits in standard deviations (L). */
  ewmaWidth: 2.86,
  /** Slack and decision limit of the cumulative sums, in standard deviations (k and h). */
  cusumSlack: 0.5,
  cusumLimit: 5,
} as const
export type TrendRules = { [rule in keyof typeof TREND_RULES]: number }

/** Three standard deviations either way (Shewhart 1931). */
const WIDTH = 3
/** The mean moving range of two standard normal deviates, by which a moving range becomes a standard deviation (d₂). */
const D2 = 1.128

/**
 * Whether a share moves over periods beyond what chance makes of it.
 * @param periods in their order; shares are compared with the first `baselinePeriods` of them
 * @returns `no-responses` without periods; `too-few` where the baseline has fewer than two periods, or more than there are;
 * `no-variation` where all or none of the baseline's answers are in the share. RangeError for counts that make no share.
 */
export function trendOf(
  periods: readonly PeriodShare[],
  baselinePeriods: number,
  rules: TrendRules = TREND_RULES,
): Measured<Trend> {
  const shares = periods.map(({ count, of }) => proportion(count, of).share)
  if (shares.length === 0) return unmeasured('no-responses')
  if (baselinePeriods < 2 || baselinePeriods > shares.length) return unmeasured('too-few')
  const baseline = together(periods.slice(0, baselinePeriods))
  const centre = baseline.count / baseline.of
  if (centre === 0 || centre === 1) return unmeasured('no-variation')
  const deviations = periods.map(({ of }) => Math.sqrt((centre * (1 - centre)) / of))
  const z = shares.map((share, at) => (share - centre) / deviations[at]!)
  const sigmaZ = meanMovingRange(z.slice(0, baselinePeriods)) / D2
  // Less spread than the binomial's is chance; narrower limits would only call false alarms.
  const sigmaZUsed = Math.max(1, sigmaZ)
  const corrected = z.map((value) => value / sigmaZUsed)
  return measured({
    baselinePeriods,
    baseline,
    centre,
    z,
    pChart: controlChart(shares, centre, deviations),
    laney: {
      ...controlChart(
        shares,
        centre,
        deviations.map((deviation) => deviation * sigmaZUsed),
      ),
      sigmaZ,
      sigmaZUsed,
    },
    ewma: ewma(corrected, rules),
    cusum: cusum(corrected, rules),
  })
}

/** The answers of several periods as one. */
export function together(periods: readonly PeriodShare[]): PeriodShare {
  return periods.reduce((sum, { count, of }) => ({ count: sum.count + count, of: sum.of + of }), { count: 0, of: 0 })
}

function controlChart(shares: readonly number[], centre: number, deviations: readonly number[]): ControlChart {
  const limits = deviations.map((deviation) => ({
    low: Math.max(0, centre - WIDTH * deviation),
    high: Math.min(1, centre + WIDTH * deviation),
  }))
  return { limits, out: placesOf(shares, (share, at) => share < limits[at]!.low || share > limits[at]!.high) }
}

function meanMovingRange(values: readonly number[]): number {
  const ranges = values.slice(1).map((value, at) => Math.abs(value - values[at]!))
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length
}

/** Starts at the centre; its limits widen towards L·√(λ/(2 − λ)) (Roberts 1959; Lucas & Saccucci 1990). */
function ewma(z: readonly number[], { ewmaWeight: weight, ewmaWidth: width }: TrendRules): Ewma {
  let value = 0
  const values = z.map((each) => {
    value = weight * each + (1 - weight) * value
    return value
  })
  const limits = z.map((_, at) => width * Math.sqrt((weight / (2 - weight)) * (1 - (1 - weight) ** (2 * (at + 1)))))
  return { values, limits, signals: placesOf(values, (each, at) => Math.abs(each) > limits[at]!) }
}

/** Sums of what exceeds the slack, upwards and downwards apart (Page 1954). */
function cusum(z: readonly number[], { cusumSlack: slack, cusumLimit: limit }: TrendRules): Cusum {
  const summed = (direction: 1 | -1): number[] => {
    let sum = 0
    return z.map((each) => {
      sum = Math.max(0, sum + direction * each - slack)
      return sum
    })
  }
  const [plus, minus] = [summed(1), summed(-1)]
  return { plus, minus, signals: placesOf(z, (_, at) => plus[at]! > limit || minus[at]! > limit) }
}

function placesOf(values: readonly number[], holds: (value: number, at: number) => boolean): number[] {
  return values.flatMap((value, at) => (holds(value, at) ? [at] : []))
}
