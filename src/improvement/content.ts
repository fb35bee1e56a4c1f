import type { Row } from '../database/schema.ts'

/** What people write into an action; its status, service and evidence are not theirs to write. */
export const CONTENT_FIELDS = ['title', 'cause', 'owner', 'due_on', 'change', 'target_points'] as const
export type ContentField = (typeof CONTENT_FIELDS)[number]
export type ActionContent = Pick<Row<'improvement_action'>, ContentField>

/** Too long to be told twice: that they changed is enough. */
const LONG_FIELDS: readonly ContentField[] = ['cause', 'change']

/** The fields that an edit changed, each with what it said before and after; null for both where that is long. */
export type Changes = Partial<Record<ContentField, readonly [string | number | null, string | number | null]>>

/** @returns what an edit changes; null where it changes nothing */
export function changesBetween(before: ActionContent, after: ActionContent): Changes | null {
  const changed = CONTENT_FIELDS.filter((field) => before[field] !== after[field])
  if (changed.length === 0) return null
  return Object.fromEntries(
    changed.map((field) => [field, LONG_FIELDS.includes(field) ? [null, null] : [before[field], after[field]]]),
  )
}
