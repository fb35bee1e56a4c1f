import type { Measured } from '../statistics/measured.ts'
import { type PeriodShare, type Trend, together } from '../statistics/trend.ts'
import type { TrendUnit } from './trend-periods.ts'

/** Fewer periods than this tell chance and change apart too seldom to say anything. */
export const LEAST_PERIODS = 8

/** Two thirds of the periods, so that the newest third is judged by them, within these bounds. */
const LEAST_BASELINE = 6
const MOST_BASELINE: Record<TrendUnit, number> = { week: 26, month: 12, quarter: 12 }

export type Direction = 'lower' | 'higher'

/** What a chart says in words. Places count periods from 0. */
export type Shift =
  | { kind: 'census' }
  | { kind: 'no-variation' }
  | { kind: 'too-few'; periods: number }
  | { kind: 'none' }
  /** Outside the limits up to now. */
  | { kind: 'now'; direction: Direction; since: number; periods: number; before: PeriodShare; after: PeriodShare }
  /** Outside the limits once, and back within them. */
  | { kind: 'passed'; direction: Direction; from: number; to: number }

/** How many of the first periods are what the others are compared with. */
export function baselineOf(periods: number, unit: TrendUnit): number {
  return Math.min(MOST_BASELINE[unit], Math.max(LEAST_BASELINE, Math.floor((2 * periods) / 3)))
}

/**
 * A shift is a run of periods whose share lies outside Laney's limits, or whose moving average lies outside its own, all on
 * one side. The last one is told; one that lasts says from which share it came to which.
 * @param chart null for a census
 */
export function shiftOf(shares: readonly PeriodShare[], chart: Measured<Trend> | null): Shift {
  if (chart === null) return { kind: 'census' }
  if (shares.length < LEAST_PERIODS) return { kind: 'too-few', periods: shares.length }
  if (chart.value === null) return { kind: 'no-variation' }
  const trend = chart.value
  const sides = shares.map((_, at) => sideOf(at, trend))
  const last = sides.findLastIndex((side) => side !== null)
  const direction = sides[last] ?? null
  if (direction === null) return { kind: 'none' }
  const from = sides.findLastIndex((side, at) => at < last && side !== direction) + 1
  if (last < shares.length - 1) return { kind: 'passed', direction, from, to: last }
  const before = from === 0 ? trend.baseline : together(shares.slice(0, from))
  const after = together(shares.slice(from))
  return { kind: 'now', direction, since: from, periods: shares.length - from, before, after }
}

/** On which side of what chance makes a period lies; its own share counts before the moving average, which lags. */
export function sideOf(at: number, { z, laney, ewma }: Trend): Direction | null {
  if (laney.out.includes(at)) return z[at]! < 0 ? 'lower' : 'higher'
  if (ewma.signals.includes(at)) return ewma.values[at]! < 0 ? 'lower' : 'higher'
  return null
}
