import type { AnonymityPromise, Perspective } from '../database/schema.ts'
import type { MessageKey, MessageValues } from '../i18n/translate.ts'
import { SMALLEST_COMMENT_GROUP, SMALLEST_GROUP } from './anonymity.ts'

/** Users are many and shall not fear for themselves; customers and the team are too few to be hidden in a crowd. */
export const DEFAULT_PROMISES: Record<Perspective, AnonymityPromise> = {
  user: 'anonymous',
  customer: 'attributed',
  provider: 'attributed',
}

/** What whoever sets a survey up should know about a promise: a warning cannot be kept, a note can but has a price. */
export interface Concern {
  level: 'warning' | 'note'
  key: MessageKey
  values: MessageValues
}

/**
 * @param eligible how many people could answer; null when nobody knows
 * @returns what speaks against a promise, the gravest first; nothing where it can be kept
 */
export function promiseConcerns(
  perspective: Perspective,
  promise: AnonymityPromise,
  eligible: number | null,
): Concern[] {
  if (promise === 'attributed') return perspective === 'user' ? [note('surveys.concernUsersByName')] : []
  if (eligible === null) return [note('surveys.concernUnknownCount', { smallest: SMALLEST_GROUP })]
  if (eligible < SMALLEST_GROUP) {
    const values = { count: eligible, smallest: SMALLEST_GROUP }
    return [{ level: 'warning', key: 'surveys.concernTooFew', values }]
  }
  if (eligible >= SMALLEST_COMMENT_GROUP) return []
  return [note('surveys.concernNoComments', { count: eligible, smallest: SMALLEST_COMMENT_GROUP })]
}

function note(key: MessageKey, values: MessageValues = {}): Concern {
  return { level: 'note', key, values }
}

/** Why a promise stands; null while it may still be changed. */
export type PromiseFixed = 'answered' | 'invited' | null

/**
 * A promise is fixed by the first answer. One that invitations have already made can still be strengthened to anonymous,
 * never weakened.
 */
export function promiseFixed(promise: AnonymityPromise, received: number, invited: number): PromiseFixed {
  if (received > 0) return 'answered'
  return promise === 'anonymous' && invited > 0 ? 'invited' : null
}
