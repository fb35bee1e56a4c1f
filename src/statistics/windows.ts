import { assertCount, filterMayShow, suppressedGroups } from './suppression.ts'

/** A calendar window: `all`, a year `2025`, a quarter `2025-Q3` or a month `2025-08`. */
type Window = { key: string; responses: number; parts: Window[] }

/**
 * Which calendar windows may be shown: `all`, `YYYY`, `YYYY-Qn`, `YYYY-MM`. `countsByMonth` maps `YYYY-MM` to its whole
 * number of responses; months left out have none. A window shows when the one that holds it shows, the partition rule
 * among its siblings leaves it, and the filter rule holds against every window above it. No sum or difference of shown
 * windows is then a group of 1 to k − 1. Windows without responses are not shown. RangeError for a malformed month.
 */
export function displayableWindows(k: number, countsByMonth: ReadonlyMap<string, number>): ReadonlySet<string> {
  const shown = new Set<string>()
  const all = calendar(countsByMonth)
  if (all.responses > 0 && filterMayShow(k, all.responses, [])) show(all, [])
  return shown

  function show(window: Window, above: number[]): void {
    shown.add(window.key)
    const supersets = [...above, window.responses]
    const hidden = suppressedGroups(k, new Map(window.parts.map(({ key, responses }) => [key, responses])))
    for (const part of window.parts) {
      const leftByPartition = part.responses > 0 && !hidden.includes(part.key)
      if (leftByPartition && filterMayShow(k, part.responses, supersets)) show(part, supersets)
    }
  }
}

function calendar(countsByMonth: ReadonlyMap<string, number>): Window {
  const all: Window = { key: 'all', responses: 0, parts: [] }
  for (const [month, responses] of countsByMonth) {
    assertCount(responses, month)
    const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? []
    if (!year) throw new RangeError(`A month is written YYYY-MM, got ${month}`)
    const path = [year, `${year}-Q${Math.ceil(Number(number) / 3)}`, month]
    let window = all
    window.responses += responses
    for (const key of path) {
      window = partOf(window, key)
      window.responses += responses
    }
  }
  return all
}

function partOf(window: Window, key: string): Window {
  const known = window.parts.find((part) => part.key === key)
  if (known) return known
  const added = { key, responses: 0, parts: [] }
  window.parts.push(added)
  return added
}
