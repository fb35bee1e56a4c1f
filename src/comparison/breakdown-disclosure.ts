import type { Month } from '../catalogue/agreement.ts'
import { displayableCells } from '../statistics/breakdown-windows.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import type { Disclosure } from './disclosure.ts'
import { ALL_TIME, type WindowKey, windowsOver } from './window.ts'

/** How many of a group scored a question in a month; `group` is empty for whoever is in none. */
export interface GroupCount {
  group: string
  period: Month
  scored: number
}

/** The groups that a window's breakdown may show; the others are hidden together. */
export type GroupsIn = (window: WindowKey) => ReadonlySet<string>

/**
 * The anonymity of one question's breakdown in one perspective. Together with the totals, which are shown as `totalIn` says,
 * nothing of it is ever about fewer than five people.
 * @param counts of all months and groups, so that their sum is everybody
 * @param isAnonymous others are shown whatever their number
 */
export function breakdownDisclosure(
  counts: readonly GroupCount[],
  totalIn: (window: WindowKey) => Disclosure,
  isAnonymous: boolean,
): GroupsIn {
  const groups = new Map<string, Map<Month, number>>()
  for (const { group, period, scored } of counts) {
    const months = groups.get(group) ?? new Map<Month, number>()
    groups.set(group, months.set(period, (months.get(period) ?? 0) + scored))
  }
  if (!isAnonymous) return () => new Set(groups.keys())
  const windows = windowsOver(counts.map(({ period }) => period)).flatMap(({ year, quarters, months }) => [
    year,
    ...quarters,
    ...months,
  ])
  const totals = [ALL_TIME, ...windows].filter((window) => totalIn(window) === 'shown')
  const cells = displayableCells(SMALLEST_GROUP, groups, new Set(totals))
  return (window) => new Set(cells.get(window))
}
