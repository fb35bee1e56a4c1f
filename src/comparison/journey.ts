import type { TargetOutcome } from '../catalogue/agreement.ts'
import type { JourneyWithSteps, Step } from '../catalogue/journey-store.ts'
import { hoursIn } from '../catalogue/journey-time.ts'
import type { Perspective } from '../database/schema.ts'
import { type Histogram, mean, responses } from '../statistics/histogram.ts'
import type { WindowAnswers } from './answers.ts'
import type { Disclosure } from './disclosure.ts'

/** What one perspective says of a step or of a component. */
export interface Reading {
  /** On 1–5; null: no view, or none that may be seen. */
  mean: number | null
  /** Answers to the linked question, or a number that was agreed in a workshop; the two are never mixed. */
  source: 'measured' | 'workshop'
  /** Of measured readings. */
  histogram: Histogram | null
  n: number
  disclosure: Disclosure
}

export type Readings = Record<Perspective, Reading>

export type AgreementThere = 'met' | 'missed' | 'unknown' | 'none'

/** A target as far as it is known: what was agreed, and how it was last attained. */
export interface KnownTarget {
  id: string
  metric: string
  /** Null: its agreement has ended, or has no say over this window. */
  outcome: TargetOutcome | null
  /** In a plan: what is attained today says nothing of it. */
  isPlanned: boolean
}

export interface ReadStep {
  step: Step
  /** Hours after midnight of the first day. */
  hour: number
  readings: Readings
  targets: KnownTarget[]
  /** Of all targets in play: met only if every one is. */
  agreement: AgreementThere
}

/** A window that an agreed target allows: from a step on, so many hours. */
export interface AgreedWindow {
  target: KnownTarget
  from: ReadStep
  hours: number
  due: number
  /** Null: nothing is said to end it. */
  endedBy: ReadStep | null
  /** Hours after which it was ended. */
  tookHours: number | null
}

export interface ReadJourney {
  journey: JourneyWithSteps['journey']
  steps: ReadStep[]
  windows: AgreedWindow[]
}

export type ReadQuestion = (question: string) => Readings

/**
 * What each perspective says of a question, as far as it may be seen.
 * @param linkable the keys of questions on 1–5 that are asked now; another has no readings
 */
export function questionReader(answers: WindowAnswers, linkable: ReadonlySet<string>): ReadQuestion {
  return (question) => byPerspective((perspective) => measuredReading(perspective, question))

  function measuredReading(perspective: Perspective, question: string): Reading {
    const seen = linkable.has(question) ? answers.ratings(perspective, question) : null
    if (seen === null) return { mean: null, source: 'measured', histogram: null, n: 0, disclosure: 'none' }
    const { histogram, disclosure } = seen
    return { mean: mean(histogram).value, source: 'measured', histogram, n: responses(histogram), disclosure }
  }
}

/** A step that is linked to a question says what its answers say, and nothing else; any other, what a workshop agreed. */
function stepReadings(step: Step, read: ReadQuestion): Readings {
  if (step.question !== null) return read(step.question)
  const rated = { user: step.user_rating, customer: step.customer_rating, provider: step.provider_rating }
  return byPerspective((perspective) => ({
    ...{ mean: rated[perspective], source: 'workshop', histogram: null, n: 0 },
    disclosure: rated[perspective] === null ? 'none' : 'shown',
  }))
}

export function readJourney(
  { journey, steps }: JourneyWithSteps,
  targets: ReadonlyMap<string, KnownTarget>,
  read: ReadQuestion,
): ReadJourney {
  const isPlanned = journey.variant === 'planned'
  const targetOf = (id: string): KnownTarget | undefined => {
    const target = targets.get(id)
    return target === undefined || !isPlanned ? target : { ...target, outcome: null, isPlanned }
  }
  const readSteps = steps.map((step): ReadStep => {
    const known = step.targets.flatMap(({ target_id }) => targetOf(target_id) ?? [])
    return {
      ...{ step, hour: hoursIn(step), readings: stepReadings(step, read) },
      ...{ targets: known, agreement: agreementOver(known) },
    }
  })
  return { journey, steps: readSteps, windows: windowsOf(readSteps, targetOf) }
}

/** Whether everything agreed is kept: each target by the last month reported. */
export function agreementOver(targets: readonly KnownTarget[]): AgreementThere {
  if (targets.length === 0) return 'none'
  const results = targets.map(({ outcome }) => outcome?.latest?.result ?? 'unknown')
  if (results.includes('missed')) return 'missed'
  return results.includes('unknown') ? 'unknown' : 'met'
}

function windowsOf(steps: readonly ReadStep[], targetOf: (id: string) => KnownTarget | undefined): AgreedWindow[] {
  return steps.flatMap((from) =>
    from.step.targets.flatMap(({ target_id, window_hours, ended_by }): AgreedWindow[] => {
      const target = targetOf(target_id)
      if (target === undefined || window_hours === null) return []
      const end = steps.find(({ step }) => step.id === ended_by && step.id !== from.step.id) ?? null
      // Whatever comes before it begins cannot end it.
      const endedBy = end !== null && end.hour >= from.hour ? end : null
      const tookHours = endedBy === null ? null : endedBy.hour - from.hour
      return [{ target, from, hours: window_hours, due: from.hour + window_hours, endedBy, tookHours }]
    }),
  )
}

/** Where users are less satisfied than at the step before. */
export interface Drop {
  from: ReadStep
  to: ReadStep
  /** On 1–5, above 0. */
  by: number
  source: Reading['source']
}

/** Less than this, on 1–5, rounds to no difference. */
const NOTHING = 0.05

/**
 * Users' falls from one step to the next that they have a view of. Answers are compared with answers and a workshop's
 * numbers with a workshop's; the answers' falls, where there are any, are the ones told.
 */
export function dropsOf(steps: readonly ReadStep[]): Drop[] {
  const measured = dropsIn(steps, 'measured')
  return measured.length > 0 ? measured : dropsIn(steps, 'workshop')
}

function dropsIn(steps: readonly ReadStep[], source: Reading['source']): Drop[] {
  const seen = steps.flatMap((step) => {
    const { mean: value, source: from } = step.readings.user
    return value === null || from !== source ? [] : [{ step, value }]
  })
  return seen.flatMap(({ step, value }, at) => {
    const before = seen[at - 1]
    const by = before === undefined ? 0 : before.value - value
    return before === undefined || by < NOTHING ? [] : [{ from: before.step, to: step, by, source }]
  })
}

/** The largest of the drops; the first of equal ones. Null where there is none. */
export function largestDrop(drops: readonly Drop[]): Drop | null {
  return drops.reduce<Drop | null>((most, drop) => (most === null || drop.by > most.by ? drop : most), null)
}

/**
 * Where users stand lowest while a window runs: by their answers where there are any, else by a workshop's numbers. Null
 * where users have no view.
 */
export function lowestWithin(window: AgreedWindow, steps: readonly ReadStep[]): ReadStep | null {
  const within = stepsWithin(window, steps).filter(({ readings }) => readings.user.mean !== null)
  const measured = within.filter(({ readings }) => readings.user.source === 'measured')
  const seen = measured.length > 0 ? measured : within
  const [first = null, ...others] = seen
  return others.reduce((lowest, each) => (usersAt(each) < usersAt(lowest as ReadStep) ? each : lowest), first)
}

/** Users below the middle of the scale are not satisfied. */
const MIDDLE = 3

/** The windows whose agreement is met while users are not content in them. */
export function greenLosses({ windows, steps }: ReadJourney) {
  return windows.flatMap((window) => {
    const lowest = lowestWithin(window, steps)
    const isMet = agreementOver([window.target]) === 'met'
    if (!isMet || lowest === null || usersAt(lowest) >= MIDDLE) return []
    return [{ window, lowest, steps: stepsWithin(window, steps) }]
  })
}

function stepsWithin({ from, due, endedBy }: AgreedWindow, steps: readonly ReadStep[]): ReadStep[] {
  const until = endedBy === null ? due : Math.min(due, endedBy.hour)
  return steps.filter(({ hour }) => hour >= from.hour && hour <= until)
}

function usersAt({ readings }: ReadStep): number {
  return readings.user.mean ?? Number.POSITIVE_INFINITY
}

function byPerspective(of: (perspective: Perspective) => Reading): Readings {
  return { user: of('user'), customer: of('customer'), provider: of('provider') }
}
