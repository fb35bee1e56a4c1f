import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { censusBounds, censusGap } from '../../src/statistics/census.ts'
import { compareDimension } from '../../src/statistics/compare.ts'
import { finitePopulation } from '../../src/statistics/finite-population.ts'
import {
  bottomTwo,
  type Histogram,
  histogram,
  indexInterval,
  indexOf,
  mean,
  meanInterval,
  median,
  ONE_TO_FIVE,
  responses,
  standardDeviation,
  topTwo,
  ZERO_TO_TEN,
} from '../../src/statistics/histogram.ts'
import type { Interval } from '../../src/statistics/measured.ts'
import { benjaminiHochberg, holm } from '../../src/statistics/multiple-comparisons.ts'
import { netPromoterDifference, netPromoterScore } from '../../src/statistics/nps.ts'
import { exactPermutation } from '../../src/statistics/permutation.ts'
import { newcombe, proportion, wilson } from '../../src/statistics/proportion.ts'
import { brunnerMunzel, cliffsDelta, mannWhitney } from '../../src/statistics/ranks.ts'
import { stateOfService } from '../../src/statistics/state.ts'
import { hedgesG, welch } from '../../src/statistics/welch.ts'

const SCALES = [ONE_TO_FIVE, ZERO_TO_TEN, [0, 2.5, 10, 22.5, 45, 90, 180, 360]]
const aCount = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3_000_000_000 }) },
)
const onScale = (scores: readonly number[]) =>
  fc.array(aCount, { minLength: scores.length, maxLength: scores.length }).map((counts) => histogram(scores, counts))
const aHistogram = fc.constantFrom(...SCALES).chain(onScale)
const aPair = fc.constantFrom(...SCALES).chain((scores) => fc.tuple(onScale(scores), onScale(scores)))
const aFivePointPair = fc.tuple(onScale(ONE_TO_FIVE), onScale(ONE_TO_FIVE))
const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })

function holds({ low, high }: Interval, estimate: number): boolean {
  const rounding = 1e-9 * Math.max(1, Math.abs(estimate))
  return low <= estimate + rounding && estimate <= high + rounding
}

function everyNumber(found: unknown): number[] {
  if (typeof found === 'number') return [found]
  return found !== null && typeof found === 'object' ? Object.values(found).flatMap(everyNumber) : []
}

function everythingAbout(users: Histogram, customers: Histogram): unknown[] {
  const single = [
    mean,
    standardDeviation,
    meanInterval,
    median,
    topTwo,
    bottomTwo,
    indexOf,
    indexInterval,
    netPromoterScore,
  ]
  const pair = [welch, hedgesG, mannWhitney, brunnerMunzel, cliffsDelta, netPromoterDifference]
  const eligible = Math.min(Number.MAX_SAFE_INTEGER, responses(customers) + 2)
  return [
    ...single.flatMap((figure) => [figure(users), figure(customers)]),
    ...pair.map((figure) => figure(users, customers)),
    exactPermutation(users, customers, 2_000),
    censusGap(users, customers, eligible),
    finitePopulation(customers, eligible),
    compareDimension({ users, customers, customersEligible: eligible }),
    compareDimension({ users, customers, customersEligible: null }),
  ]
}

describe('whatever the counts', () => {
  it('no figure is NaN or infinite', () => {
    fc.assert(
      fc.property(aPair, ([users, customers]) => {
        expect(everyNumber(everythingAbout(users, customers)).filter((x) => !Number.isFinite(x))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('a missing figure always has its reason, and a figure none', () => {
    const forms = (found: unknown): boolean => {
      if (found === null || typeof found !== 'object') return true
      if ('value' in found && 'reason' in found && (found.value === null) === (found.reason === null)) return false
      return Object.values(found).every(forms)
    }
    fc.assert(fc.property(aPair, ([users, customers]) => everythingAbout(users, customers).every(forms)))
  })

  it('an interval holds its estimate', () => {
    fc.assert(
      fc.property(aHistogram, (h) => {
        const [interval, centre] = [meanInterval(h), mean(h)]
        if (interval.value !== null) expect(holds(interval.value, centre.value!)).toBe(true)
        const share = topTwo(h).value
        if (share) expect(holds(wilson(share), share.share)).toBe(true)
      }),
    )
    fc.assert(
      fc.property(aPair, ([users, customers]) => {
        const difference = welch(users, customers).value
        if (difference) expect(holds(difference.interval, difference.difference)).toBe(true)
        const ranks = brunnerMunzel(users, customers).value
        if (ranks) {
          expect(holds(ranks.interval, ranks.estimate)).toBe(true)
          expect(holds(ranks.intervalLogit, ranks.estimate)).toBe(true)
          expect(holds(ranks.deltaIntervalLogit, cliffsDelta(users, customers).value!)).toBe(true)
        }
        const [ours, theirs] = [topTwo(users).value, topTwo(customers).value]
        if (ours && theirs) {
          const { difference: gap, interval } = newcombe(ours, theirs)
          expect(holds(interval, gap)).toBe(true)
        }
      }),
    )
  })

  it('a wider level gives a wider interval', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (count, extra) => {
        const share = proportion(count, count + extra)
        const [narrow, wide] = [wilson(share, 0.9), wilson(share, 0.99)]
        expect(wide.low).toBeLessThanOrEqual(narrow.low)
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high)
      }),
    )
  })

  it('changing places changes the sign and nothing else', () => {
    fc.assert(
      fc.property(aPair, ([users, customers]) => {
        const close = (a: number | undefined, b: number | undefined) =>
          a === undefined || b === undefined
            ? expect(a).toBe(b)
            : expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b)))
        const negated = (x: number | null | undefined) => (x === null || x === undefined ? undefined : -x)
        const [there, back] = [welch(users, customers).value, welch(customers, users).value]
        close(there?.difference, negated(back?.difference))
        close(there?.p, back?.p)
        close(there?.interval.low, negated(back?.interval.high))
        close(cliffsDelta(users, customers).value ?? undefined, negated(cliffsDelta(customers, users).value))
        close(brunnerMunzel(users, customers).value?.p, brunnerMunzel(customers, users).value?.p)
        close(
          exactPermutation(users, customers, 2_000).value?.pTwoSided,
          exactPermutation(customers, users, 2_000).value?.pTwoSided,
        )
      }),
    )
  })

  it('a thousand more user answers leave every customer figure unchanged', () => {
    const eligible = fc.option(fc.integer({ min: 1, max: 60 }))
    fc.assert(
      fc.property(aFivePointPair, onScale(ONE_TO_FIVE), eligible, ([users, customers], more, customersEligible) => {
        const added = histogram(
          ONE_TO_FIVE,
          users.counts.map((count, i) => count + more.counts[i]!),
        )
        const before = compareDimension({ users, customers, customersEligible })
        const after = compareDimension({ users: added, customers, customersEligible })
        expect(after.customers).toEqual(before.customers)
        const evidence = { customers, customersEligible, targets: [] }
        const [early, late] = [stateOfService({ ...evidence, users }), stateOfService({ ...evidence, users: added })]
        expect([late.customers, late.customerIndex, late.customerRange]).toEqual([
          early.customers,
          early.customerIndex,
          early.customerRange,
        ])
      }),
    )
  })

  it('the bounds of an incomplete census hold every way the missing can answer', () => {
    const few = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(few, few, (answered, missing) => {
        fc.pre(answered.some((count) => count > 0))
        const all = histogram(
          ONE_TO_FIVE,
          answered.map((count, i) => count + missing[i]!),
        )
        const bounds = censusBounds(histogram(ONE_TO_FIVE, answered), responses(all)).value!
        expect(holds(bounds, mean(all).value!)).toBe(true)
      }),
    )
  })

  it('exact tails share the observed arrangement and sum to at least 1', () => {
    fc.assert(
      fc.property(aPair, ([users, customers]) => {
        const exact = exactPermutation(users, customers, 2_000).value
        if (!exact) return
        expect(exact.pLow + exact.pHigh).toBeGreaterThanOrEqual(1 - 1e-9)
        expect(exact.pTwoSided).toBeLessThanOrEqual(1)
        expect(exact.pTwoSided).toBeGreaterThanOrEqual(Math.min(exact.pLow, exact.pHigh) - 1e-9)
      }),
    )
  })
})

describe('adjusted p values', () => {
  it('keep the order of the raw ones, and are never smaller', () => {
    fc.assert(
      fc.property(pValues, (raw) => {
        for (const adjusted of [benjaminiHochberg(raw), holm(raw)]) {
          for (const [i, p] of raw.entries()) {
            expect(adjusted[i]!).toBeGreaterThanOrEqual(p - 1e-15)
            expect(adjusted[i]!).toBeLessThanOrEqual(1)
            for (const [j, q] of raw.entries())
              if (p <= q) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]! + 1e-15)
          }
        }
      }),
    )
  })

  it("Benjamini-Hochberg's are never above Holm's", () => {
    fc.assert(
      fc.property(pValues, (raw) => {
        const strict = holm(raw)
        for (const [i, p] of benjaminiHochberg(raw).entries()) expect(p).toBeLessThanOrEqual(strict[i]! + 1e-15)
      }),
    )
  })
})
