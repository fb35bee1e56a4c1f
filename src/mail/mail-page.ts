import type { Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'
import { isSurveyMail } from './survey-mail.ts'
import { type FailureShown, failureShown, kindName, type StatusShown, statusShown, subjectShown } from './words-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'mail/mail': MailPage
  }
}

export interface MailPage {
  title: string
  /** That it waits because there is no mail server; null where it does not. */
  waitsForServer: string | null
  recipient: string
  kind: string
  created: string
  messageId: string
  status: StatusShown
  failure: FailureShown | null
  /** The text's lines in pieces, links apart; null where it is not shown. */
  lines: { text: string; link: boolean }[][] | null
  /** Why there are no lines. */
  noLines: string
  retry: { action: string; label: string } | null
  cancelAction: string | null
  /** Whoever it is for is no longer to be written to, so it cannot be sent again. */
  isWithdrawn: boolean
}

/** @param isWithdrawn whether its invitation has been withdrawn */
export function mailPage(
  mail: Row<'outbox'>,
  isWithdrawn: boolean,
  canSend: boolean,
  t: Translate,
  format: Format,
): MailPage {
  const isTriable = mail.status === 'failed' || (mail.status === 'waiting' && mail.attempts > 0 && canSend)
  const isRetryable = (isTriable || mail.status === 'cancelled') && !isWithdrawn
  const isSurvey = isSurveyMail(mail.kind)
  const isHidden = isSurvey || mail.status === 'sent'
  const label = mail.status === 'cancelled' ? 'mail.sendNow' : 'mail.retry'
  return {
    title: subjectShown(mail, t),
    waitsForServer:
      mail.status === 'waiting' && !canSend ? t(isSurvey ? 'mail.surveyWaits' : 'mail.waitsForServer') : null,
    recipient: mail.recipient || t('contacts.erasedPerson'),
    kind: kindName(mail.kind, t),
    created: format.time(mail.created_at),
    messageId: mail.message_id,
    status: statusShown(mail, canSend, t, format),
    failure: failureShown(mail, t),
    lines: isHidden ? null : mail.body_text.split('\n').map(withLinksApart),
    noLines: t(mail.status === 'sent' ? 'mail.bodyGone' : 'mail.surveyHidden'),
    retry: isRetryable ? { action: `/admin/mail/${mail.id}/retry`, label: t(label) } : null,
    cancelAction: mail.status === 'waiting' ? `/admin/mail/${mail.id}/cancel` : null,
    isWithdrawn,
  }
}

/** Pieces at odd places are the addresses: `split` keeps what its group matches. */
function withLinksApart(line: string): { text: string; link: boolean }[] {
  return line.split(/(https?:\/\/[^\s<>"]+)/).map((text, at) => ({ text, link: at % 2 === 1 }))
}
