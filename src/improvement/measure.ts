import { monthsIn, type WindowKey, windowBefore } from '../comparison/window.ts'
import type { Day, Row } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { daysAfter } from '../statistics/days.ts'

/* How an action's effect will be measured: what, between which calendar windows, and how much is material. */

export const PLAN_FIELDS = [
  'measure_perspective',
  'measure_question',
  'baseline',
  'changed_on',
  'after_window',
  'margin',
  'compared_service_id',
] as const
export type PlanField = (typeof PLAN_FIELDS)[number]
export type Plan = Pick<Row<'improvement_action'>, PlanField>

/** Index points 0–100 in one score of the scale 1–5. */
export const POINTS_PER_SCORE = 25

/** The first day of a calendar window; windows of all time have none and are not planned with. */
export function firstDayOf(window: WindowKey): Day {
  return `${monthsOf(window)[0]}-01`
}

export function lastDayOf(window: WindowKey): Day {
  const [year, month] = (monthsOf(window).at(-1) as string).split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** A window is full once its last day has passed. */
export function isFull(window: WindowKey, today: Day): boolean {
  return lastDayOf(window) < today
}

/** The last quarter that was over before a day. */
export function usualBaseline(day: Day): WindowKey {
  return windowBefore(quarterOf(day)) ?? quarterOf(day)
}

/** The first quarter that holds nothing from before a day. */
export function usualAfterWindow(day: Day): WindowKey {
  const quarter = quarterOf(day)
  return firstDayOf(quarter) >= day ? quarter : quarterOf(daysAfter(lastDayOf(quarter), 1))
}

/** The windows as they would be if nobody chose any, for a change that is expected, or was made, on a day. */
export function withUsualWindows<T extends Plan & { due_on: Day }>(plan: T, today: Day): T {
  const expected = plan.changed_on ?? (plan.due_on > today ? plan.due_on : today)
  return {
    ...plan,
    baseline: plan.baseline ?? usualBaseline(plan.changed_on ?? today),
    after_window: plan.after_window ?? usualAfterWindow(expected),
  }
}

/**
 * What of a plan changes once the change is in effect: its day, and windows that this day has overtaken. Before and after
 * must not overlap it.
 */
export function planOnceChanged(plan: Plan, today: Day): Partial<Plan> {
  const changed = plan.changed_on ?? today
  const baseline = plan.baseline !== null && lastDayOf(plan.baseline) < changed ? plan.baseline : usualBaseline(changed)
  const kept = plan.after_window !== null && firstDayOf(plan.after_window) >= changed
  const after = kept ? plan.after_window : usualAfterWindow(changed)
  const all = { changed_on: changed, baseline, after_window: after }
  return Object.fromEntries(Object.entries(all).filter(([field, value]) => plan[field as PlanField] !== value))
}

/** What is wrong with planned windows, by field; nothing where they can be compared. */
export function planProblems(plan: Plan): Partial<Record<PlanField, MessageKey>> {
  const { baseline, changed_on, after_window } = plan
  if (baseline === null || after_window === null) return {}
  if (firstDayOf(after_window) <= lastDayOf(baseline)) return { after_window: 'verification.afterBeforeBaseline' }
  if (changed_on === null) return {}
  return {
    ...(lastDayOf(baseline) >= changed_on ? { baseline: 'verification.baselineTooLate' as const } : {}),
    ...(firstDayOf(after_window) < changed_on ? { after_window: 'verification.afterTooEarly' as const } : {}),
  }
}

/** The windows one may plan with: months, quarters and years from two years back to two years ahead. */
export function plannableWindows(today: Day): { months: WindowKey[]; quarters: WindowKey[]; years: WindowKey[] } {
  const year = Number(today.slice(0, 4))
  const years = [-2, -1, 0, 1, 2].map((away) => String(year + away))
  return {
    years,
    quarters: years.flatMap((each) => [1, 2, 3, 4].map((quarter) => `${each}-Q${quarter}`)),
    months: years.flatMap((each) => monthsIn(each) ?? []),
  }
}

function monthsOf(window: WindowKey): string[] {
  const months = monthsIn(window)
  if (months === null) throw new RangeError('All time has no first and no last day')
  return months
}

function quarterOf(day: Day): WindowKey {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}
