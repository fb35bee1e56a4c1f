import { normalCritical } from './distributions.ts'
import { type Histogram, isOneToFive, responses } from './histogram.ts'
import { around, type Interval, type Measured, measured, unmeasured } from './measured.ts'

export type NetPromoterScore = {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
  /** Share of promoters − share of detractors, in points −100 to 100. */
  readonly score: number
  /** Wald standard error, in points; 0 when all are promoters, all passives or all detractors. */
  readonly standardError: number
  /** score ± z·standardError, in points, ends not cut off. `no-variation` when the standard error is 0. */
  readonly wald: Measured<Interval>
  /** The interval to show: it neither collapses nor leaves −100 to 100. */
  readonly adjustedWald: { readonly centre: number; readonly standardError: number; readonly interval: Interval }
}

export type NetPromoterDifference = {
  readonly difference: number
  readonly centre: number
  readonly interval: Interval
}

/**
 * Net promoter score of a 0–10 histogram: 9–10 promoters, 7–8 passives, 0–6 detractors (Reichheld 2003). Adjusted Wald
 * adds three responses: ¾ promoter, 1½ passive, ¾ detractor (Rocks 2016). `no-responses` when empty, `other-scale`
 * when the scores are not 0–10.
 */
export function netPromoterScore(h: Histogram, level = 0.95): Measured<NetPromoterScore> {
  const n = responses(h)
  if (!isZeroToTen(h)) return unmeasured('other-scale')
  if (n === 0) return unmeasured('no-responses')
  const [promoters, passives, detractors] = [countBetween(h, 9, 10), countBetween(h, 7, 8), countBetween(h, 0, 6)]
  const plain = scoreAndError(promoters, detractors, n)
  const z = normalCritical(level)
  const allAlike = [promoters, passives, detractors].includes(n)
  return measured({
    promoters,
    passives,
    detractors,
    score: plain.score,
    standardError: allAlike ? 0 : plain.error,
    wald: allAlike ? unmeasured('no-variation') : measured(around(plain.score, z * plain.error)),
    adjustedWald: adjustedWald(promoters, detractors, n, level),
  })
}

/** Expectations met: those who found better and worse than expected, and the difference of their shares. */
export type NetBetter = {
  readonly better: number
  readonly asExpected: number
  readonly worse: number
  /** Share of better − share of worse, in points −100 to 100. */
  readonly net: number
  /** Adjusted Wald, as a net promoter score's. */
  readonly interval: Interval
}

/** Of a 1–5 histogram from "much worse" to "much better". `no-responses` when empty, `other-scale` off 1–5. */
export function netBetter(h: Histogram, level = 0.95): Measured<NetBetter> {
  const n = responses(h)
  if (!isOneToFive(h)) return unmeasured('other-scale')
  if (n === 0) return unmeasured('no-responses')
  const [worse, asExpected, better] = [countBetween(h, 1, 2), countBetween(h, 3, 3), countBetween(h, 4, 5)]
  const { score } = scoreAndError(better, worse, n)
  return measured({ better, asExpected, worse, net: score, interval: adjustedWald(better, worse, n, level).interval })
}

/** A difference of two shares of the same people, in points, with three responses added: ¾ for, 1½ neither, ¾ against. */
function adjustedWald(up: number, down: number, n: number, level: number): NetPromoterScore['adjustedWald'] {
  const { score, error } = scoreAndError(up + 0.75, down + 0.75, n + 3)
  const { low, high } = around(score, normalCritical(level) * error)
  return {
    centre: score,
    standardError: error,
    interval: { low: Math.max(-100, low), high: Math.min(100, high) },
  }
}

/**
 * Difference of two net promoter scores, users − customers, in points −200 to 200, with its adjusted Wald interval
 * about the difference of the adjusted centres. `no-user-responses`, `no-customer-responses`, or `other-scale`.
 */
export function netPromoterDifference(
  users: Histogram,
  customers: Histogram,
  level = 0.95,
): Measured<NetPromoterDifference> {
  const ours = netPromoterScore(users, level)
  const theirs = netPromoterScore(customers, level)
  if (ours.value === null) return unmeasured(ours.reason === 'no-responses' ? 'no-user-responses' : ours.reason)
  if (theirs.value === null)
    return unmeasured(theirs.reason === 'no-responses' ? 'no-customer-responses' : theirs.reason)
  const [a, b] = [ours.value.adjustedWald, theirs.value.adjustedWald]
  const centre = a.centre - b.centre
  return measured({
    difference: ours.value.score - theirs.value.score,
    centre,
    interval: around(centre, normalCritical(level) * Math.hypot(a.standardError, b.standardError)),
  })
}

/** Score and standard error in points; the error is √((p + d − (p − d)²)/n). */
function scoreAndError(promoters: number, detractors: number, n: number): { score: number; error: number } {
  const share = (promoters - detractors) / n
  const variance = Math.max(0, (promoters + detractors) / n - share ** 2)
  return { score: 100 * share, error: 100 * Math.sqrt(variance / n) }
}

function countBetween({ scores, counts }: Histogram, low: number, high: number): number {
  return counts.reduce((sum, count, i) => (scores[i]! >= low && scores[i]! <= high ? sum + count : sum), 0)
}

function isZeroToTen(h: Histogram): boolean {
  return h.scores[0] === 0 && h.scores.at(-1) === 10 && h.scores.length === 11
}
