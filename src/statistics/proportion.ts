import { normalCritical } from './distributions.ts'
import type { Interval } from './measured.ts'

/** `count` of `of` responses, `of` ≥ 1, with its share 0–1. */
export type Proportion = { readonly count: number; readonly of: number; readonly share: number }

export type ProportionDifference = { readonly difference: number; readonly interval: Interval }

/** A checked proportion. Throws RangeError unless both are whole numbers with 0 ≤ count ≤ of and of ≥ 1. */
export function proportion(count: number, of: number): Proportion {
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(of) || count < 0 || of < 1 || count > of) {
    throw new RangeError(`A proportion needs whole numbers with 0 ≤ count ≤ of and of ≥ 1, got ${count} of ${of}`)
  }
  return { count, of, share: count / of }
}

/** Score interval of a share, 0–1, defined from one response up (Wilson 1927). */
export function wilson({ count, of }: Proportion, level = 0.95): Interval {
  const { low, high } = wilsonOfShare(count / of, of, level)
  return { low: count === 0 ? 0 : low, high: count === of ? 1 : high }
}

/** Wilson's interval of a share 0–1 resting on `n` > 0 responses, where n may be an effective, not a whole, number. */
export function wilsonOfShare(share: number, n: number, level = 0.95): Interval {
  const z = normalCritical(level)
  const scale = 1 + z ** 2 / n
  const centre = (share + z ** 2 / (2 * n)) / scale
  const margin = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / scale
  return { low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) }
}

/** Difference of two shares, first − second, −1 to 1, with the hybrid score interval (Newcombe 1998, method 10). */
export function newcombe(first: Proportion, second: Proportion, level = 0.95): ProportionDifference {
  const difference = first.share - second.share
  const a = wilson(first, level)
  const b = wilson(second, level)
  const low = difference - Math.hypot(first.share - a.low, b.high - second.share)
  const high = difference + Math.hypot(a.high - first.share, second.share - b.low)
  return { difference, interval: { low: Math.max(-1, low), high: Math.min(1, high) } }
}
