import type { Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import { type Reason, readFailure } from './failure.ts'
import { STATUSES } from './status.ts'

declare module '../web/render.ts' {
  interface Pages {
    'mail/list': MailListPage
    'mail/mail': MailPage
  }
}

type Status = Row<'outbox'>['status']
type Mail = Omit<Row<'outbox'>, 'body_text' | 'body_html' | 'message_id' | 'headers' | 'leased_until'>

interface StatusShown {
  name: string
  className: 'state-good' | 'state-poor' | ''
  /** When it went out or is tried next, and how often it was tried. */
  detail: string
}

interface FailureShown {
  /** What it means. */
  explanation: string
  /** What the other side said. */
  detail: string
}

export interface MailListPage {
  title: string
  canSend: boolean
  filters: { name: string; count: string; address: string; current: boolean }[]
  status: string
  search: string
  isFiltered: boolean
  mails: {
    address: string
    subject: string
    recipient: string
    kind: string
    created: string
    status: StatusShown
    failure: FailureShown | null
  }[]
  links: PageLinks
}

const STATUS_NAMES: Record<Status, MessageKey> = {
  waiting: 'mail.waiting',
  sending: 'mail.sending',
  sent: 'mail.sent',
  failed: 'mail.failed',
}

const KIND_NAMES: Record<string, MessageKey> = {
  'account-invitation': 'mail.kindAccountInvitation',
  'password-reset': 'mail.kindPasswordReset',
  invitation: 'mail.kindSurveyInvitation',
  'survey-invitation': 'mail.kindSurveyInvitation',
  reminder: 'mail.kindSurveyReminder',
  'survey-reminder': 'mail.kindSurveyReminder',
}

const REASON_TEXTS: Record<Reason, MessageKey> = {
  unreachable: 'mail.failureUnreachable',
  timeout: 'mail.failureTimeout',
  tls: 'mail.failureTls',
  'sign-in': 'mail.failureSignIn',
  refused: 'mail.failureRefused',
  later: 'mail.failureLater',
  address: 'mail.failureAddress',
  other: 'mail.failureOther',
}

export interface MailListMatter {
  mails: readonly Mail[]
  /** Of the whole outbox, by status. */
  counts: Partial<Record<Status, number>>
  filter: { status?: Status | undefined; q: string }
  paging: { page: number; total: number; size: number }
  canSend: boolean
}

export function mailListPage(matter: MailListMatter, t: Translate, format: Format): MailListPage {
  const { counts, filter, canSend } = matter
  const all = STATUSES.reduce((sum, status) => sum + (counts[status] ?? 0), 0)
  const filters = STATUSES.map((status) => ({
    name: t(STATUS_NAMES[status]),
    count: format.number(counts[status] ?? 0),
    address: `/admin/mail?status=${status}`,
    current: filter.status === status,
  }))
  return {
    title: t('common.navMail'),
    canSend,
    filters: [
      {
        name: t('common.all'),
        count: format.number(all),
        address: '/admin/mail',
        current: filter.status === undefined,
      },
      ...filters,
    ],
    status: filter.status ?? '',
    search: filter.q,
    isFiltered: filter.q !== '' || filter.status !== undefined,
    mails: matter.mails.map((mail) => ({
      address: `/admin/mail/${mail.id}`,
      subject: mail.subject,
      recipient: mail.recipient,
      kind: kindName(mail.kind, t),
      created: format.time(mail.created_at),
      status: statusShown(mail, canSend, t, format),
      failure: failureShown(mail, t),
    })),
    links: pageLinks(pagesOf('/admin/mail', { status: filter.status ?? '', q: filter.q }), matter.paging, t, format),
  }
}

export interface MailPage {
  title: string
  waitsForServer: boolean
  recipient: string
  kind: string
  created: string
  status: StatusShown
  failure: FailureShown | null
  /** The text's lines in pieces, links apart; null once it was sent. */
  lines: { text: string; link: boolean }[][] | null
  retryAction: string | null
}

export function mailPage(mail: Row<'outbox'>, canSend: boolean, t: Translate, format: Format): MailPage {
  const isRetryable = mail.status === 'failed' || (mail.status === 'waiting' && mail.attempts > 0)
  return {
    title: mail.subject,
    waitsForServer: mail.status === 'waiting' && !canSend,
    recipient: mail.recipient,
    kind: kindName(mail.kind, t),
    created: format.time(mail.created_at),
    status: statusShown(mail, canSend, t, format),
    failure: failureShown(mail, t),
    lines: mail.status === 'sent' ? null : mail.body_text.split('\n').map(withLinksApart),
    retryAction: canSend && isRetryable ? `/admin/mail/${mail.id}/retry` : null,
  }
}

/** Pieces at odd places are the addresses: `split` keeps what its group matches. */
function withLinksApart(line: string): { text: string; link: boolean }[] {
  return line.split(/(https?:\/\/[^\s<>"]+)/).map((text, at) => ({ text, link: at % 2 === 1 }))
}

function kindName(kind: string, t: Translate): string {
  const known = KIND_NAMES[kind]
  return known === undefined ? kind : t(known)
}

function statusShown(mail: Mail, canSend: boolean, t: Translate, format: Format): StatusShown {
  const name = t(STATUS_NAMES[mail.status])
  const tries = mail.attempts === 0 ? '' : t('mail.tries', { count: mail.attempts })
  if (mail.status === 'sent') {
    return { name, className: 'state-good', detail: mail.sent_at === null ? '' : format.time(mail.sent_at) }
  }
  if (mail.status === 'failed') return { name, className: 'state-poor', detail: tries }
  const next = mail.status === 'waiting' && mail.attempts > 0 && canSend
  const detail = next ? `${tries}, ${t('mail.nextTry', { time: format.time(mail.next_attempt_at) })}` : tries
  return { name, className: '', detail }
}

function failureShown(mail: Mail, t: Translate): FailureShown | null {
  if (mail.last_error === null) return null
  const { reason, detail } = readFailure(mail.last_error)
  return { explanation: t(REASON_TEXTS[reason]), detail }
}
