import type { Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { type Reason, readFailure } from './failure.ts'
import { isSurveyMail, kindShown, SURVEY_MAIL } from './survey-mail.ts'

/* What the list and the single mail both say. */

export type Status = Row<'outbox'>['status']
type Standing = Pick<Row<'outbox'>, 'status' | 'attempts' | 'next_attempt_at' | 'sent_at' | 'bounced_at'>

export interface StatusShown {
  name: string
  className: 'state-good' | 'state-poor' | 'state-warn' | ''
  /** When it went out or is tried next, and how often it was tried. */
  detail: string
}

export interface FailureShown {
  /** What it means. */
  explanation: string
  /** What the other side said. */
  detail: string
}

export const STATUS_NAMES: Record<Status | 'bounced', MessageKey> = {
  waiting: 'mail.waiting',
  sending: 'mail.sending',
  sent: 'mail.sent',
  failed: 'mail.failed',
  cancelled: 'mail.cancelled',
  bounced: 'mail.bounced',
}

const KIND_NAMES: Record<string, MessageKey> = {
  'account-invitation': 'mail.kindAccountInvitation',
  'password-reset': 'mail.kindPasswordReset',
  'action-reminder': 'mail.kindActionReminder',
  [SURVEY_MAIL]: 'mail.kindSurveyMail',
  'survey-test': 'mail.kindSurveyTest',
  'follow-up': 'mail.kindFollowUp',
  'survey-heard': 'mail.kindHeard',
  review: 'mail.kindReview',
  digest: 'mail.kindDigest',
  'survey-reply': 'mail.kindSurveyReply',
}

const REASON_TEXTS: Record<Reason, MessageKey> = {
  unreachable: 'mail.failureUnreachable',
  timeout: 'mail.failureTimeout',
  tls: 'mail.failureTls',
  'sign-in': 'mail.failureSignIn',
  sender: 'mail.failureSender',
  refused: 'mail.failureRefused',
  content: 'mail.failureContent',
  later: 'mail.failureLater',
  address: 'mail.failureAddress',
  other: 'mail.failureOther',
}

export const REASON_NAMES: Record<Reason, MessageKey> = {
  unreachable: 'mail.reasonUnreachable',
  timeout: 'mail.reasonTimeout',
  tls: 'mail.reasonTls',
  'sign-in': 'mail.reasonSignIn',
  sender: 'mail.reasonSender',
  refused: 'mail.reasonRefused',
  content: 'mail.reasonContent',
  later: 'mail.reasonLater',
  address: 'mail.reasonAddress',
  other: 'mail.reasonOther',
}

/** What the receiving side may say after a mail has been sent, as the outbox keeps it: the kind, then its words. */
const AFTER_SENDING: Record<string, MessageKey> = {
  hard: 'mail.cameBack',
  soft: 'mail.softBounce',
  complaint: 'mail.complaint',
}

export function kindName(kind: string, t: Translate): string {
  const shown = kindShown(kind)
  const known = KIND_NAMES[shown]
  return known === undefined ? shown : t(known)
}

/** @returns what a mail is called; survey mails are all called the same, for their subjects tell reminders apart */
export function subjectShown({ kind, subject }: Pick<Row<'outbox'>, 'kind' | 'subject'>, t: Translate): string {
  return isSurveyMail(kind) ? t('mail.surveyMail') : subject
}

export function statusShown(mail: Standing, canSend: boolean, t: Translate, format: Format): StatusShown {
  const name = t(STATUS_NAMES[mail.status])
  const tries = mail.attempts === 0 ? '' : t('mail.tries', { count: mail.attempts })
  if (mail.status === 'sent') return sentShown(mail, name, t, format)
  if (mail.status === 'failed') return { name, className: 'state-poor', detail: tries }
  const next = mail.status === 'waiting' && mail.attempts > 0 && canSend
  const detail = next ? `${tries}, ${t('mail.nextTry', { time: format.time(mail.next_attempt_at) })}` : tries
  return { name, className: '', detail }
}

function sentShown({ sent_at, bounced_at }: Standing, name: string, t: Translate, format: Format): StatusShown {
  if (bounced_at !== null) {
    return { name: t('mail.bounced'), className: 'state-poor', detail: format.time(bounced_at) }
  }
  return { name, className: 'state-good', detail: sent_at === null ? '' : format.time(sent_at) }
}

/** @returns why it could not be sent, or came back; null where nothing is known to be wrong */
export function failureShown({ last_error }: Pick<Row<'outbox'>, 'last_error'>, t: Translate): FailureShown | null {
  if (last_error === null) return null
  const [kind = '', ...said] = last_error.split(' ')
  const later = AFTER_SENDING[kind]
  if (later !== undefined) return { explanation: t(later), detail: said.join(' ') }
  const { reason, detail } = readFailure(last_error)
  return { explanation: t(REASON_TEXTS[reason]), detail }
}
