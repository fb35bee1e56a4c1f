import type { Row } from '../database/schema.ts'
import { PLAN_FIELDS, type PlanField } from './measure.ts'

/** What people write into an action; its status, service and evidence are not theirs to write. */
export const CONTENT_FIELDS = ['title', 'cause', 'whys', 'owner', 'due_on', 'change', 'target_points'] as const
export type ContentField = (typeof CONTENT_FIELDS)[number]
export type ActionContent = Pick<Row<'improvement_action'>, ContentField>

/** What is done to an action besides its content, plan and status; of each the history tells what it was done to. */
export const EVENTS = [
  'outcome',
  'closed',
  'task_added',
  'task_changed',
  'task_done',
  'task_undone',
  'task_removed',
  'link_added',
  'link_removed',
] as const
export type EventName = (typeof EVENTS)[number]

export const CHANGED_FIELDS = [...CONTENT_FIELDS, ...PLAN_FIELDS, ...EVENTS] as const
export type ChangedField = ContentField | PlanField | EventName

/** Too long to be told twice: that they changed is enough. Of another service, not everybody may know which. */
const LONG_FIELDS: readonly ChangedField[] = ['cause', 'whys', 'change', 'compared_service_id']

type Value = string | number | null

/** The fields that an edit changed, each with what it said before and after; null for both where that is long. */
export type Changes = Partial<Record<ChangedField, readonly [Value, Value]>>

/** @returns what an edit changes; null where it changes nothing */
export function changesBetween(
  before: Pick<Row<'improvement_action'>, ContentField | PlanField>,
  after: Partial<Pick<Row<'improvement_action'>, ContentField | PlanField>>,
): Changes | null {
  const fields = [...CONTENT_FIELDS, ...PLAN_FIELDS]
  const changed = fields.filter((field) => after[field] !== undefined && before[field] !== after[field])
  if (changed.length === 0) return null
  return Object.fromEntries(
    changed.map((field) => [field, LONG_FIELDS.includes(field) ? [null, null] : [before[field], after[field] ?? null]]),
  )
}

/** The whys as they are stored; those left empty are left out. */
export function keptWhys(whys: readonly string[]): string {
  return JSON.stringify(whys.filter((why) => why !== ''))
}

export function whysIn(kept: string): string[] {
  return JSON.parse(kept) as string[]
}
