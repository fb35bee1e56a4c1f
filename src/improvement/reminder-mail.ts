import { mailTo } from '../accounts/mails.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { OutgoingMail } from '../mail/outbox.ts'
import type { DueSoon, ReminderKind } from './reminder.ts'

const SUBJECTS = {
  week: 'teamwork.reminderWeek',
  day: 'teamwork.reminderDay',
  overdue: 'teamwork.reminderOverdue',
} as const

/** Tells whoever is in charge of an action that it, or one of its tasks, is due. */
export function reminderMail(kind: ReminderKind, due: DueSoon & { isToday: boolean }, publicUrl: string): OutgoingMail {
  const { title, actionId } = due.subject
  return mailTo(due.recipient, 'action-reminder', (reader) => {
    const { t } = reader
    const subject = t(kind === 'day' && due.isToday ? 'teamwork.reminderDayToday' : SUBJECTS[kind], { title })
    return {
      subject: subject.replace(/\s+/g, ' '),
      paragraphs: [sentence(kind, due, reader), t('teamwork.reminderWhat')],
      button: { label: t('teamwork.reminderButton'), address: `${publicUrl}/actions/${actionId}` },
      notes: [t('teamwork.reminderWhy')],
    }
  })
}

function sentence(kind: ReminderKind, { subject }: DueSoon, { t, format, language }: Reader): string {
  const { title, action, service } = subject
  const said = { title, action, service: nameIn(language, service), day: format.day(subject.due_on) }
  if (subject.kind === 'task')
    return t(kind === 'overdue' ? 'teamwork.reminderTaskLate' : 'teamwork.reminderTask', said)
  return t(kind === 'overdue' ? 'teamwork.reminderActionLate' : 'teamwork.reminderAction', said)
}
