import { languageOf } from '../accounts/mails.ts'
import { formatter } from '../i18n/format.ts'
import { nameIn } from '../i18n/names.ts'
import { translator } from '../i18n/translate.ts'
import { composeLetter } from '../mail/letter.ts'
import type { OutgoingMail } from '../mail/outbox.ts'
import type { DueSoon, ReminderKind } from './reminder.ts'

const SUBJECTS = {
  week: 'teamwork.reminderWeek',
  day: 'teamwork.reminderDay',
  overdue: 'teamwork.reminderOverdue',
} as const

/** Tells whoever is in charge of an action that it, or one of its tasks, is due. */
export function reminderMail(
  kind: ReminderKind,
  { subject, recipient, isToday }: DueSoon & { isToday: boolean },
  publicUrl: string,
): OutgoingMail {
  const language = languageOf(recipient)
  const t = translator(language)
  const { title, action, service } = subject
  const said = { title, action, service: nameIn(language, service), day: formatter(language).day(subject.due_on) }
  const letter = {
    subject: t(kind === 'day' && isToday ? 'teamwork.reminderDayToday' : SUBJECTS[kind], { title }),
    greeting: t('teamwork.reminderGreeting', { name: recipient.name }),
    paragraphs: [sentence(), t('teamwork.reminderWhat')],
    button: { label: t('teamwork.reminderButton'), address: `${publicUrl}/actions/${subject.actionId}` },
    notes: [t('teamwork.reminderWhy')],
  }
  return {
    kind: 'action-reminder',
    recipient: recipient.email,
    // Keeps holiday answers away (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...composeLetter({ ...letter, subject: letter.subject.replace(/\s+/g, ' ') }, language),
  }

  function sentence(): string {
    if (subject.kind === 'task')
      return t(kind === 'overdue' ? 'teamwork.reminderTaskLate' : 'teamwork.reminderTask', said)
    return t(kind === 'overdue' ? 'teamwork.reminderActionLate' : 'teamwork.reminderAction', said)
  }
}
