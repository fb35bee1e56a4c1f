import type { WindowAnswers } from '../comparison/answers.ts'
import { beginsBefore, type CurrentNames } from '../comparison/current-names.ts'
import type { Disclosure } from '../comparison/disclosure.ts'
import type { WindowKey } from '../comparison/window.ts'
import type { ActionOutcome, ActionStatus, Day, Perspective } from '../database/schema.ts'
import {
  type BeforeAfter,
  beforeAfter,
  type CensusBeforeAfter,
  censusBeforeAfter,
  isCensus,
} from '../statistics/before-after.ts'
import { oneToFive } from '../statistics/histogram.ts'
import type { Measured } from '../statistics/measured.ts'
import { isFull, type Plan } from './measure.ts'

/* Whether a change helped: the ratings of two calendar windows, as far as they may be seen. */

/** Scores 1–5 counted before and after; null: nobody, or not to be shown. */
export interface Pair {
  before: readonly number[] | null
  after: readonly number[] | null
}

/** What an outcome is told from, kept with the action as it stood on the day. */
export interface OutcomeFacts {
  day: Day
  perspective: Perspective
  question: string
  baseline: WindowKey
  after: WindowKey
  changedOn: Day | null
  /** In scores. */
  margin: number
  /** How many of each perspective there are; null where nobody knows. */
  eligible: Record<Perspective, number | null>
  sides: Record<Perspective, Pair>
  /** The same perspective and question of another service; `touched` where an improvement of its own came between. */
  compared: (Pair & { service: string; touched: boolean }) | null
}

/** Why nothing can be told; the window that stands in the way where one does. */
export type Hindrance =
  | { because: 'no-plan' }
  | { because: 'words-changed'; on: Day }
  | { because: 'no-variation' }
  | { because: 'empty' | 'hidden'; window: WindowKey }

type CompletePlan = Plan & { baseline: WindowKey; after_window: WindowKey }

export function isComplete(plan: Plan): plan is CompletePlan {
  return plan.baseline !== null && plan.after_window !== null
}

/** Whether figures are to decide now. */
export function isDueForVerdict(action: Plan & { status: ActionStatus }, today: Day): boolean {
  return action.status === 'implemented' && isComplete(action) && isFull(action.after_window, today)
}

export interface Windows {
  baseline: WindowKey
  before: WindowAnswers
  after: WindowAnswers
  names: CurrentNames
}

/** Answers to other words are answers to another question: they are no "before" of what is asked now. */
export function pairOf(windows: Windows, perspective: Perspective, question: string): Pair {
  const { before, after } = windows
  if (rewordedOn(windows, perspective, question) !== null) return { before: null, after: null }
  const counts = (answers: WindowAnswers) => {
    const { histogram, disclosure } = answers.ratings(perspective, question)
    return disclosure === 'shown' ? histogram.counts : null
  }
  return { before: counts(before), after: counts(after) }
}

/** Why the measure itself cannot be judged; null where it can. */
export function hindrance(plan: CompletePlan, windows: Windows): Hindrance | null {
  const { measure_perspective: perspective, measure_question: question } = plan
  const reworded = rewordedOn(windows, perspective, question)
  if (reworded !== null) return { because: 'words-changed', on: reworded }
  return (
    missing(windows.before.ratings(perspective, question).disclosure, plan.baseline) ??
    missing(windows.after.ratings(perspective, question).disclosure, plan.after_window)
  )
}

function rewordedOn({ names, baseline }: Windows, perspective: Perspective, question: string): Day | null {
  const changedOn = names.of(perspective, question)?.changedOn ?? null
  return beginsBefore(baseline, changedOn) ? changedOn : null
}

function missing(disclosure: Disclosure, window: WindowKey): Hindrance | null {
  if (disclosure === 'shown') return null
  return { because: disclosure === 'none' ? 'empty' : 'hidden', window }
}

/** How one side changed: by chance's measure, or as a fact of all there are. */
export type Judged =
  | { kind: 'sample'; found: Measured<BeforeAfter> }
  | { kind: 'census'; found: Measured<CensusBeforeAfter> }

/**
 * Users are a sample. Customers are one from ten on, in both windows; the provider is asked as a whole.
 * @returns null where a window of the side is hidden or empty
 */
export function judgedSide(perspective: Perspective, { before, after }: Pair, facts: OutcomeFacts): Judged | null {
  if (before === null || after === null) return null
  const [was, is] = [oneToFive(before), oneToFive(after)]
  const census = perspective === 'provider' || (perspective === 'customer' && isCensus(was, is))
  if (!census) return { kind: 'sample', found: beforeAfter(was, is, facts.margin) }
  return { kind: 'census', found: censusBeforeAfter(was, is, facts.eligible[perspective], facts.margin) }
}

/** @returns the verdict on what was to be improved; null where all agreed before and after, which tells no chance */
export function outcomeOf(facts: OutcomeFacts): ActionOutcome | null {
  const judged = judgedSide(facts.perspective, facts.sides[facts.perspective], facts)
  return judged?.found.value?.verdict ?? null
}

/**
 * By how much more the measure changed here than where nothing was done (difference in differences), in scores; null
 * without a comparison service that shows both windows.
 */
export function beyondTheComparison(facts: OutcomeFacts): number | null {
  const here = change(facts.sides[facts.perspective])
  const there = facts.compared === null ? null : change(facts.compared)
  return here === null || there === null ? null : here - there
}

/** The change of the mean, in scores. */
export function change({ before, after }: Pair): number | null {
  if (before === null || after === null) return null
  const found = censusBeforeAfter(oneToFive(before), oneToFive(after), null)
  return found.value?.difference ?? null
}

export function statusAfter(outcome: ActionOutcome): 'verified' | 'not-verified' {
  return outcome === 'verified' ? 'verified' : 'not-verified'
}
