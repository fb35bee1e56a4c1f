import { tCritical } from './distributions.ts'
import { around, type Interval, type Measured, mapMeasured, measured, unmeasured } from './measured.ts'
import { type Proportion, proportion } from './proportion.ts'

/**
 * Answers counted by score: `counts[i]` responses gave `scores[i]`. Scores are explicit and ascending, because scales
 * are 1–5, 0–10 or midpoints of lost minutes; counts are whole numbers from 0 up.
 */
export type Histogram = { readonly scores: readonly number[]; readonly counts: readonly number[] }

export const ONE_TO_FIVE: readonly number[] = [1, 2, 3, 4, 5]
export const ZERO_TO_TEN: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** A checked histogram. Throws RangeError when lengths differ, scores do not ascend or a count is no whole number ≥ 0. */
export function histogram(scores: readonly number[], counts: readonly number[]): Histogram {
  const made = { scores, counts }
  responses(made)
  return made
}

/** A histogram on the 1–5 scale: `counts[0]` answers of 1, ..., `counts[4]` answers of 5. */
export function oneToFive(counts: readonly number[]): Histogram {
  return histogram(ONE_TO_FIVE, counts)
}

/** A histogram on the 0–10 scale: `counts[0]` answers of 0, ..., `counts[10]` answers of 10. */
export function zeroToTen(counts: readonly number[]): Histogram {
  return histogram(ZERO_TO_TEN, counts)
}

/** Number of scored responses n. Throws RangeError for a histogram that cannot be one (see `histogram`). */
export function responses({ scores, counts }: Histogram): number {
  if (scores.length === 0 || scores.length !== counts.length) {
    throw new RangeError(
      `A histogram needs one count per score, got ${counts.length} counts for ${scores.length} scores`,
    )
  }
  let n = 0
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i]!
    const count = counts[i]!
    if (!Number.isFinite(score) || (i > 0 && score <= scores[i - 1]!)) {
      throw new RangeError(`Scores are finite and ascend, got ${scores.join(', ')}`)
    }
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`A count is a whole number from 0 up, got ${count} for score ${score}`)
    }
    n += count
  }
  if (!Number.isSafeInteger(n)) throw new RangeError(`Too many responses to count exactly: ${n}`)
  return n
}

/** Throws RangeError unless both histograms count the same scores: only answers on one scale are compared. */
export function assertSameScale(a: Histogram, b: Histogram): void {
  if (a.scores.length !== b.scores.length || a.scores.some((score, i) => score !== b.scores[i])) {
    throw new RangeError(`Only one scale can be compared, got [${a.scores.join(', ')}] and [${b.scores.join(', ')}]`)
  }
}

/** Arithmetic mean, in scores. `no-responses` when empty. */
export function mean(h: Histogram): Measured<number> {
  const n = responses(h)
  if (n === 0) return unmeasured('no-responses')
  return measured(onlyScore(h) ?? sumOver(h, (score) => score) / n)
}

/** Sample standard deviation (n − 1), in scores; 0 when all answers agree. `one-response` below 2. */
export function standardDeviation(h: Histogram): Measured<number> {
  const n = responses(h)
  if (n < 2) return unmeasured(n === 0 ? 'no-responses' : 'one-response')
  if (onlyScore(h) !== null) return measured(0)
  const centre = sumOver(h, (score) => score) / n
  return measured(Math.sqrt(sumOver(h, (score) => (score - centre) ** 2) / (n - 1)))
}

/** Standard error of the mean, sd/√n, in scores; 0 when all answers agree. `one-response` below 2. */
export function standardError(h: Histogram): Measured<number> {
  return mapMeasured(standardDeviation(h), (sd) => sd / Math.sqrt(responses(h)))
}

/** Mean ± t(n − 1)·sd/√n (Student 1908), in scores. `one-response` below 2; `no-variation` when all answers agree. */
export function meanInterval(h: Histogram, level = 0.95): Measured<Interval> {
  const error = standardError(h)
  if (error.value === null) return error
  if (error.value === 0) return unmeasured('no-variation')
  return measured(around(mean(h).value!, tCritical(level, responses(h) - 1) * error.value))
}

/** Median score; the middle of the two middle answers when n is even. `no-responses` when empty. */
export function median(h: Histogram): Measured<number> {
  return quantile(h, 0.5)
}

/**
 * The score that the share p (above 0, below 1) of the answers does not exceed; where that falls between two answers, their
 * middle (type 2 of Hyndman & Fan 1996, of which the median is the case p = ½). `no-responses` when empty.
 */
export function quantile(h: Histogram, p: number): Measured<number> {
  const n = responses(h)
  if (n === 0) return unmeasured('no-responses')
  const place = n * p
  return measured((scoreAt(h, Math.ceil(place)) + scoreAt(h, Math.floor(place) + 1)) / 2)
}

/** Answers at the two highest scores of the scale, as count, of and share 0–1. `no-responses` when empty. */
export function topTwo(h: Histogram): Measured<Proportion> {
  return shareOfScores(h, h.scores.length - 2, h.scores.length)
}

/** Answers at the two lowest scores of the scale, as count, of and share 0–1. `no-responses` when empty. */
export function bottomTwo(h: Histogram): Measured<Proportion> {
  return shareOfScores(h, 0, 2)
}

/**
 * Index X = 25·(mean − 1), 0–100, of a 1–5 histogram. `no-responses` when empty, `other-scale` when not on 1–5.
 * Summed before it is divided, so that a mean of exactly 3.8 is exactly 70.
 */
export function indexOf(h: Histogram): Measured<number> {
  const n = responses(h)
  if (!isOneToFive(h)) return unmeasured('other-scale')
  if (n === 0) return unmeasured('no-responses')
  return measured((25 * sumOver(h, (score) => score - 1)) / n)
}

/** t interval of the index, in index points 0–100 (ends are not cut off). As `meanInterval`; `other-scale` off 1–5. */
export function indexInterval(h: Histogram, level = 0.9): Measured<Interval> {
  if (!isOneToFive(h)) return unmeasured('other-scale')
  return mapMeasured(meanInterval(h, level), intervalOnIndex)
}

/** An interval of a 1–5 mean, in index points. */
export function intervalOnIndex({ low, high }: Interval): Interval {
  return { low: 25 * (low - 1), high: 25 * (high - 1) }
}

export function isOneToFive(h: Histogram): boolean {
  return h.scores[0] === 1 && h.scores.at(-1) === 5
}

/** Σ counts·of(score). */
function sumOver({ scores, counts }: Histogram, of: (score: number) => number): number {
  return counts.reduce((sum, count, i) => sum + count * of(scores[i]!), 0)
}

/** The score that every answer shares, or null: decided on counts, because rounding would hide a variance of 0. */
function onlyScore({ scores, counts }: Histogram): number | null {
  const used = scores.filter((_, i) => counts[i]! > 0)
  return used.length === 1 ? used[0]! : null
}

/** Score of the `position`-th answer in ascending order, from 1. */
function scoreAt({ scores, counts }: Histogram, position: number): number {
  let seen = 0
  for (let i = 0; ; i += 1) {
    seen += counts[i]!
    if (seen >= position) return scores[i]!
  }
}

function shareOfScores(h: Histogram, from: number, to: number): Measured<Proportion> {
  const n = responses(h)
  if (n === 0) return unmeasured('no-responses')
  const count = h.counts.slice(Math.max(0, from), to).reduce((sum, c) => sum + c, 0)
  return measured(proportion(count, n))
}
