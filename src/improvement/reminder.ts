import type { Day, ImprovementReminderTable, Row } from '../database/schema.ts'
import { daysBetween } from '../statistics/days.ts'

export type ReminderKind = ImprovementReminderTable['kind']

/** Something that is due, and the account that is in charge of it. */
export interface DueSoon {
  subject: {
    kind: 'action' | 'task'
    id: string
    actionId: string
    serviceId: string
    title: string
    action: string
    due_on: Day
    since: Day
    service: { name: string; name_fr: string }
  }
  recipient: Pick<Row<'account'>, 'id' | 'name' | 'email' | 'language' | 'role'>
}

export const WEEK = 7
/** Nobody is woken by what was overdue long before there were reminders. */
export const LATEST = 30

/**
 * Which reminder of a due day falls on a day. Each has a span rather than a day, so that none is lost when the program
 * stood still; each is sent once all the same.
 * @param since since when it has been there: what is raised within the last week needs no reminder of a week
 * @returns null: none
 */
export function reminderOn(today: Day, due: Day, since: Day): ReminderKind | null {
  const left = daysBetween(today, due)
  if (left < -LATEST || left > WEEK) return null
  if (left < 0) return 'overdue'
  if (left <= 1) return since < today ? 'day' : null
  return daysBetween(since, due) >= WEEK ? 'week' : null
}
