import type { Time } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'

/** When a campaign takes place. */
export interface Schedule {
  /** Null: as soon as somebody says so. */
  startsAt: Time | null
  closesAt: Time | null
  /** Days after each invitation. */
  reminders: readonly number[]
}

const DAY = 24 * 3_600_000

/** @returns what is wrong with a schedule, by the field of the form in which it can be mended */
export function scheduleErrors({ startsAt, closesAt, reminders }: Schedule, now: Date): Record<string, MessageKey> {
  const at = now.toISOString()
  const errors: Record<string, MessageKey> = {}
  if (startsAt !== null && startsAt <= at) errors['starts_on'] = 'campaigns.startInPast'
  if (closesAt === null) return errors
  const begins = startsAt ?? at
  if (closesAt <= at) errors['closes_on'] = 'campaigns.closesInPast'
  else if (closesAt <= begins) errors['closes_on'] = 'campaigns.closesBeforeStart'
  else {
    const late = reminders.findIndex((days) => Date.parse(begins) + days * DAY >= Date.parse(closesAt))
    if (late !== -1) errors[`reminder_${late + 1}`] = 'campaigns.reminderAfterClosing'
  }
  return errors
}
