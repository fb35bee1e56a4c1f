import { ALL_TIME, type WindowKey } from '../comparison/window.ts'
import type { Day } from '../database/schema.ts'
import type { Interval } from '../statistics/measured.ts'
import type { Colour, ServiceState } from '../statistics/state.ts'
import type { Rated } from '../surveys/definition.ts'

/** Index points 0–100, and how many answers they rest on. */
export interface Figure {
  index: number
  n: number
}

/** Minutes lost in one window, on average. */
export interface LostMinutes {
  window: WindowKey
  minutes: number
  n: number
}

export interface StateEvidence {
  rule: 'state-changed'
  from: ServiceState
  to: ServiceState
  users: Figure | null
  customers: Figure | null
  agreement: Colour
}

export interface GapEvidence {
  rule: 'gap'
  users: Figure
  customers: Figure
  /** Users − customers, in index points. */
  gap: number
  /** Of the users’ index, 95 %; null where all users agree. */
  interval: Interval | null
  /** Every dimension on which the two views part, the widest first. */
  dimensions: { dimension: Rated; gap: number }[]
}

export interface PredictionEvidence {
  rule: 'prediction'
  predicted: Figure
  users: Figure
  /** Prediction − what users say, in index points, with its 95 % interval. */
  gap: number
  interval: Interval
}

export interface LostTimeEvidence {
  rule: 'lost-time'
  now: LostMinutes
  before: LostMinutes
  /** Of the difference in minutes, 95 %. */
  interval: Interval
}

export interface WatermelonEvidence {
  rule: 'watermelon'
  users: Figure
  /** Of the users’ index, at the level at which states are confirmed. */
  interval: Interval | null
  target: number
  /** Targets met, of those that were reported. */
  met: number
  reported: number
  /** Every dimension on which users are below the target, the lowest first. */
  dimensions: { dimension: Rated; index: number; n: number }[]
}

/** The figures that a finding rests on: those that its page showed on the day. */
export type FindingEvidence = StateEvidence | GapEvidence | PredictionEvidence | LostTimeEvidence | WatermelonEvidence

/** With the window that the figures are of. */
export type KeptEvidence = FindingEvidence & { day: Day; window: WindowKey }

/** As figures, which everybody reads in their own language. */
export function keptFinding(evidence: FindingEvidence, window: WindowKey, day: Day): string {
  return JSON.stringify({ ...evidence, window, day } satisfies KeptEvidence)
}

/** @param kept what {@link keptFinding} made; the first ones named no window, and were of all time */
export function findingEvidence(kept: string): KeptEvidence {
  const found = JSON.parse(kept) as FindingEvidence & { day: Day; window?: WindowKey }
  return { ...found, window: found.window ?? (found.rule === 'lost-time' ? found.now.window : ALL_TIME) }
}

/** The dimension that an action on a finding is best raised from; null: the verdict. */
export function dimensionOf(evidence: FindingEvidence): Rated | null {
  if (evidence.rule === 'gap' || evidence.rule === 'watermelon') return evidence.dimensions[0]?.dimension ?? null
  return evidence.rule === 'lost-time' ? 'SPEED' : null
}
