import { agreementTargetsMet, type TargetOutcome } from '../catalogue/agreement.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { ComponentKind, Day, Perspective } from '../database/schema.ts'
import { perceptionGap } from '../statistics/census.ts'
import {
  type CustomerReading,
  compareDimensions,
  customerReading,
  type JudgedDimension,
} from '../statistics/compare.ts'
import { daysBetween } from '../statistics/days.ts'
import { type Histogram, indexOf, mean, median, responses, topTwo } from '../statistics/histogram.ts'
import { type Interval, type Measured, mapMeasured } from '../statistics/measured.ts'
import { nonResponseBounds, nonSubstantiveShare, responseRate } from '../statistics/nonresponse.ts'
import type { Proportion } from '../statistics/proportion.ts'
import { STATE_RULES, type StateOfService, type StateRules, stateOfService } from '../statistics/state.ts'
import { componentKey, OVERALL, RATED, type Rated, type ScaleName } from '../surveys/definition.ts'
import type { Importance, SeenAnswers, WindowAnswers } from './answers.ts'
import { type Asked, toldDisclosure } from './asked.ts'
import { beginsBefore, type CurrentNames, type OwnQuestion } from './current-names.ts'
import type { Disclosure } from './disclosure.ts'
import { ALL_TIME, type WindowKey, windowBefore } from './window.ts'

/** What a service's comparison is computed from. */
export interface Evidence {
  window: WindowKey
  answers: WindowAnswers
  /** The window before; null for all time. */
  before: WindowAnswers | null
  asked: Record<Perspective, Asked>
  names: CurrentNames
  /** Compared beside the dimensions. */
  own: readonly OwnQuestion[]
  targets: readonly TargetOutcome[]
  components: readonly { id: string; kind: ComponentKind }[]
  activeUsers: number | null
  /** How many months users are asked about; null where the survey's words do not say. */
  periodMonths: number | null
  /** Index points; null: the default. */
  xlaTarget: number | null
  today: Day
}

/** One perspective on the overall question. */
export interface Side {
  perspective: Perspective
  asked: Asked
  disclosure: Disclosure
  n: number
  /** Index points, 0–100. */
  index: Measured<number>
  /** The share of those who answered that are satisfied, and what it can be among all who could have answered. */
  topTwo: Measured<Proportion>
  topTwoBounds: Measured<Interval>
  rate: Measured<Proportion>
  unscored: Measured<Proportion>
  /** Index points since the window before; null where either may not be shown. */
  change: number | null
}

/** Answers that are not counted in, because they are answers to other words. */
export interface LeftOut {
  perspective: Perspective
  /** Since when it is asked in the words that count; null: other versions or surveys ask it in others. */
  since: Day | null
}

export interface ComparedQuestion extends JudgedDimension {
  disclosure: Record<Perspective, Disclosure>
  provider: OwnView
  /** Index points since the window before; null where either may not be shown. */
  change: Record<Perspective, number | null>
  leftOut: LeftOut[]
}

export interface ComparedDimension extends ComparedQuestion {
  dimension: Rated
}

export interface ComparedOwn extends ComparedQuestion {
  own: OwnQuestion
}

/** The provider's self-evaluation: everybody's who was asked, so there is nothing to infer. */
export interface OwnView {
  n: number
  mean: Measured<number>
  index: Measured<number>
}

export interface Perception {
  perspective: 'customer' | 'provider'
  reading: CustomerReading
  n: number
  predicted: Measured<number>
  /** What was predicted less what users say, in index points, and its 95 % interval. */
  gap: Measured<number>
  interval: Measured<Interval>
}

export const MATRIX_COLUMNS = ['it-supported', 'human-activity', 'end-to-end'] as const
export type MatrixColumn = (typeof MATRIX_COLUMNS)[number]

export interface MatrixCell {
  column: MatrixColumn
  n: number
  index: Measured<number>
  disclosure: Disclosure
}

export interface Expectation {
  perspective: 'user' | 'customer'
  n: number
  worse: number
  asExpected: number
  better: number
  disclosure: Disclosure
}

export interface LostTime {
  disclosure: Disclosure
  n: number
  /** Minutes in the period that the question names. */
  median: Measured<number>
  mean: Measured<number>
  /** Hours of all active users in a month, if those who did not answer lose as much; null without their number. */
  hoursPerMonth: number | null
}

export interface ServiceComparison {
  window: WindowKey
  rules: StateRules
  state: StateOfService
  overall: ComparedDimension
  /** All but the overall one, in the order of the questionnaire. */
  dimensions: ComparedDimension[]
  own: ComparedOwn[]
  /** Over how many of these chance was asked at once. */
  tested: number
  sides: Record<Perspective, Side>
  perceptions: Perception[]
  matrix: Record<Perspective, MatrixCell[]>
  targets: readonly TargetOutcome[]
  expectations: Expectation[]
  lostTime: LostTime
  importance: Record<'user' | 'customer', Importance>
  /** Days since a user last answered; null for a window of the past, or where nobody did. */
  daysSinceLastUser: number | null
}

/** Users against customers, the provider beside them: all figures of a service's page, as far as they may be shown. */
export function compareService(evidence: Evidence): ServiceComparison {
  const { answers, asked, targets, window } = evidence
  const rules = rulesFor(evidence.xlaTarget)
  const { rated, own } = comparedQuestions(evidence)
  const overall = rated.find(({ dimension }) => dimension === OVERALL)!
  const users = answers.ratings('user', OVERALL).histogram
  const daysSinceLastUser = daysSinceLastUserResponse(evidence)
  const state = stateOfService(
    {
      users,
      customers: answers.ratings('customer', OVERALL).histogram,
      customersEligible: asked.customer.eligible,
      targets: agreementTargetsMet(targets),
      usersEligible: asked.user.eligible,
      daysSinceLastUserResponse: daysSinceLastUser,
    },
    rules,
  )
  const sides = PERSPECTIVES.map((perspective) => sideOf(perspective, evidence))
  return {
    window,
    rules,
    state,
    overall,
    dimensions: rated.filter(({ dimension }) => dimension !== OVERALL),
    own,
    tested: [...rated, ...own].filter(({ adjustedP }) => adjustedP.value !== null).length,
    sides: byPerspective((perspective) => sides.find((side) => side.perspective === perspective)!),
    perceptions: (['customer', 'provider'] as const).map((perspective) => perceptionOf(perspective, evidence)),
    matrix: byPerspective((perspective) => matrixRow(perspective, evidence)),
    targets,
    expectations: (['user', 'customer'] as const).map((perspective) => expectationOf(perspective, evidence)),
    lostTime: lostTimeOf(evidence),
    importance: { user: importanceOf('user', evidence), customer: importanceOf('customer', evidence) },
    daysSinceLastUser,
  }
}

/** The state's thresholds, with the service's own experience target where it has one. */
export function rulesFor(xlaTarget: number | null): StateRules {
  return xlaTarget === null ? STATE_RULES : { ...STATE_RULES, targetIndex: xlaTarget }
}

/** How long users have said nothing, which only all time tells; null for another window, or where they never said anything. */
export function daysSinceLastUserResponse({ asked, window, today }: Pick<Evidence, 'asked' | 'window' | 'today'>) {
  const { lastDay } = asked.user
  return window === ALL_TIME && lastDay !== null ? daysBetween(lastDay, today) : null
}

/** Index points between two windows; null where either has no figure to show. */
export function changeBetween(now: SeenAnswers, before: SeenAnswers | undefined): number | null {
  const current = indexOf(now.histogram)
  const earlier = before === undefined ? null : indexOf(before.histogram)
  return current.value === null || earlier === null || earlier.value === null ? null : current.value - earlier.value
}

function byPerspective<T>(of: (perspective: Perspective) => T): Record<Perspective, T> {
  return { user: of('user'), customer: of('customer'), provider: of('provider') }
}

/** Every question that users and customers are compared on; p values are adjusted over all of them together. */
function comparedQuestions(evidence: Evidence): { rated: ComparedDimension[]; own: ComparedOwn[] } {
  const { answers, before, asked, own } = evidence
  const compared = compareDimensions([
    ...RATED.map((dimension) => ({ ...answersTo(dimension, 'sat5'), dimension, own: null })),
    ...own.map((question) => ({ ...answersTo(question.key, question.scale), dimension: null, own: question })),
  ])
  return {
    rated: compared.flatMap(({ own: _, dimension, ...found }) => (dimension === null ? [] : [{ ...found, dimension }])),
    own: compared.flatMap(({ dimension: _, own: question, ...found }) =>
      question === null ? [] : [{ ...found, own: question }],
    ),
  }

  function answersTo(question: string, scale: ScaleName) {
    const seen = byPerspective((perspective) => answers.onScale(perspective, question, scale))
    return {
      users: seen.user.histogram,
      customers: seen.customer.histogram,
      customersEligible: asked.customer.eligible,
      disclosure: byPerspective((perspective) => toldDisclosure(seen[perspective].disclosure, asked[perspective])),
      provider: ownView(seen.provider.histogram),
      change: byPerspective((perspective) =>
        isComparedWithBefore(evidence, perspective, question)
          ? changeBetween(seen[perspective], before?.onScale(perspective, question, scale))
          : null,
      ),
      leftOut: leftOut(question, evidence),
    }
  }
}

/** What changed between two windows is a change of opinion only where both were asked the same. */
function isComparedWithBefore({ window, names }: Evidence, perspective: Perspective, question: string): boolean {
  const before = windowBefore(window)
  return before !== null && !beginsBefore(before, names.of(perspective, question)?.changedOn ?? null)
}

/** Only for windows that would otherwise hold some of these answers. */
function leftOut(question: string, { window, names }: Evidence): LeftOut[] {
  return PERSPECTIVES.flatMap((perspective): LeftOut[] => {
    const name = names.of(perspective, question)
    if (name === null || !name.leavesOut) return []
    const { changedOn } = name
    if (changedOn !== null && !beginsBefore(window, changedOn)) return []
    return [{ perspective, since: changedOn }]
  })
}

function ownView(answers: Histogram): OwnView {
  return { n: responses(answers), mean: mean(answers), index: indexOf(answers) }
}

function sideOf(perspective: Perspective, evidence: Evidence): Side {
  const { answers, before, asked } = evidence
  const seen = answers.ratings(perspective, OVERALL)
  const n = responses(seen.histogram)
  const satisfied = topTwo(seen.histogram)
  const { eligible } = asked[perspective]
  return {
    perspective,
    asked: asked[perspective],
    disclosure: seen.disclosure,
    n,
    index: indexOf(seen.histogram),
    topTwo: satisfied,
    topTwoBounds: satisfied.value === null ? satisfied : nonResponseBounds(satisfied.value, eligible),
    rate: responseRate(n + seen.unscored, eligible),
    unscored: nonSubstantiveShare(n, seen.unscored),
    change: isComparedWithBefore(evidence, perspective, OVERALL)
      ? changeBetween(seen, before?.ratings(perspective, OVERALL))
      : null,
  }
}

function perceptionOf(perspective: 'customer' | 'provider', { answers, asked }: Evidence): Perception {
  const predicted = answers.ratings(perspective, 'PREDICTED_USER_VIEW').histogram
  const gap = perceptionGap(predicted, answers.ratings('user', OVERALL).histogram)
  const n = responses(predicted)
  return {
    perspective,
    reading: customerReading(n, asked[perspective].eligible),
    n,
    predicted: indexOf(predicted),
    gap: mapMeasured(gap, (found) => 25 * found.gap),
    interval:
      gap.value === null
        ? gap
        : mapMeasured(gap.value.interval, ({ low, high }) => ({ low: 25 * low, high: 25 * high })),
  }
}

function matrixRow(perspective: Perspective, { answers, asked, components }: Evidence): MatrixCell[] {
  return MATRIX_COLUMNS.map((column) => {
    const own = components.filter(({ kind }) => kind === column).map(({ id }) => componentKey(id))
    const seen = column === 'end-to-end' ? answers.ratings(perspective, OVERALL) : answers.pooled(perspective, own)
    const isAsked = column === 'end-to-end' || own.length > 0
    const disclosure = isAsked ? toldDisclosure(seen.disclosure, asked[perspective]) : seen.disclosure
    return { column, n: responses(seen.histogram), index: indexOf(seen.histogram), disclosure }
  })
}

function expectationOf(perspective: 'user' | 'customer', { answers, asked }: Evidence): Expectation {
  const { histogram, disclosure } = answers.ratings(perspective, 'EXPECTATION')
  const [muchWorse = 0, worse = 0, asExpected = 0, better = 0, muchBetter = 0] = histogram.counts
  return {
    perspective,
    n: responses(histogram),
    worse: muchWorse + worse,
    asExpected,
    better: better + muchBetter,
    disclosure: toldDisclosure(disclosure, asked[perspective]),
  }
}

function importanceOf(perspective: 'user' | 'customer', { answers, asked }: Evidence): Importance {
  const seen = answers.importance(perspective)
  return { ...seen, disclosure: toldDisclosure(seen.disclosure, asked[perspective]) }
}

function lostTimeOf({ answers, asked, activeUsers, periodMonths }: Evidence): LostTime {
  const { histogram, disclosure } = answers.onScale('user', 'LOST_TIME', 'lost8')
  const average = mean(histogram)
  return {
    disclosure: toldDisclosure(disclosure, asked.user),
    n: responses(histogram),
    median: median(histogram),
    mean: average,
    hoursPerMonth:
      average.value === null || activeUsers === null || periodMonths === null
        ? null
        : (average.value * activeUsers) / 60 / periodMonths,
  }
}
