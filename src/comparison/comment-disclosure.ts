import type { Month } from '../catalogue/agreement.ts'
import { filterMayShow, suppressedGroups } from '../statistics/suppression.ts'
import { displayableWindows } from '../statistics/windows.ts'
import { SMALLEST_COMMENT_GROUP } from '../surveys/anonymity.ts'
import type { Disclosure } from './disclosure.ts'
import { ALL_TIME, monthsIn, type WindowKey } from './window.ts'

/*
 * The anonymity of comments (DESIGN section 3): they show from ten on. Comments to one question are as many as people, so
 * that months of comments are groups of people.
 */

/** How many comments, by the month in which they were released. */
export type CommentCounts = ReadonlyMap<Month, number>

export function countIn(counts: CommentCounts, window: WindowKey): number {
  const months = monthsIn(window)
  let sum = 0
  for (const [month, count] of counts) if (months === null || months.includes(month)) sum += count
  return sum
}

/** Whether the comments of a window may be read at all. */
export function windowDisclosure(every: CommentCounts, window: WindowKey, isAnonymous: boolean): Disclosure {
  return disclosureOf(every, window, isAnonymous)
}

/**
 * Whether those of a window's comments that a filter leaves may be told from the others: there are ten of them, the others
 * are none or ten, and neither changes by fewer from one window to another that could be asked for.
 */
export function filterDisclosure(
  every: CommentCounts,
  filtered: CommentCounts,
  window: WindowKey,
  isAnonymous: boolean,
): Disclosure {
  const own = disclosureOf(filtered, window, isAnonymous)
  if (!isAnonymous || own !== 'shown') return own
  const rest = new Map([...every].map(([month, count]) => [month, count - (filtered.get(month) ?? 0)]))
  const shows = filterMayShow(SMALLEST_COMMENT_GROUP, countIn(filtered, window), [countIn(every, window)])
  const isRestSafe = countIn(rest, window) === 0 || disclosureOf(rest, window, true) === 'shown'
  return shows && isRestSafe && disclosureOf(every, window, true) === 'shown' ? 'shown' : 'gives-away'
}

function disclosureOf(counts: CommentCounts, window: WindowKey, isAnonymous: boolean): Disclosure {
  const count = countIn(counts, window)
  if (count === 0) return 'none'
  if (!isAnonymous) return 'shown'
  if (count < SMALLEST_COMMENT_GROUP) return 'too-few'
  return displayable(counts).has(window) ? 'shown' : 'gives-away'
}

function displayable(counts: CommentCounts): ReadonlySet<WindowKey> {
  return displayableWindows(SMALLEST_COMMENT_GROUP, counts)
}

/**
 * Which groups of one breakdown, by channel or by score, may be chosen: none that is small, and no neighbour by which a small
 * one could be subtracted out.
 */
export function choosable(groups: ReadonlyMap<string, number>, isAnonymous: boolean): ReadonlySet<string> {
  const hidden = isAnonymous ? suppressedGroups(SMALLEST_COMMENT_GROUP, groups) : []
  return new Set([...groups].filter(([key, count]) => count > 0 && !hidden.includes(key)).map(([key]) => key))
}

/** Comments that lie together on a page: those of one month, or of the months that may not be told apart. */
export interface CommentGroup {
  /** What may be said of when they were released. */
  window: WindowKey
  months: Month[]
}

/**
 * The comments of a window in groups, the newest first. Anonymous ones are dated by the shortest of month, quarter, year and
 * all time that could itself be asked for; nothing tells the order within a group.
 */
export function commentGroups(every: CommentCounts, window: WindowKey, isAnonymous: boolean): CommentGroup[] {
  const shown = isAnonymous ? displayable(every) : null
  const within = monthsIn(window)
  const groups = new Map<WindowKey, Month[]>()
  const newestFirst = [...every.keys()].sort().reverse()
  for (const month of newestFirst) {
    if (within?.includes(month) === false || every.get(month) === 0) continue
    const name = shown === null ? month : (namesOf(month).find((each) => shown.has(each)) ?? ALL_TIME)
    groups.set(name, [...(groups.get(name) ?? []), month])
  }
  return [...groups].map(([name, months]) => ({ window: name, months })).sort(newestEndFirst)
}

/** All windows that hold a month, the shortest first. */
function namesOf(month: Month): WindowKey[] {
  const year = month.slice(0, 4)
  return [month, `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`, year]
}

/** The newest first by the end of what may be said of them, and what is dated best first; never by a month that is hidden. */
function newestEndFirst(a: CommentGroup, b: CommentGroup): number {
  const [endA, endB] = [endOf(a.window), endOf(b.window)]
  if (endA !== endB) return endA < endB ? 1 : -1
  return monthsOf(a.window) - monthsOf(b.window)
}

function monthsOf(window: WindowKey): number {
  return monthsIn(window)?.length ?? Number.POSITIVE_INFINITY
}

function endOf(window: WindowKey): Month {
  return monthsIn(window)?.at(-1) ?? '0000-00'
}
