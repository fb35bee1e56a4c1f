import type { Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'
import { type FailureShown, failureShown, kindName, type StatusShown, statusShown } from './words-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'mail/mail': MailPage
  }
}

export interface MailPage {
  title: string
  waitsForServer: boolean
  recipient: string
  kind: string
  created: string
  messageId: string
  status: StatusShown
  failure: FailureShown | null
  /** The text's lines in pieces, links apart; null once it was sent. */
  lines: { text: string; link: boolean }[][] | null
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
  const label = mail.status === 'cancelled' ? 'mail.sendNow' : 'mail.retry'
  return {
    title: mail.subject,
    waitsForServer: mail.status === 'waiting' && !canSend,
    recipient: mail.recipient,
    kind: kindName(mail.kind, t),
    created: format.time(mail.created_at),
    messageId: mail.message_id,
    status: statusShown(mail, canSend, t, format),
    failure: failureShown(mail, t),
    lines: mail.status === 'sent' ? null : mail.body_text.split('\n').map(withLinksApart),
    retry: isRetryable ? { action: `/admin/mail/${mail.id}/retry`, label: t(label) } : null,
    cancelAction: mail.status === 'waiting' ? `/admin/mail/${mail.id}/cancel` : null,
    isWithdrawn,
  }
}

/** Pieces at odd places are the addresses: `split` keeps what its group matches. */
function withLinksApart(line: string): { text: string; link: boolean }[] {
  return line.split(/(https?:\/\/[^\s<>"]+)/).map((text, at) => ({ text, link: at % 2 === 1 }))
}
