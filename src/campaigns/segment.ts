import type { Perspective } from '../database/schema.ts'

/** What can be asked of a contact's attribute; letters count as they are written, but for `contains`. */
export const ATTRIBUTE_TESTS = ['is', 'is-not', 'contains', 'is-set', 'is-missing'] as const
export type AttributeTest = (typeof ATTRIBUTE_TESTS)[number]

/** One thing asked of a contact. `is-not` also finds those of whom nothing is known. */
export type SegmentCondition =
  | { kind: 'attribute'; name: string; test: AttributeTest /** Empty where the test needs none. */; value: string }
  /** A BCP 47 tag; `fr` also finds `fr-CA`. */
  | { kind: 'language'; test: 'is' | 'is-not'; value: string }
  /** Stands to the service in the perspective; null: in any. */
  | { kind: 'service'; test: 'is' | 'is-not'; serviceId: string; perspective: Perspective | null }

/** What makes a contact a member of a segment, as `segment.conditions` keeps it. None at all: every contact. */
export interface SegmentConditions {
  join: 'all' | 'any'
  conditions: SegmentCondition[]
}

/** @returns the conditions as they were stored by {@link writeConditions} */
export function readConditions(stored: string): SegmentConditions {
  return JSON.parse(stored) as SegmentConditions
}

export function writeConditions(conditions: SegmentConditions): string {
  return JSON.stringify(conditions)
}

/** Whether the test compares with a value. */
export function asksForValue(test: AttributeTest): boolean {
  return test !== 'is-set' && test !== 'is-missing'
}
