import type { Month } from '../catalogue/agreement.ts'
import type { Perspective } from '../database/schema.ts'
import { displayableWindows } from '../statistics/windows.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { ALL_TIME, monthsIn, type WindowKey } from './window.ts'

/**
 * Whether a figure may be seen. `none`: nobody answered; `too-few`: fewer than {@link SMALLEST_GROUP} did; `gives-away`:
 * enough did, but together with another window the figure would give away a smaller group.
 */
export type Disclosure = 'shown' | 'none' | 'too-few' | 'gives-away'

/** How many answered one question of one perspective in a month: with a score, and without one. */
export interface MonthCount {
  perspective: Perspective
  question: string
  period: Month
  scored: number
  unscored: number
}

/** A question that was scored, if by too few since its figure last moved to count them yet (src/responses/ripe-counts.ts). */
export type WaitingQuestion = Pick<MonthCount, 'perspective' | 'question'>

/** Asked of every figure before it is read: perspective, question, window. */
export type MayShow = (perspective: Perspective, question: string, window: WindowKey) => Disclosure

/**
 * The anonymity of one service's figures (DESIGN section 3). Every question counts its own answers, scored ones and all,
 * so that neither its mean nor its share of "does not apply" ever differs between two windows by fewer than five people.
 * @param counts by month, for the perspectives whose answers are anonymous; others are always shown
 * @param waiting where nothing has ever been counted, these were answered all the same
 */
export function anonymityOf(
  counts: readonly MonthCount[],
  anonymous: ReadonlySet<Perspective>,
  waiting: readonly WaitingQuestion[] = [],
): MayShow {
  const months = new Map<string, MonthCount[]>()
  for (const count of counts) {
    const key = `${count.perspective} ${count.question}`
    const known = months.get(key)
    if (known === undefined) months.set(key, [count])
    else known.push(count)
  }
  const answered = new Set(waiting.map(({ perspective, question }) => `${perspective} ${question}`))
  const displayable = new Map<string, ReadonlySet<WindowKey>>()
  return (perspective, question, window) => {
    if (!anonymous.has(perspective)) return 'shown'
    const key = `${perspective} ${question}`
    const own = months.get(key) ?? []
    const scored = scoredIn(own, window)
    if (scored === 0) return answered.has(key) && scoredIn(own, ALL_TIME) === 0 ? 'too-few' : 'none'
    if (scored < SMALLEST_GROUP) return 'too-few'
    const shown = displayable.get(key) ?? displayableFor(own)
    displayable.set(key, shown)
    return shown.has(window) ? 'shown' : 'gives-away'
  }
}

/** Windows whose scored answers and whose answers of any kind may both be shown; fewer windows give away no more. */
function displayableFor(counts: readonly MonthCount[]): ReadonlySet<WindowKey> {
  const byScore = displayableWindows(
    SMALLEST_GROUP,
    byMonth(counts, ({ scored }) => scored),
  )
  if (counts.every(({ unscored }) => unscored === 0)) return byScore
  const byAnswer = displayableWindows(
    SMALLEST_GROUP,
    byMonth(counts, ({ scored, unscored }) => scored + unscored),
  )
  return new Set([...byScore].filter((window) => byAnswer.has(window)))
}

function byMonth(counts: readonly MonthCount[], of: (count: MonthCount) => number): Map<Month, number> {
  return new Map(counts.map((count) => [count.period, of(count)]))
}

function scoredIn(counts: readonly MonthCount[], window: WindowKey): number {
  const months = monthsIn(window)
  return counts.reduce((sum, { period, scored }) => sum + (months?.includes(period) === false ? 0 : scored), 0)
}
