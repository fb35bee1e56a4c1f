import { agreementTargetsMet } from '../catalogue/agreement.ts'
import { answersOver } from '../comparison/looked-over.ts'
import type { ComparedDimension, ServiceComparison } from '../comparison/service-comparison.ts'
import { monthsIn, quarterOfDay, type WindowKey, windowBefore } from '../comparison/window.ts'
import type { Day, FindingRule } from '../database/schema.ts'
import { type Histogram, mean, responses } from '../statistics/histogram.ts'
import { excludes, type Interval, type Measured } from '../statistics/measured.ts'
import type { StateRules } from '../statistics/state.ts'
import { welch } from '../statistics/welch.ts'
import type { Figure, FindingEvidence, StateEvidence } from './finding-evidence.ts'

/*
 * What is worth somebody's decision. Each rule looks at the figures that the service's page shows, and raises one finding
 * for the service with the dimensions in its evidence: nine findings that say the same nine times would be dismissed unread.
 *
 * A sighting is firm where its figures are confirmed as a state is (DESIGN 3.5): 30 users, and an interval that is clear.
 * Whether a sighting becomes a finding is decided by src/improvement/finding-look.ts.
 */

/**
 * What the rules look at: all that was ever answered, or the newest quarter since an improvement was measured, which all time
 * would outweigh for years; and the time that users lost in two complete windows.
 */
export interface LookedAt {
  comparison: Pick<
    ServiceComparison,
    'window' | 'state' | 'overall' | 'dimensions' | 'perceptions' | 'rules' | 'targets'
  >
  /** Whether an improvement has been measured. */
  improved: boolean
  /** Minutes that users lost; null where two windows cannot be compared. */
  lostTime: { now: WindowedTime; before: WindowedTime } | null
}

export interface WindowedTime {
  window: WindowKey
  histogram: Histogram
}

/** A rule's condition that holds. */
export interface Sighting {
  rule: FindingRule
  subject: string
  firm: boolean
  /** The window whose figures it compares; null: the one that is looked at. */
  window: WindowKey | null
  evidence: FindingEvidence
}

/** The state is looked at as something that is always there: it is the change that raises a finding. */
export interface SeenState {
  state: StateEvidence['to']
  firm: boolean
  evidence: Omit<StateEvidence, 'from'>
}

/** Time lost is a finding from this much more on. */
const LOST_TIME_UP_BY = 0.2

export function stateSeen({ comparison: { state, overall } }: LookedAt): SeenState {
  const { users, customers } = overall
  return {
    state: state.state,
    firm: state.confidence === 'confirmed',
    evidence: {
      rule: 'state-changed',
      to: state.state,
      users: state.users === 'unknown' ? null : figure(users),
      customers: figure(customers),
      agreement: state.agreement,
    },
  }
}

/** Every rule but the change of state, as it holds now. */
export function sightings(looked: LookedAt): Sighting[] {
  return [gapConfirmed, predictionFarOff, lostTimeUp, agreementGreenUsersRed].flatMap((rule) => rule(looked) ?? [])
}

/**
 * The two views part on the overall question: the comparison's gap flag (12.5 index points or more, the users' interval
 * excludes the customers' value), and the difference is called after Benjamini-Hochberg over all that is compared.
 */
function gapConfirmed({ comparison: { state, overall, dimensions, rules } }: LookedAt): Sighting | null {
  if (!state.flags.includes('gap') || !isCalled(overall)) return null
  const [users, customers] = [figure(overall.users), figure(overall.customers)]
  if (users === null || customers === null) return null
  const apart = dimensions
    .filter((each) => isCalled(each) && Math.abs(pointsApart(each)) >= rules.gapIndexPoints)
    .map((each) => ({ dimension: each.dimension, gap: pointsApart(each) }))
  return {
    rule: 'gap',
    subject: '',
    firm: users.n >= rules.minUsersConfirmed,
    window: null,
    evidence: {
      rule: 'gap',
      users,
      customers,
      gap: users.index - customers.index,
      interval: overall.users.indexInterval.value,
      dimensions: apart.sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap)),
    },
  }
}

/** What customers think that users think is 12.5 index points or more off, one way or the other, and not by chance. */
function predictionFarOff({ comparison: { perceptions, overall, rules } }: LookedAt): Sighting | null {
  const found = perceptions.find(({ perspective }) => perspective === 'customer')
  const users = figure(overall.users)
  if (found === undefined || users === null || users.n < rules.minUsers) return null
  const { gap, interval, predicted, n } = found
  if (gap.value === null || interval.value === null || predicted.value === null) return null
  if (!reaches(gap.value, rules.gapIndexPoints) || !excludes(interval.value, 0)) return null
  return {
    rule: 'prediction',
    subject: '',
    firm: users.n >= rules.minUsersConfirmed,
    window: null,
    evidence: {
      rule: 'prediction',
      predicted: { index: predicted.value, n },
      users,
      gap: gap.value,
      interval: interval.value,
    },
  }
}

/** Users lose a fifth more time than in the window before, and Welch's 95 % interval of the difference lies above 0. */
function lostTimeUp({ lostTime, comparison: { rules } }: LookedAt): Sighting | null {
  if (lostTime === null) return null
  const [now, before] = [minutesLost(lostTime.now), minutesLost(lostTime.before)]
  if (now === null || before === null || Math.min(now.n, before.n) < rules.minUsers) return null
  const test = welch(lostTime.now.histogram, lostTime.before.histogram)
  if (test.value === null || test.value.interval.low <= 0) return null
  if (now.minutes < before.minutes * (1 + LOST_TIME_UP_BY)) return null
  return {
    rule: 'lost-time',
    subject: '',
    firm: Math.min(now.n, before.n) >= rules.minUsersConfirmed,
    window: now.window,
    evidence: { rule: 'lost-time', now, before, interval: test.value.interval },
  }
}

/** The agreement is kept and users are below the target all the same, whatever the customers say. */
function agreementGreenUsersRed({ comparison }: LookedAt): Sighting | null {
  const { state, overall, dimensions, rules, targets } = comparison
  const users = figure(overall.users)
  if (state.agreement !== 'green' || state.users !== 'red' || users === null) return null
  const reported = agreementTargetsMet(targets).filter(({ met }) => met !== null)
  const low = dimensions.flatMap((each) => {
    const found = figure(each.users)
    const isLow = found !== null && found.n >= rules.minUsers && found.index < rules.targetIndex
    return isLow ? [{ dimension: each.dimension, ...found }] : []
  })
  return {
    rule: 'watermelon',
    subject: '',
    firm: users.n >= rules.minUsersConfirmed && isBelow(state.userInterval, rules),
    window: null,
    evidence: {
      rule: 'watermelon',
      users,
      interval: state.userInterval.value,
      target: rules.targetIndex,
      met: reported.filter(({ met }) => met).length,
      reported: reported.length,
      dimensions: low.sort((a, b) => a.index - b.index),
    },
  }
}

/**
 * What tells the answers behind one look from those behind another: every figure that the rules read. Where none of them
 * moved, looking again says nothing new, until another month has begun.
 */
export function answersLookedAt({ comparison, lostTime }: LookedAt, today: Day): string {
  const { window, overall, dimensions, perceptions, targets } = comparison
  const figures = [overall, ...dimensions].flatMap(({ users, customers }) =>
    [users, customers].map(({ n, index }) => (n === 0 ? '-' : `${n}:${(index.value ?? 0).toFixed(3)}`)),
  )
  const predicted = perceptions.map(({ n, predicted: { value } }) => `${n}:${(value ?? 0).toFixed(3)}`)
  const kept = agreementTargetsMet(targets).map(({ met }) => (met === null ? '?' : met ? '+' : '-'))
  const lost =
    lostTime === null ? [] : [lostTime.now, lostTime.before].map(({ histogram }) => histogram.counts.join(','))
  return answersOver(window, [today.slice(0, 7), ...figures, ...predicted, kept.join(''), ...lost].join(' '))
}

/** The newest complete windows of each length, the longer first: a quarter, then a month. */
export function completeWindows(today: Day): WindowKey[] {
  return [quarterOfDay(today), today.slice(0, 7)].flatMap((current) => windowBefore(current) ?? [])
}

/**
 * The quarter that a window of the rule's own lies in, and otherwise the one of the look; what is dismissed in it is not
 * raised again in it.
 */
export function periodOf(window: WindowKey | null, today: Day): WindowKey {
  return window === null ? quarterOfDay(today) : quarterOfDay(`${monthsIn(window)?.[0] ?? today.slice(0, 7)}-01`)
}

function figure({ n, index }: { n: number; index: Measured<number> }): Figure | null {
  return index.value === null ? null : { index: index.value, n }
}

function isCalled({ verdict }: Pick<ComparedDimension, 'verdict'>): boolean {
  return verdict === 'users-lower' || verdict === 'users-higher'
}

function pointsApart({ gap }: Pick<ComparedDimension, 'gap'>): number {
  return gap.value?.index.value ?? 0
}

function reaches(points: number, least: number): boolean {
  const rounding = 1e-9
  return Math.abs(points) >= least - rounding
}

function minutesLost({ window, histogram }: WindowedTime) {
  const minutes = mean(histogram).value
  return minutes === null ? null : { window, minutes, n: responses(histogram) }
}

function isBelow(interval: Measured<Interval>, { targetIndex }: StateRules): boolean {
  return interval.value !== null && interval.value.high < targetIndex
}
