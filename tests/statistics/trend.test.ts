import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trendOf } from '../../src/statistics/trend.ts'

const steady = (periods: number, count = 14, of = 20) => Array.from({ length: periods }, () => ({ count, of }))

describe('a share over time', () => {
  test.each([
    ['no-responses', [], 6],
    ['too-few', steady(5), 6],
    ['too-few', steady(5), 1],
    ['no-variation', steady(8, 20), 6],
    ['no-variation', steady(8, 0), 6],
  ] as const)('is not judged: %s', (reason, periods, baseline) => {
    expect(trendOf(periods, baseline)).toEqual({ value: null, reason })
  })

  test.each([[{ count: 3, of: 2 }], [{ count: 0, of: 0 }], [{ count: -1, of: 4 }], [{ count: 1.5, of: 4 }]])(
    'refuses what is no share: %o',
    (period) => {
      expect(() => trendOf([...steady(7), period], 6)).toThrow(RangeError)
    },
  )

  test('that never moves lies on its centre, without alarms', () => {
    const { centre, laney, ewma, cusum } = trendOf(steady(12), 8).value!
    expect(centre).toBe(0.7)
    expect(laney).toMatchObject({ sigmaZ: 0, sigmaZUsed: 1, out: [] })
    expect(ewma.signals).toEqual([])
    expect(cusum.signals).toEqual([])
  })

  test('a period counts by its answers: the same share is out with many and within with few', () => {
    const last = (of: number) => trendOf([...steady(11), { count: of * 0.4, of }], 8).value!.laney.out
    expect(last(10)).toEqual([])
    expect(last(400)).toEqual([11])
  })

  test('more spread than the binomial’s widens the limits, less does not narrow them', () => {
    const uneven = Array.from({ length: 12 }, (_, at) => ({ count: at % 2 === 0 ? 400 : 700, of: 1000 }))
    const { pChart, laney } = trendOf(uneven, 12).value!
    expect(pChart.out.length).toBe(12)
    expect(laney.sigmaZUsed).toBeGreaterThan(5)
    expect(laney.out).toEqual([])
  })

  test('is the same the other way round, and stays within 0 and 1', () => {
    const period = fc.integer({ min: 1, max: 60 }).chain((of) => fc.record({ count: fc.nat(of), of: fc.constant(of) }))
    fc.assert(
      fc.property(fc.array(period, { minLength: 8, maxLength: 30 }), (periods) => {
        const found = trendOf(periods, 6).value
        const mirrored = trendOf(
          periods.map(({ count, of }) => ({ count: of - count, of })),
          6,
        ).value
        expect(found === null).toBe(mirrored === null)
        if (found === null || mirrored === null) return
        for (const [at, { low, high }] of found.laney.limits.entries()) {
          expect(0 <= low && low <= found.centre && found.centre <= high && high <= 1).toBe(true)
          expect(mirrored.z[at]).toBeCloseTo(-found.z[at]!, 9)
          expect(mirrored.ewma.values[at]).toBeCloseTo(-found.ewma.values[at]!, 9)
        }
      }),
      { numRuns: 200 },
    )
  })
})
