import { describe, expect, it } from 'vitest'
import { oneToFive } from '../../src/statistics/histogram.ts'
import { pearson, spearman } from '../../src/statistics/importance.ts'
import { netBetter } from '../../src/statistics/nps.ts'
import {
  adviceOn,
  alignmentPriorityOf,
  leastWeight,
  type PriorityFacts,
  priorityOf,
} from '../../src/statistics/priority.ts'
import { proportion } from '../../src/statistics/proportion.ts'

const facts: PriorityFacts = {
  users: oneToFive([40, 30, 20, 10, 0]),
  customers: oneToFive([0, 0, 0, 3, 3]),
  customersEligible: 6,
  importance: proportion(60, 100),
  activeUsers: 1_000,
  targetIndex: 70,
}

describe('a priority', () => {
  it('lies within its interval, which widens with less to go by', () => {
    const many = priorityOf(facts).value!
    const { low, high } = many.interval.value!
    expect(low).toBeLessThan(many.value)
    expect(high).toBeGreaterThan(many.value)
    const few = priorityOf({ ...facts, users: oneToFive([4, 3, 2, 1, 0]) }).value!
    expect(few.value).toBeCloseTo(many.value, 9)
    expect(few.interval.value!.low).toBeLessThan(low)
  })

  it('has no interval under ten users, and does not exist without any, or without what matters', () => {
    expect(priorityOf({ ...facts, users: oneToFive([9, 0, 0, 0, 0]) }).value?.interval.reason).toBe('too-few')
    expect(priorityOf({ ...facts, importance: proportion(3, 9) }).value?.interval.reason).toBe('too-few')
    expect(priorityOf({ ...facts, users: oneToFive([0, 0, 0, 0, 0]) }).reason).toBe('no-user-responses')
    expect(priorityOf({ ...facts, importance: null }).reason).toBe('no-user-responses')
  })

  it('is a certain one where all users say the same', () => {
    const { interval } = priorityOf({ ...facts, users: oneToFive([50, 0, 0, 0, 0]) }).value!
    expect(interval.value!.high).toBeLessThanOrEqual(700)
    expect(interval.value!.low).toBeGreaterThan(0)
  })

  it('for alignment takes a whole census as it is, and a part of one at its worst and best', () => {
    const whole = alignmentPriorityOf(facts).value!
    const part = alignmentPriorityOf({ ...facts, customersEligible: 9 }).value!
    expect(part.value).toBe(whole.value)
    expect(part.interval.value!.low).toBeLessThan(whole.interval.value!.low)
    const unknown = alignmentPriorityOf({ ...facts, customersEligible: null }).value!
    expect(unknown.interval).toEqual(whole.interval)
    expect(alignmentPriorityOf({ ...facts, customers: oneToFive([0, 0, 0, 0, 0]) }).reason).toBe(
      'no-customer-responses',
    )
    const sample = alignmentPriorityOf({ ...facts, customers: oneToFive([0, 0, 0, 30, 30]), customersEligible: 90 })
    expect(sample.value!.interval.value!.low).toBeGreaterThan(0)
  })

  it('for alignment has a lower end of 0 where the two may be at one', () => {
    const alike = alignmentPriorityOf({ ...facts, customers: oneToFive([2, 2, 1, 1, 0]) }).value!
    expect(alike.interval.value!.low).toBe(0)
    expect(alike.interval.value!.high).toBeGreaterThan(0)
  })
})

it('advice follows the lower ends, and a small gap is nothing to talk about', () => {
  const [priority, alignment] = [priorityOf(facts), alignmentPriorityOf(facts)]
  const least = { priority: 0, alignment: 0, gap: 12.5 }
  const good = priorityOf({ ...facts, users: oneToFive([0, 0, 0, 50, 50]) })
  expect(adviceOn(priority, alignment, 60, least)).toBe('both')
  expect(adviceOn(priority, alignment, 12.4, least)).toBe('fix')
  expect(adviceOn(good, alignment, 12.5, least)).toBe('talk')
  expect(adviceOn(good, alignment, null, least)).toBe('leave')
  const tooFew = priorityOf({ ...facts, users: oneToFive([1, 0, 0, 0, 0]) })
  expect(adviceOn(tooFew, alignment, null, least)).toBe('not-enough')
  // What surely weighs less than a fifth of the heaviest can wait.
  const heavy = priorityOf({ ...facts, activeUsers: 5_100 })
  expect(adviceOn(priority, alignment, null, { ...least, priority: leastWeight([priority, heavy, tooFew]) })).toBe(
    'leave',
  )
  expect(leastWeight([tooFew])).toBe(0)
})

describe('a rank correlation', () => {
  it('says why there is none', () => {
    expect(
      spearman({
        counts: [
          [0, 0],
          [0, 0],
        ],
      }).reason,
    ).toBe('no-responses')
    expect(
      spearman({
        counts: [
          [1, 0],
          [0, 0],
        ],
      }).reason,
    ).toBe('one-response')
    expect(
      spearman({
        counts: [
          [3, 4],
          [0, 0],
        ],
      }).reason,
    ).toBe('no-variation')
    expect(() => spearman({ counts: [[1], [1, 2]] })).toThrow(RangeError)
    expect(() =>
      spearman({
        counts: [
          [0.5, 1],
          [1, 2],
        ],
      }),
    ).toThrow(RangeError)
  })

  it('is 1 or −1 at its ends, without an interval there, and lies within it elsewhere', () => {
    expect(
      spearman({
        counts: [
          [5, 0],
          [0, 5],
        ],
      }).value,
    ).toMatchObject({ coefficient: 1, interval: { reason: 'no-variation' } })
    expect(
      spearman({
        counts: [
          [0, 5],
          [5, 0],
        ],
      }).value?.coefficient,
    ).toBe(-1)
    const { coefficient, interval } = spearman({
      counts: [
        [20, 5],
        [5, 20],
      ],
    }).value!
    expect(coefficient).toBeCloseTo(
      pearson(
        {
          counts: [
            [20, 5],
            [5, 20],
          ],
        },
        [1, 2],
        [1, 2],
      ).value!,
      12,
    )
    expect(interval.value!.low).toBeLessThan(coefficient)
    expect(interval.value!.high).toBeGreaterThan(coefficient)
  })
})

it('net of better and worse stays within its interval, and the interval within the scale', () => {
  expect(netBetter(oneToFive([1, 1, 5, 2, 1])).value).toMatchObject({ worse: 2, asExpected: 5, better: 3, net: 10 })
  const { net, interval } = netBetter(oneToFive([9, 0, 0, 0, 0])).value!
  expect(net).toBe(-100)
  expect(interval.low).toBe(-100)
  expect(interval.high).toBeLessThan(0)
  expect(netBetter(oneToFive([0, 0, 0, 0, 0])).reason).toBe('no-responses')
  expect(netBetter({ scores: [0, 1], counts: [1, 1] }).reason).toBe('other-scale')
})
