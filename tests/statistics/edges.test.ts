import { describe, expect, it } from 'vitest'
import { censusBounds, censusGap, perceptionGap } from '../../src/statistics/census.ts'
import { finitePopulation } from '../../src/statistics/finite-population.ts'
import {
  histogram,
  indexInterval,
  indexOf,
  mean,
  meanInterval,
  median,
  oneToFive,
  responses,
  standardDeviation,
  topTwo,
  zeroToTen,
} from '../../src/statistics/histogram.ts'
import { benjaminiHochberg, holm } from '../../src/statistics/multiple-comparisons.ts'
import { nonResponseBounds, nonSubstantiveShare, responseRate } from '../../src/statistics/nonresponse.ts'
import { netPromoterDifference, netPromoterScore } from '../../src/statistics/nps.ts'
import { exactPermutation } from '../../src/statistics/permutation.ts'
import { postStratified } from '../../src/statistics/post-stratification.ts'
import { proportion, wilson } from '../../src/statistics/proportion.ts'
import { brunnerMunzel, cliffsDelta, magnitudeOf, mannWhitney } from '../../src/statistics/ranks.ts'
import { filterMayShow, suppressedGroups } from '../../src/statistics/suppression.ts'
import { hedgesG, welch } from '../../src/statistics/welch.ts'

const NOBODY = oneToFive([0, 0, 0, 0, 0])
const ONE = oneToFive([0, 0, 0, 1, 0])
const ALL_FOUR = oneToFive([0, 0, 0, 7, 0])
const MANY = oneToFive([3, 5, 9, 20, 13])

describe('too little data is said, never guessed', () => {
  it.each([
    ['mean of nobody', mean(NOBODY), 'no-responses'],
    ['median of nobody', median(NOBODY), 'no-responses'],
    ['index of nobody', indexOf(NOBODY), 'no-responses'],
    ['top-2 share of nobody', topTwo(NOBODY), 'no-responses'],
    ['standard deviation of one', standardDeviation(ONE), 'one-response'],
    ['interval of nobody', meanInterval(NOBODY), 'no-responses'],
    ['interval of one', meanInterval(ONE), 'one-response'],
    ['interval of all the same', meanInterval(ALL_FOUR), 'no-variation'],
    ['index of a 0-10 scale', indexOf(zeroToTen([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3])), 'other-scale'],
    ['index interval of a 0-10 scale', indexInterval(zeroToTen([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3])), 'other-scale'],
    ['NPS of a 1-5 scale', netPromoterScore(MANY), 'other-scale'],
    ['NPS of nobody', netPromoterScore(zeroToTen(new Array(11).fill(0))), 'no-responses'],
    ['Welch without users', welch(NOBODY, MANY), 'no-user-responses'],
    ['Welch without customers', welch(MANY, NOBODY), 'no-customer-responses'],
    ['Welch with one customer', welch(MANY, ONE), 'one-response'],
    ['Welch with all the same', welch(ALL_FOUR, ALL_FOUR), 'no-variation'],
    ["Hedges' g with one customer", hedgesG(MANY, ONE), 'one-response'],
    ['Mann-Whitney without users', mannWhitney(NOBODY, MANY), 'no-user-responses'],
    ["Cliff's delta without customers", cliffsDelta(MANY, NOBODY), 'no-customer-responses'],
    ['Brunner-Munzel with one customer', brunnerMunzel(MANY, ONE), 'one-response'],
    ['Brunner-Munzel without overlap', brunnerMunzel(oneToFive([9, 0, 0, 0, 0]), ALL_FOUR), 'no-variation'],
    ['permutation without customers', exactPermutation(MANY, NOBODY), 'no-customer-responses'],
    [
      'permutation of large groups',
      exactPermutation(oneToFive([99, 99, 99, 99, 99]), oneToFive([99, 99, 99, 99, 98])),
      'too-many-arrangements',
    ],
    ['census gap without customers', censusGap(MANY, NOBODY, 3), 'no-customer-responses'],
    ['bounds without a frame', censusBounds(ONE, null), 'eligible-unknown'],
    ['bounds of a frame that cannot be right', censusBounds(ALL_FOUR, 3), 'more-responses-than-eligible'],
    ['finite population of nobody', finitePopulation(NOBODY, 9), 'no-responses'],
    ['finite population smaller than its sample', finitePopulation(ALL_FOUR, 3), 'more-responses-than-eligible'],
    ['strata of which one is empty', postStratified([{ population: 9, answers: NOBODY }]), 'empty-stratum'],
    ['strata of which one has one answer', postStratified([{ population: 9, answers: ONE }]), 'one-response'],
    ['no strata', postStratified([]), 'no-responses'],
    ['response rate without a frame', responseRate(3, null), 'eligible-unknown'],
    ['response rate of an empty frame', responseRate(0, 0), 'eligible-unknown'],
    ['non-response bounds above the frame', nonResponseBounds({ count: 2, of: 5 }, 4), 'more-responses-than-eligible'],
    ['non-substantive share of nothing', nonSubstantiveShare(0, 0), 'no-responses'],
  ])('%s', (_, figure, reason) => {
    expect(figure).toEqual({ value: null, reason })
  })
})

describe('what cannot be data is refused', () => {
  it.each([
    ['a negative count', () => mean(oneToFive([1, -1, 0, 0, 0])), /whole number from 0 up, got -1 for score 2/],
    ['a fractional count', () => median({ scores: [1, 2], counts: [0.5, 1] }), /whole number from 0 up, got 0.5/],
    ['a count that is not a number', () => topTwo({ scores: [1, 2], counts: [Number.NaN, 1] }), /got NaN/],
    ['counts without scores', () => histogram([1, 2], [1, 2, 3]), /3 counts for 2 scores/],
    ['no scores at all', () => histogram([], []), /one count per score/],
    ['scores out of order', () => histogram([2, 1], [1, 1]), /ascend/],
    ['more than can be counted', () => responses(histogram([1, 2], [2 ** 53 - 1, 2 ** 53 - 1])), /Too many responses/],
    ['two scales', () => cliffsDelta(oneToFive([1, 0, 0, 0, 0]), zeroToTen(new Array(11).fill(1))), /Only one scale/],
    ['a count above its whole', () => proportion(3, 2), /got 3 of 2/],
    ['a share of nothing', () => proportion(0, 0), /got 0 of 0/],
    ['a confidence level of 1', () => wilson(proportion(1, 2), 1), /between 0 and 1, got 1/],
    ['a p value above 1', () => benjaminiHochberg([0.2, 1.2]), /got 1.2/],
    ['a p value that is not a number', () => holm([Number.NaN]), /got NaN/],
    ['a stratum without people', () => postStratified([{ population: 0, answers: ALL_FOUR }]), /population above 0/],
    ['a negative group', () => suppressedGroups(5, new Map([['web', -1]])), /got -1 for web/],
    ['a fractional filter', () => filterMayShow(5, 6.5, [10]), /got 6.5/],
  ])('%s', (_, compute, message) => {
    expect(compute).toThrow(RangeError)
    expect(compute).toThrow(message)
  })
})

describe('figures worth pinning', () => {
  it('a mean of exactly 3.8 is an index of exactly 70', () => {
    expect(indexOf(oneToFive([0, 1, 2, 5, 2]))).toEqual({ value: 70, reason: null })
  })

  it('one answer has a mean, a median and a share, but no interval', () => {
    expect([mean(ONE).value, median(ONE).value, topTwo(ONE).value]).toEqual([4, 4, { count: 1, of: 1, share: 1 }])
  })

  it('the same awkward score a billion times has no variance by rounding', () => {
    const minutes = histogram([0.1, 0.7, 22.3], [0, 999_999_937, 0])
    expect([mean(minutes).value, standardDeviation(minutes).value]).toEqual([0.7, 0])
  })

  it('lost minutes have a median between two midpoints when the middle falls there', () => {
    expect(median(histogram([2.5, 10, 22.5], [2, 1, 1])).value).toBe(6.25)
  })

  it('customers predict more than users experience: a positive perception gap', () => {
    const gap = perceptionGap(oneToFive([0, 0, 0, 2, 1]), MANY).value!
    expect(gap.gap).toBeCloseTo(13 / 3 - 3.7, 12)
    expect(gap.interval.value!.low).toBeLessThan(gap.gap)
    expect(gap.interval.value!.high).toBeGreaterThan(gap.gap)
  })

  it('a difference of net promoter scores needs both sides', () => {
    const [some, none] = [zeroToTen([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]), zeroToTen(new Array(11).fill(0))]
    expect(netPromoterDifference(none, some).reason).toBe('no-user-responses')
    expect(netPromoterDifference(some, none).reason).toBe('no-customer-responses')
  })

  it('one in four answers did not apply', () => {
    expect(nonSubstantiveShare(30, 10).value).toEqual({ count: 10, of: 40, share: 0.25 })
  })

  it('no comparisons have no adjusted p values', () => {
    expect([benjaminiHochberg([]), holm([])]).toEqual([[], []])
  })

  it.each([
    [0.1, 'negligible'],
    [-0.147, 'small'],
    [0.33, 'medium'],
    [-0.9, 'large'],
  ])("a Cliff's delta of %d is %s", (delta, word) => {
    expect(magnitudeOf(delta)).toBe(word)
  })

  it('the exact test stays exact where one score holds nearly everybody', () => {
    const exact = exactPermutation(oneToFive([0, 0, 2, 999_999_998, 0]), oneToFive([0, 0, 1, 99_999_999, 0])).value!
    expect(exact.group).toBe('customers')
    expect(exact.pTwoSided).toBeGreaterThan(0)
    // P(at least one of three rare answers falls to a group that is 1/11 of all).
    expect(exact.pLow).toBeCloseTo(1 - (10 / 11) ** 3, 7)
  })
})
