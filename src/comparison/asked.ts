import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { AnonymityPromise, Day, Flag, Perspective } from '../database/schema.ts'
import { type EligibleFacts, eligibleCount } from '../surveys/eligible.ts'
import { DEFAULT_PROMISES } from '../surveys/promise.ts'

import type { Disclosure } from './disclosure.ts'

/** One perspective of one of a service's surveys. */
export interface AskedRow {
  perspective: Perspective
  promise: AnonymityPromise
  /** Asks the overall question; what comes of a survey that does not says nothing of how the whole is seen. */
  measures: Flag
  eligible_count: number | null
  received: number | null
  held: number | null
  last_day: Day | null
}

/** What is known of a perspective besides its answers, over the surveys of the service that measure it. */
export interface Asked {
  /** Whether any survey promised it, measuring or not: then all answers are treated so. */
  anonymous: boolean
  /** How many could have answered; null when nobody knows. */
  eligible: number | null
  /** Responses that came in, those held back included. */
  received: number
  held: number
  lastDay: Day | null
}

/** @param rows the newest survey's first: what it says of the eligible counts */
export function askedOf(
  rows: readonly AskedRow[],
  facts: Omit<EligibleFacts, 'stated'>,
  today: Day,
): Record<Perspective, Asked> {
  const asked = (perspective: Perspective): Asked => {
    const own = rows.filter((row) => row.perspective === perspective)
    const measuring = own.filter(({ measures }) => measures === 1)
    const days = measuring.flatMap(({ last_day }) => (last_day === null ? [] : [last_day]))
    return {
      anonymous:
        own.length === 0
          ? DEFAULT_PROMISES[perspective] === 'anonymous'
          : own.some(({ promise }) => promise === 'anonymous'),
      eligible: eligibleCount(perspective, { stated: measuring[0]?.eligible_count ?? null, ...facts }, today),
      received: measuring.reduce((sum, { received }) => sum + (received ?? 0), 0),
      held: measuring.reduce((sum, { held }) => sum + (held ?? 0), 0),
      lastDay: days.sort().at(-1) ?? null,
    }
  }
  return { user: asked('user'), customer: asked('customer'), provider: asked('provider') }
}

/** What is said where a figure would stand: where answers are held back, "nobody has answered" is not true. */
export function toldDisclosure(disclosure: Disclosure, { held }: Asked): Disclosure {
  return disclosure === 'none' && held > 0 ? 'too-few' : disclosure
}

export function anonymousPerspectives(asked: Record<Perspective, Asked>): Set<Perspective> {
  return new Set(PERSPECTIVES.filter((perspective) => asked[perspective].anonymous))
}
