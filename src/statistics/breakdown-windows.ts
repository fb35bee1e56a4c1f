import { suppressedGroups } from './suppression.ts'

/** Whole numbers of responses by group and month (`YYYY-MM`); the groups together are everybody. */
export type GroupMonths = ReadonlyMap<string, ReadonlyMap<string, number>>

/** How many responses a row (one group, or several together) has in each window. */
type Row = ReadonlyMap<string, number>

/**
 * Which groups of a breakdown may be shown in which calendar windows (`all`, `YYYY`, `YYYY-Qn`, `YYYY-MM`), beside the
 * totals of the `windows` given, which follow `displayableWindows`. Over all time the partition rule decides
 * (`suppressedGroups`). Years show as many of those groups, the largest, as most of their windows allow; quarters as many of
 * the years', months of the quarters'. A window shows its groups where each of them, and all others together, leave 0 or k
 * and more to every window around it; so no combination of what is shown is a group of 1 to k − 1.
 * @returns the groups by window; windows that show none are left out
 */
export function displayableCells(
  k: number,
  groups: GroupMonths,
  windows: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const cells = new Map<string, readonly string[]>()
  const rows = new Map([...groups].map(([group, months]) => [group, byWindow(months)]))
  const ever = (group: string) => rows.get(group)?.get('all') ?? 0
  if (!windows.has('all') || [...rows.keys()].some((group) => ever(group) < 0)) return cells
  const hidden = suppressedGroups(k, new Map([...rows.keys()].map((group) => [group, ever(group)])))
  let shown = [...rows.keys()]
    .filter((group) => ever(group) > 0 && !hidden.includes(group))
    .sort((a, b) => ever(b) - ever(a) || (a < b ? -1 : 1))
  if (shown.length === 0) return cells
  cells.set('all', shown)
  for (const candidates of bySpan(windows, sumOf([...rows.values()]))) {
    let best: { groups: string[]; admitted: string[] } = { groups: shown, admitted: [] }
    for (let size = shown.length; size > 0; size -= 1) {
      const kept = shown.slice(0, size)
      const others = sumOf([...rows].filter(([group]) => !kept.includes(group)).map(([, row]) => row))
      const together = [...kept.map((group) => rows.get(group)!), others]
      const admitted = admittedTo([...cells.keys()], candidates, together, k)
      if (admitted.length * size > best.admitted.length * best.groups.length) best = { groups: kept, admitted }
    }
    shown = best.groups
    for (const window of best.admitted) cells.set(window, shown)
  }
  return cells
}

/** The windows that can join those that are known already, the fullest first, without giving away fewer than k of a row. */
function admittedTo(
  known: readonly string[],
  candidates: readonly string[],
  rows: readonly Row[],
  k: number,
): string[] {
  const family = new Set(known)
  const left = rows.map((row) => {
    const rest = new Map(known.map((window) => [window, row.get(window) ?? 0]))
    for (const window of known) {
      const around = nearestAround(window, family)
      if (around !== null) rest.set(around, rest.get(around)! - (row.get(window) ?? 0))
    }
    return rest
  })
  return candidates.filter((window) => {
    const around = nearestAround(window, family)!
    const isSafe = rows.every((row, at) => {
      const n = row.get(window) ?? 0
      return isNobodyOrEnough(n, k) && isNobodyOrEnough(left[at]!.get(around)! - n, k)
    })
    if (isSafe)
      for (const [at, row] of rows.entries()) left[at]!.set(around, left[at]!.get(around)! - (row.get(window) ?? 0))
    return isSafe
  })
}

function isNobodyOrEnough(n: number, k: number): boolean {
  return n === 0 || n >= k
}

/** Years, then quarters, then months; of each the fullest first. */
function bySpan(windows: ReadonlySet<string>, totals: Row): string[][] {
  const spans = [/^\d{4}$/, /^\d{4}-Q\d$/, /^\d{4}-\d{2}$/]
  return spans.map((span) =>
    [...windows]
      .filter((window) => span.test(window) && (totals.get(window) ?? 0) > 0)
      .sort((a, b) => totals.get(b)! - totals.get(a)! || (a < b ? -1 : 1)),
  )
}

function nearestAround(window: string, family: ReadonlySet<string>): string | null {
  return windowsAround(window).find((around) => family.has(around)) ?? null
}

/** The windows that hold another one, the nearest first. */
function windowsAround(window: string): string[] {
  if (window === 'all') return []
  const year = window.slice(0, 4)
  if (window.length === 4) return ['all']
  return window[5] === 'Q' ? [year, 'all'] : [`${year}-Q${Math.ceil(Number(window.slice(5)) / 3)}`, year, 'all']
}

function byWindow(months: ReadonlyMap<string, number>): Row {
  const row = new Map<string, number>()
  for (const [month, n] of months) {
    for (const window of [month, ...windowsAround(month)]) row.set(window, (row.get(window) ?? 0) + n)
  }
  return row
}

function sumOf(rows: readonly Row[]): Row {
  const sum = new Map<string, number>()
  for (const row of rows) for (const [window, n] of row) sum.set(window, (sum.get(window) ?? 0) + n)
  return sum
}
