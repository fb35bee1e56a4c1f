import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayableWindows } from '../../src/statistics/windows.ts'

function shown(k: number, months: Record<string, number>): string[] {
  return [...displayableWindows(k, new Map(Object.entries(months)))].sort()
}

describe('calendar windows that may be shown', () => {
  it.each([
    ['nothing was answered', {}, []],
    ['the only month is empty', { '2025-01': 0 }, []],
    ['there are fewer than k in all', { '2025-01': 2, '2025-07': 2 }, []],
    ['one month holds everything', { '2025-01': 5 }, ['2025', '2025-01', '2025-Q1', 'all']],
    [
      'every month is large',
      { '2025-01': 9, '2025-04': 8 },
      ['2025', '2025-01', '2025-04', '2025-Q1', '2025-Q2', 'all'],
    ],
    ['a small month takes its neighbour along', { '2025-01': 9, '2025-02': 2 }, ['2025', '2025-Q1', 'all']],
    [
      'a small month and the smallest of its quarter hide, the third shows',
      { '2025-01': 30, '2025-02': 2, '2025-03': 9 },
      ['2025', '2025-01', '2025-Q1', 'all'],
    ],
    [
      'a small quarter hides the smallest other quarter with its months',
      { '2025-01': 30, '2025-04': 2, '2025-07': 9 },
      ['2025', '2025-01', '2025-Q1', 'all'],
    ],
    ['a small year hides the only other year', { '2024-11': 3, '2025-01': 30, '2025-02': 30 }, ['all']],
  ])('when %s', (_, months, expected) => {
    expect(shown(5, months)).toEqual(expected)
  })

  it.each(['2025-13', '2025-1', '25-01', '2025-00', 'all'])('refuse the month %s', (month) => {
    expect(() => shown(5, { [month]: 5 })).toThrow(RangeError)
  })

  it('refuse a negative count', () => {
    expect(() => shown(5, { '2025-01': -1 })).toThrow(/got -1 for 2025-01/)
  })
})

const MONTHS = [2024, 2025].flatMap((year) =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
)

function monthsOf(window: string): string[] {
  if (window === 'all') return MONTHS
  const quarter = /^(\d{4})-Q(\d)$/.exec(window)
  if (!quarter) return MONTHS.filter((month) => month.startsWith(window))
  return MONTHS.filter((m) => m.startsWith(quarter[1]!) && Math.ceil(Number(m.slice(5)) / 3) === Number(quarter[2]))
}

function partsOf(window: string): string[] {
  if (window === 'all') return ['2024', '2025']
  if (/^\d{4}$/.test(window)) return [1, 2, 3, 4].map((quarter) => `${window}-Q${quarter}`)
  return /Q/.test(window) ? monthsOf(window) : []
}

/** Every sum that a reader can form from disjoint shown windows inside `window`, itself left out when `strict`. */
function sums(window: string, visible: ReadonlySet<string>, size: (w: string) => number, strict = false): Set<number> {
  let reachable = new Set([0])
  for (const part of partsOf(window)) {
    const inside = sums(part, visible, size)
    reachable = new Set([...reachable].flatMap((sum) => [...inside].map((more) => sum + more)))
  }
  if (!strict && visible.has(window)) reachable.add(size(window))
  return reachable
}

describe('no small group can be read out of what is shown', () => {
  const aMonth = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 25 }))
  const counts = fc.array(aMonth, { minLength: MONTHS.length, maxLength: MONTHS.length })
  const k = fc.constantFrom(3, 5, 10)

  it('by any shown window less any sum of shown windows within it', () => {
    fc.assert(
      fc.property(k, counts, (least, answers) => {
        const byMonth = new Map(MONTHS.map((month, i) => [month, answers[i]!]))
        const size = (window: string) => monthsOf(window).reduce((sum, month) => sum + byMonth.get(month)!, 0)
        const visible = displayableWindows(least, byMonth)
        for (const window of visible) {
          expect(size(window)).toBeGreaterThanOrEqual(least)
          const left = [...sums(window, visible, size, true)].map((sum) => size(window) - sum)
          expect(left.filter((rest) => rest > 0 && rest < least)).toEqual([])
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('by any signed sum of shown windows: the finest parts that they make are themselves empty or large', () => {
    fc.assert(
      fc.property(k, counts, (least, answers) => {
        const byMonth = new Map(MONTHS.map((month, i) => [month, answers[i]!]))
        const visible = displayableWindows(least, byMonth)
        const finest = new Map<string, number>()
        for (const [month, n] of byMonth) {
          const around = [...visible]
            .filter((window) => monthsOf(window).includes(month))
            .sort()
            .join()
          if (around) finest.set(around, (finest.get(around) ?? 0) + n)
        }
        expect([...finest.values()].filter((n) => n > 0 && n < least)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
