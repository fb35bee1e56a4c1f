import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import type { Translate } from '../i18n/translate.ts'
import { type CalendarEntry, calendarText } from './calendar.ts'
import type { DueThing } from './calendar-store.ts'

/** What is due, as a calendar in its reader's language. @param publicUrl where its entries lead */
export function dueCalendar(
  things: readonly DueThing[],
  publicUrl: string,
  { t, language }: { t: Translate; language: Language },
  at: Date,
): string {
  const { host } = new URL(publicUrl)
  const entries = things.map((thing): CalendarEntry => {
    const service = nameIn(language, thing.service)
    const isAction = thing.kind === 'action'
    return {
      uid: `${thing.kind}-${thing.id}@${host}`,
      day: thing.due_on,
      summary: t(isAction ? 'teamwork.calendarActionDue' : 'teamwork.calendarTaskDue', { title: thing.title }),
      description: isAction
        ? t('teamwork.calendarDescription', { service, owner: thing.who })
        : t('teamwork.calendarTaskDescription', {
            service,
            action: thing.action,
            who: thing.who === '' ? 'none' : thing.who,
          }),
      address: `${publicUrl}/actions/${thing.actionId}`,
    }
  })
  return calendarText(t('teamwork.calendarName'), entries, at)
}
