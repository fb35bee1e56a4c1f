import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anonymityOf, type MonthCount } from '../../src/comparison/disclosure.ts'
import { monthSpans, type Span, weekSpans } from '../../src/comparison/trend-periods.ts'
import { monthsIn, windowsOver } from '../../src/comparison/window.ts'

const MONTHS = [2024, 2025].flatMap((year) =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`),
)
const WINDOWS = ['all', ...windowsOver(MONTHS).flatMap(({ year, quarters, months }) => [year, ...quarters, ...months])]

const counted = (scored: readonly number[], unscored: readonly number[] = []): MonthCount[] =>
  scored.map((n, at) => ({
    ...{ perspective: 'user', question: 'VALUE', period: MONTHS[at] as string },
    ...{ scored: n, unscored: unscored[at] ?? 0 },
  }))

function shown(counts: readonly MonthCount[], unit: 'month' | 'quarter') {
  const mayShow = anonymityOf(counts, new Set(['user']))
  const isShown = (window: string) => mayShow('user', 'VALUE', window) === 'shown'
  const months = counts.filter(({ scored }) => scored > 0).map(({ period }) => period)
  return { spans: monthSpans(months, unit, isShown), windows: WINDOWS.filter(isShown) }
}

const partsOf = (spans: readonly Span[]) => spans.map(({ parts }) => parts.map((month) => month.slice(2)).join(' '))

describe('months that are shown over time', () => {
  test.each([
    ['nobody answered', [], []],
    ['fewer than five did in all', [2, 0, 2], []],
    ['every month has enough', [9, 8, 7], ['24-01', '24-02', '24-03']],
    ['a small month goes with the smallest of its quarter', [30, 2, 9], ['24-01', '24-02 24-03']],
    ['the smallest is not its neighbour: all between go along', [9, 30, 2], ['24-01 24-02 24-03']],
    ['a small quarter goes with the smallest other quarter', [30, 0, 0, 2, 0, 0, 9], ['24-01', '24-04 24-07']],
    ['an empty month is left out', [9, 0, 7], ['24-01', '24-03']],
  ])('when %s', (_, scored, expected) => {
    expect(partsOf(shown(counted(scored), 'month').spans)).toEqual(expected)
  })

  test('stand in calendar time', () => {
    const { spans } = shown(counted([30, 2, 9, 12]), 'month')
    expect(spans.map(({ from, until }) => [from, until])).toEqual([
      ['2024-01-01', '2024-02-01'],
      ['2024-02-01', '2024-04-01'],
      ['2024-04-01', '2024-05-01'],
    ])
    const quarters = shown(counted([0, 2, 9, 12]), 'quarter').spans
    expect(quarters.map(({ from, until }) => [from, until])).toEqual([
      ['2024-01-01', '2024-04-01'],
      ['2024-04-01', '2024-07-01'],
    ])
  })

  test('show one by one where nothing was promised', () => {
    expect(partsOf(monthSpans(['2024-01', '2024-02'], 'month', () => true))).toEqual(['24-01', '24-02'])
  })
})

describe('no small group can be read out of what is shown over time, beside every calendar window', () => {
  const aMonth = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 25 }))
  const scored = fc.array(aMonth, { minLength: MONTHS.length, maxLength: MONTHS.length })
  const unscored = fc.array(fc.oneof(fc.constant(0), fc.nat(3)), { minLength: 0, maxLength: MONTHS.length })

  test('by any signed sum: the finest parts that windows, months and quarters make are empty or large', () => {
    fc.assert(
      fc.property(scored, unscored, (answers, others) => {
        const counts = counted(answers, others)
        const { spans, windows } = shown(counts, 'month')
        const sets = [
          ...windows.map((window) => new Set(monthsIn(window) ?? MONTHS)),
          ...[...spans, ...shown(counts, 'quarter').spans].map(({ parts }) => new Set(parts)),
        ]
        const finest = new Map<string, number>()
        for (const { period, scored: n } of counts) {
          const within = sets.map((set) => (set.has(period) ? 1 : 0)).join('')
          if (within.includes('1')) finest.set(within, (finest.get(within) ?? 0) + n)
        }
        expect([...finest.values()].filter((n) => n > 0 && n < 5)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('each has five answers or more; all months are shown once, or none is', () => {
    fc.assert(
      fc.property(scored, fc.constantFrom('month', 'quarter'), (answers, unit) => {
        const { spans } = shown(counted(answers), unit)
        const parts = spans.flatMap((span) => span.parts)
        const total = answers.reduce((sum, n) => sum + n, 0)
        expect(parts).toEqual(total < 5 ? [] : MONTHS.filter((_, at) => (answers[at] as number) > 0))
        for (const span of spans) {
          const n = span.parts.reduce((sum, month) => sum + (answers[MONTHS.indexOf(month)] as number), 0)
          expect(n).toBeGreaterThanOrEqual(5)
        }
        for (const [at, { from }] of spans.slice(1).entries()) expect(from >= spans[at]!.until).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('weeks', () => {
  const scored = (...weeks: [string, number][]) => new Map(weeks)

  test('are those of ISO 8601', () => {
    const spans = weekSpans(scored(['2026-W53', 5], ['2026-W01', 7], ['2024-W01', 9]), 21, true)
    expect(spans?.map(({ from, until }) => `${from} ${until}`)).toEqual([
      '2024-01-01 2024-01-08',
      '2025-12-29 2026-01-05',
      '2026-12-28 2027-01-04',
    ])
  })

  test('do not show where something moved by less than a batch', () => {
    expect(weekSpans(scored(['2026-W40', 12], ['2026-W41', 3]), 15, true)).toBeNull()
    expect(weekSpans(scored(['2026-W40', 12]), 15, true)).toBeNull()
    expect(weekSpans(scored(['2026-W40', 12]), 17, true)).toHaveLength(1)
    expect(weekSpans(scored(['2026-W40', 1]), 3, false)).toHaveLength(1)
    expect(weekSpans(new Map(), 12, true)).toEqual([])
  })

  test('that move by whole batches never cut a small group out of months', () => {
    // A batch comes on a day: it lies in one week and one month.
    const batch = fc.record({ day: fc.integer({ min: 0, max: 180 }), n: fc.integer({ min: 5, max: 9 }) })
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 12 }), (batches) => {
        const finest = new Map<string, number>()
        for (const { day, n } of batches) {
          const month = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 7)
          const key = `${Math.floor(day / 7)} ${month}`
          finest.set(key, (finest.get(key) ?? 0) + n)
        }
        expect([...finest.values()].every((n) => n >= 5)).toBe(true)
        const weeks = new Map<string, number>()
        for (const [key, n] of finest) {
          const week = `2024-W${String(Number(key.split(' ')[0]) + 1).padStart(2, '0')}`
          weeks.set(week, (weeks.get(week) ?? 0) + n)
        }
        const all = batches.reduce((sum, { n }) => sum + n, 0)
        expect(weekSpans(weeks, all, true)).toHaveLength(weeks.size)
      }),
      { numRuns: 200 },
    )
  })
})
