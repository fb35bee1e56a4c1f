export const MOST_REMINDERS = 3

/** @returns the days after the invitation on which a campaign reminds, in order; as `campaign.reminders` keeps them */
export function readReminders(stored: string): number[] {
  return (JSON.parse(stored) as number[]).slice(0, MOST_REMINDERS)
}

/**
 * How many days after a person's last mail the next reminder is due.
 * @param days of each reminder, counted from the invitation
 * @param sent how many reminders the person has had
 * @returns null where there is none left
 */
export function daysToNext(days: readonly number[], sent: number): number | null {
  const next = days[sent]
  return next === undefined ? null : next - (days[sent - 1] ?? 0)
}
