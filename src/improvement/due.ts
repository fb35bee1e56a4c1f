import type { Day } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { daysAfter } from '../statistics/days.ts'
import type { Form } from '../web/form.ts'

/** What a new action is given unless its raiser says otherwise. */
const USUAL_DAYS = 60
/** Beyond this a date is a slip of the keyboard. */
const FURTHEST_DAYS = 3653

export function usualDueDay(today: Day): Day {
  return daysAfter(today, USUAL_DAYS)
}

/** @returns why an action cannot be due on this day, or null */
function dueProblem(due: Day, today: Day): MessageKey | null {
  if (due < today) return 'improvement.dueInPast'
  return due > daysAfter(today, FURTHEST_DAYS) ? 'improvement.dueTooFar' : null
}

/**
 * Adds to a form's errors that its due day is past, or too far off.
 * @param unchanged the day that the action already has: an overdue action can be edited without a new promise
 */
export function withDueDayChecked<T extends { due_on: Day }>(
  form: Form<T>,
  typed: (value: T) => Record<string, string>,
  today: Day,
  unchanged: Day | null,
): Form<T> {
  const due = form.ok ? form.value.due_on : form.typed['due_on']
  if (due === undefined || due === unchanged || (!form.ok && form.errors['due_on'] !== undefined)) return form
  const problem = dueProblem(due, today)
  if (problem === null) return form
  if (form.ok) return { ok: false, errors: { due_on: problem }, typed: typed(form.value) }
  return { ...form, errors: { ...form.errors, due_on: problem } }
}
