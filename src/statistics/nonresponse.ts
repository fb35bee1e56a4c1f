import { type Interval, type Measured, measured, unmeasured } from './measured.ts'
import { type Proportion, proportion } from './proportion.ts'

/**
 * Share of the eligible who responded, 0–1. `eligible-unknown` when null or 0, `more-responses-than-eligible` when
 * the frame cannot be right.
 */
export function responseRate(responded: number, eligible: number | null): Measured<Proportion> {
  if (eligible === null || eligible === 0) return unmeasured('eligible-unknown')
  if (responded > eligible) return unmeasured('more-responses-than-eligible')
  return measured(proportion(responded, eligible))
}

/**
 * What the share among all eligible can be, 0–1, whatever the silent think: low if none of them is in the share, high
 * if all are (Manski 1989, worst-case bounds). Reasons as `responseRate`.
 */
export function nonResponseBounds(among: { count: number; of: number }, eligible: number | null): Measured<Interval> {
  const rate = responseRate(among.of, eligible)
  if (rate.value === null) return rate
  const all = rate.value.of
  return measured({ low: among.count / all, high: (among.count + all - among.of) / all })
}

/** Share of answers that were "does not apply" or "don't know", 0–1, of all given. `no-responses` when none was given. */
export function nonSubstantiveShare(scored: number, nonSubstantive: number): Measured<Proportion> {
  const given = scored + nonSubstantive
  return given === 0 ? unmeasured('no-responses') : measured(proportion(nonSubstantive, given))
}
