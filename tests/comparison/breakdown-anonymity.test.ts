import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakdownDisclosure, type GroupCount } from '../../src/comparison/breakdown-disclosure.ts'
import { anonymityOf } from '../../src/comparison/disclosure.ts'
import { monthsIn, windowsOver } from '../../src/comparison/window.ts'

const MONTHS = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04']
const WINDOWS = ['all', ...windowsOver(MONTHS).flatMap(({ year, quarters, months }) => [year, ...quarters, ...months])]
const GROUPS = ['web', 'phone', 'branch', '']
const within = (window: string) => MONTHS.filter((month) => monthsIn(window)?.includes(month) ?? true)
const SMALL = 4

interface Cell {
  group: string
  month: string
  n: number
}

/** Everything that anybody sees: which cells each figure sums up. */
function shownSums(cells: readonly Cell[]): Set<Cell>[] {
  const months = MONTHS.map((period) => ({
    ...{ perspective: 'user' as const, question: 'VALUE', period, unscored: 0 },
    scored: cells.reduce((sum, { month, n }) => sum + (month === period ? n : 0), 0),
  }))
  const mayShow = anonymityOf(months, new Set(['user']))
  const counts = cells.map(({ group, month, n }): GroupCount => ({ group, period: month, scored: n }))
  const groupsIn = breakdownDisclosure(counts, (window) => mayShow('user', 'VALUE', window), true)
  return WINDOWS.flatMap((window) => {
    const inside = cells.filter(({ month }) => within(window).includes(month))
    const total = mayShow('user', 'VALUE', window) === 'shown' ? [new Set(inside)] : []
    const parts = [...groupsIn(window)].map((group) => new Set(inside.filter((cell) => cell.group === group)))
    if (parts.length > 0) expect(total).toHaveLength(1)
    return [...total, ...parts]
  })
}

/**
 * Every set of at most four people that some sum and difference of the figures shown is exactly about: sets of cells whose
 * indicator lies in the row space of the figures. Cells of figures that are shown to be about nobody are known to be empty.
 */
function smallSetsToldBy(cells: readonly Cell[], sums: readonly Set<Cell>[]): Cell[][] {
  const nobody = new Set(sums.filter((sum) => peopleIn(sum) === 0).flatMap((sum) => [...sum]))
  const open = cells.filter((cell) => !nobody.has(cell))
  const basis = echelon(sums.map((sum) => open.map((cell) => (sum.has(cell) ? 1 : 0))))
  const small = open.flatMap((cell, at) => (cell.n >= 1 && cell.n <= SMALL ? [at] : []))
  const found: Cell[][] = []
  const grow = (from: number, chosen: number[], people: number) => {
    for (let next = from; next < small.length; next += 1) {
      const at = small[next]!
      const n = people + open[at]!.n
      if (n > SMALL) continue
      const set = [...chosen, at]
      if (isSpanned(basis, set, open.length)) found.push(set.map((each) => open[each]!))
      grow(next + 1, set, n)
    }
  }
  grow(0, [], 0)
  return found
}

const peopleIn = (sum: Iterable<Cell>) => [...sum].reduce((people, { n }) => people + n, 0)

function echelon(rows: number[][]): { pivot: number; row: number[] }[] {
  const basis: { pivot: number; row: number[] }[] = []
  for (const row of rows) {
    const left = reduced(basis, row)
    const pivot = left.findIndex((value) => Math.abs(value) > 1e-9)
    if (pivot !== -1) basis.push({ pivot, row: left.map((value) => value / left[pivot]!) })
  }
  return basis
}

function reduced(basis: readonly { pivot: number; row: number[] }[], vector: readonly number[]): number[] {
  const left = [...vector]
  for (const { pivot, row } of basis) {
    const factor = left[pivot]!
    if (factor !== 0) for (const [at, value] of row.entries()) left[at]! -= factor * value
  }
  return left
}

function isSpanned(basis: readonly { pivot: number; row: number[] }[], set: readonly number[], size: number): boolean {
  const vector = Array.from({ length: size }, (_, at) => (set.includes(at) ? 1 : 0))
  return reduced(basis, vector).every((value) => Math.abs(value) < 1e-6)
}

const aCount = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 4, arbitrary: fc.integer({ min: 5, max: 30 }) },
)
const someCells = fc
  .array(aCount, { minLength: MONTHS.length * GROUPS.length, maxLength: MONTHS.length * GROUPS.length })
  .map((counts) => counts.map((n, at): Cell => ({ group: GROUPS[at % 4]!, month: MONTHS[Math.floor(at / 4)]!, n })))

describe('no combination of groups, totals and windows that are shown is about one to four people', () => {
  test('whatever has been answered', () => {
    fc.assert(
      fc.property(someCells, (cells) => {
        expect(smallSetsToldBy(cells, shownSums(cells))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test('the search finds what two figures give away', () => {
    const cells: Cell[] = [
      { group: 'web', month: '2026-01', n: 20 },
      { group: 'phone', month: '2026-01', n: 3 },
    ]
    expect(smallSetsToldBy(cells, [new Set(cells), new Set([cells[0]!])])).toEqual([[cells[1]]])
  })
})

describe('what is shown is still worth looking at', () => {
  const users = (counts: Record<string, Record<string, number>>) => {
    const given = Object.entries(counts).flatMap(([group, months]) =>
      Object.entries(months).map(([period, scored]): GroupCount => ({ group, period, scored })),
    )
    return breakdownDisclosure(given, () => 'shown', true)
  }

  test('over all time a small group takes its smallest neighbour with it', () => {
    const groupsIn = users({ web: { '2026-01': 40 }, phone: { '2026-01': 12 }, branch: { '2026-01': 3 } })
    expect([...groupsIn('all')]).toEqual(['web'])
  })

  test('months leave out what is too small for them with its neighbour, and show the others', () => {
    const [web, phone, branch] = [
      { '2026-01': 40, '2026-02': 42, '2026-03': 38 },
      { '2026-01': 20, '2026-02': 25, '2026-03': 21 },
      { '2026-01': 2, '2026-02': 6, '2026-03': 3 },
    ]
    const groupsIn = users({ web, phone, branch, kiosk: { '2026-01': 6, '2026-02': 6, '2026-03': 5 } })
    expect([...groupsIn('all')]).toEqual(['web', 'phone', 'kiosk', 'branch'])
    for (const month of ['2026-01', '2026-02', '2026-03']) expect([...groupsIn(month)]).toEqual(['web', 'phone'])
  })

  test('a window whose own figure is hidden shows no groups', () => {
    const groupsIn = breakdownDisclosure(
      [{ group: 'web', period: '2026-01', scored: 50 }],
      (window) => (window === '2026-01' ? 'gives-away' : 'shown'),
      true,
    )
    expect([...groupsIn('2026-01')]).toEqual([])
  })

  test('named perspectives show every group', () => {
    const groupsIn = breakdownDisclosure([{ group: 'web', period: '2026-01', scored: 1 }], () => 'shown', false)
    expect([...groupsIn('2026-01')]).toEqual(['web'])
  })
})
