import { describe, expect, it } from 'vitest'
import { compareDimension, compareDimensions, customerReading } from '../../src/statistics/compare.ts'
import { oneToFive, zeroToTen } from '../../src/statistics/histogram.ts'

const SHOPPERS = oneToFive([420, 610, 530, 300, 140])
const OWNERS = oneToFive([0, 0, 1, 3, 2])

function compare(users: number[], customers: number[], customersEligible: number | null = null) {
  return compareDimension({ users: oneToFive(users), customers: oneToFive(customers), customersEligible })
}

function verdict(users: number[], customers: number[], customersEligible: number | null = null) {
  const dimension = { users: oneToFive(users), customers: oneToFive(customers), customersEligible }
  return compareDimensions([dimension])[0]!.verdict
}

describe('how the customers are read', () => {
  it.each([
    [0, 6, 'none'],
    [0, null, 'none'],
    [1, 1, 'single'],
    [1, 4, 'single'],
    [1, null, 'single'],
    [6, 6, 'census'],
    [7, 6, 'census'],
    [12, 12, 'census'],
    [6, 7, 'census-incomplete'],
    [9, null, 'census-incomplete'],
    [10, 11, 'sample'],
    [10, null, 'sample'],
  ])('%d of %s is %s', (answered, eligible, reading) => {
    expect(customerReading(answered, eligible)).toBe(reading)
  })
})

describe('one dimension compared', () => {
  it('with a census: the customers are a fact and only the users vary', () => {
    const found = compareDimension({ users: SHOPPERS, customers: OWNERS, customersEligible: 6 })
    expect(found.customers).toMatchObject({
      n: 6,
      reading: 'census',
      interval: { value: null, reason: 'census' },
      topTwoInterval: { value: null, reason: 'census' },
    })
    expect(found.customers.bounds.value!.low).toBeCloseTo(25 / 6, 12)
    expect(found.customers.bounds.value!.high).toBeCloseTo(25 / 6, 12)
    expect(found.gap.value!.mean).toBeCloseTo(-1.601666666666667, 12)
    expect(found.gap.value!.index.value).toBeCloseTo(-40.0416666666667, 10)
    expect(found.gap.value!.interval.value!.low).toBeCloseTo(-1.6533024881653275, 10)
    expect(found.significance.value).toMatchObject({ method: 't-against-customers' })
    expect(found.effect.value).toMatchObject({ magnitude: 'large', interval: { reason: 'census' } })
  })

  it('with one customer: the gap is stated, the owner has no interval', () => {
    const found = compare([35, 40, 60, 180, 185], [0, 1, 0, 0, 0], 1)
    expect(found.customers).toMatchObject({ reading: 'single', interval: { value: null, reason: 'single-customer' } })
    expect(found.gap.value!.mean).toBeCloseTo(1.88, 12)
  })

  it('with an incomplete census: bounds with the missing at worst and best', () => {
    const found = compare([35, 40, 60, 180, 185], [0, 0, 0, 1, 1], 4)
    expect(found.customers.reading).toBe('census-incomplete')
    expect(found.customers.bounds.value).toEqual({ low: 2.75, high: 4.75 })
    expect(found.customers.indexBounds.value).toEqual({ low: 43.75, high: 93.75 })
    expect(found.gap.value!.boundsInterval.value!.low).toBeCloseTo(-0.975014994140577, 10)
  })

  it('with a sample: Welch for the gap, Brunner-Munzel for chance, its interval for the effect', () => {
    const found = compare([12, 18, 30, 85, 55], [1, 2, 5, 9, 3])
    expect(found.customers.reading).toBe('sample')
    expect(found.gap.value!.interval.value!.low).toBeCloseTo(-0.2973150702216779, 10)
    expect(found.significance.value!.method).toBe('brunner-munzel')
    expect(found.significance.value!.p).toBeCloseTo(0.24340433406919176, 10)
    expect(found.effect.value!.interval.value!.low).toBeCloseTo(-0.10778159027991652, 10)
  })

  it('with a small sample: the exact test', () => {
    expect(compare([12, 18, 30, 85, 55], [1, 2, 3, 4, 1], 40).significance.value!.method).toBe('exact-permutation')
  })

  it('with a sample of a known few: the interval is narrower for it', () => {
    const [of40, ofMany] = [
      compare([12, 18, 30, 85, 55], [1, 2, 5, 9, 3], 40),
      compare([12, 18, 30, 85, 55], [1, 2, 5, 9, 3]),
    ]
    expect(of40.customers.interval.value!.low).toBeGreaterThan(ofMany.customers.interval.value!.low)
    expect(of40.customers.topTwoInterval.value!.high).toBeLessThan(ofMany.customers.topTwoInterval.value!.high)
  })

  it('without overlap between two constant sides: still a p value', () => {
    expect(compare([0, 200, 0, 0, 0], [0, 0, 0, 0, 100]).significance.value).toMatchObject({
      method: 'exact-permutation',
    })
  })

  it('without customers: the users stand alone', () => {
    const found = compare([10, 20, 30, 40, 50], [0, 0, 0, 0, 0], 3)
    expect(found.users.mean.value).toBeCloseTo(11 / 3, 12)
    expect(found.customers).toMatchObject({ n: 0, reading: 'none', mean: { value: null, reason: 'no-responses' } })
    expect([found.gap.reason, found.significance.reason, found.effect.reason]).toEqual([
      'no-customer-responses',
      'no-customer-responses',
      'no-customer-responses',
    ])
  })

  it('on 0–10: no index, all else alike', () => {
    const found = compareDimension({
      users: zeroToTen([4, 2, 5, 8, 9, 22, 30, 60, 75, 40, 25]),
      customers: zeroToTen([0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0]),
      customersEligible: 4,
    })
    expect(found.users.index.reason).toBe('other-scale')
    expect(found.gap.value!.index.reason).toBe('other-scale')
    expect(found.significance.value!.p).toBeLessThan(0.001)
  })
})

describe('the verdict', () => {
  it.each([
    ['users far below a census', [420, 610, 530, 300, 140], [0, 0, 1, 3, 2], 6, 'users-lower'],
    ['users above one customer', [35, 40, 60, 180, 185], [0, 1, 0, 0, 0], 1, 'users-higher'],
    ['users about where the census is', [5, 10, 40, 30, 15], [0, 1, 0, 2, 0], 3, 'no-telling'],
    ['a missing half that could turn it', [35, 40, 60, 180, 185], [0, 0, 0, 1, 1], 4, 'no-telling'],
    ['a missing one that could not', [300, 100, 20, 5, 2], [0, 0, 0, 2, 4], 7, 'users-lower'],
    ['nobody knows how many customers there are', [300, 100, 20, 5, 2], [0, 0, 0, 2, 4], null, 'users-lower'],
    ['nine users', [9, 0, 0, 0, 0], [0, 0, 0, 0, 3], 3, 'not-enough'],
    ['no customers', [90, 5, 0, 0, 0], [0, 0, 0, 0, 0], 3, 'not-enough'],
    ['two samples far apart', [300, 100, 20, 5, 2], [0, 0, 4, 9, 9], 80, 'users-lower'],
    ['two samples alike', [12, 18, 30, 85, 55], [1, 2, 5, 9, 3], 80, 'no-telling'],
    ['all users of one mind, the census of another', [0, 40, 0, 0, 0], [0, 0, 0, 0, 3], 3, 'users-lower'],
    ['all users of one mind, and the missing could share it', [0, 0, 0, 40, 0], [0, 0, 0, 0, 3], 9, 'no-telling'],
    ['everybody of one mind', [0, 0, 0, 40, 0], [0, 0, 0, 3, 0], 3, 'no-telling'],
    ['two samples of one mind', [0, 0, 0, 40, 0], [0, 0, 0, 30, 0], 90, 'no-telling'],
  ])('%s', (_, users, customers, eligible, expected) => {
    expect(verdict(users, customers, eligible)).toBe(expected)
  })

  it('is adjusted over the dimensions that have a p value, in their order and under their own keys', () => {
    const faint = {
      users: oneToFive([10, 14, 30, 50, 21]),
      customers: oneToFive([0, 0, 1, 3, 0]),
      customersEligible: 4,
    }
    const silent = { users: oneToFive([1, 1, 1, 0, 0]), customers: OWNERS, customersEligible: 6 }
    const alone = compareDimensions([{ key: 'speed', ...faint }])[0]!
    const [first, second, ...rest] = compareDimensions([
      { key: 'silent', ...silent },
      { key: 'speed', ...faint },
      ...Array.from({ length: 7 }, () => ({ key: 'same', ...faint, customers: oneToFive([0, 0, 1, 1, 0]) })),
    ])
    expect(first).toMatchObject({ key: 'silent', verdict: 'not-enough', adjustedP: { value: null, reason: 'too-few' } })
    expect(second!.key).toBe('speed')
    expect(second!.adjustedP.value!).toBeGreaterThan(alone.adjustedP.value!)
    expect(alone.adjustedP.value).toBe(alone.significance.value!.p)
    expect(rest).toHaveLength(7)
  })
})

describe('the cost of a service page', () => {
  const nine = (users: number[], customers: number[]) =>
    Array.from({ length: 9 }, () => ({
      users: oneToFive(users),
      customers: oneToFive(customers),
      customersEligible: 50,
    }))

  it.each([
    ['ten million users, a census', [1e6, 2e6, 3e6, 3e6, 1e6], [0, 0, 1, 3, 2]],
    ['ten million users, a small sample', [1e6, 2e6, 3e6, 3e6, 1e6], [1, 2, 3, 4, 4]],
    ['ten million users, a large sample', [1e6, 2e6, 3e6, 3e6, 1e6], [1e6, 2e6, 3e6, 3e6, 2e6]],
  ])('%s: nine dimensions well under 5 ms', (_, users, customers) => {
    const dimensions = nine(users, customers)
    for (let i = 0; i < 30; i += 1) compareDimensions(dimensions)
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now()
      compareDimensions(dimensions)
      return performance.now() - start
    }).sort((a, b) => a - b)
    expect(times[7]!).toBeLessThan(5)
  })
})
