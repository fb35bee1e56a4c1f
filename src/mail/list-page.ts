import type { Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import { REASONS, type Reason } from './failure.ts'
import { minutesToSend } from './rate.ts'
import type { Sending } from './sending.ts'
import { STATUSES } from './status.ts'
import {
  type FailureShown,
  failureShown,
  kindName,
  REASON_NAMES,
  STATUS_NAMES,
  type Status,
  type StatusShown,
  statusShown,
  subjectShown,
} from './words-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'mail/list': MailListPage
  }
}

type Listed = Omit<Row<'outbox'>, 'body_text' | 'body_html' | 'message_id' | 'headers' | 'leased_until' | 'priority'>

/** What the list shows; empty: whatever it is. */
export interface MailFilter {
  status?: Status | 'bounced' | undefined
  reason?: Reason | undefined
  kind: string
  campaign: string
  q: string
}

interface Choice {
  value: string
  name: string
  chosen: boolean
}

/** A button that does something to all mails that the list shows. */
interface Bulk {
  action: string
  icon: 'refresh' | 'x'
  label: string
  confirm: string
  /** Which mails it is about, as the list is filtered. */
  fields: { name: string; value: string }[]
}

export interface MailListPage {
  title: string
  canSend: boolean
  /** How many wait, how fast they go, and until when. */
  queue: string
  statuses: { name: string; count: string; address: string; current: boolean }[]
  filter: { status: string; reason: string; kind: string; campaign: string; q: string }
  kinds: Choice[]
  reasons: Choice[] | null
  /** That the list is about one campaign only; null: all mails. */
  campaign: string | null
  isFiltered: boolean
  bulks: Bulk[]
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
  kept: string
}

export interface MailListMatter {
  mails: readonly Listed[]
  /** Of the whole outbox, by status. */
  counts: Partial<Record<Status | 'bounced', number>>
  kinds: readonly string[]
  filter: MailFilter
  paging: { page: number; total: number; size: number }
  canSend: boolean
  sending: Sending
  /** Invitations of running campaigns whose letters are still to be written. */
  unwritten: number
  /** Of those that wait: to be tried again later. */
  postponed: number
  campaign: string | null
  daysKept: number
}

export function mailListPage(matter: MailListMatter, t: Translate, format: Format): MailListPage {
  const { counts, filter, canSend, paging } = matter
  const query = { ...filter, status: filter.status ?? '', reason: filter.reason ?? '' }
  return {
    title: t('common.navMail'),
    canSend,
    queue: queueText(matter, t, format),
    statuses: statusLinks(counts, filter, t, format),
    filter: query,
    kinds: [
      { value: '', name: t('mail.everyKind'), chosen: filter.kind === '' },
      ...matter.kinds.map((kind) => ({ value: kind, name: kindName(kind, t), chosen: kind === filter.kind })),
    ],
    reasons: filter.status === 'failed' ? reasonChoices(filter.reason, t) : null,
    campaign:
      matter.campaign === null ? null : t('mail.ofCampaign', { name: matter.campaign || t('mail.unnamedCampaign') }),
    isFiltered: Object.values(query).some((value) => value !== ''),
    bulks: paging.total === 0 ? [] : bulks(query, paging.total, t),
    mails: matter.mails.map((mail) => ({
      address: `/admin/mail/${mail.id}`,
      subject: subjectShown(mail, t),
      recipient: mail.recipient || t('contacts.erasedPerson'),
      kind: kindName(mail.kind, t),
      created: format.time(mail.created_at),
      status: statusShown(mail, canSend, t, format),
      failure: failureShown(mail, t),
    })),
    links: pageLinks(pagesOf('/admin/mail', query), paging, t, format),
    kept: t('mail.kept', { days: matter.daysKept }),
  }
}

function statusLinks(
  counts: MailListMatter['counts'],
  filter: MailFilter,
  t: Translate,
  format: Format,
): MailListPage['statuses'] {
  const all = STATUSES.reduce((sum, status) => sum + (counts[status] ?? 0), 0)
  const shown = [...STATUSES, 'bounced'] as const
  const entry = (status: (typeof shown)[number] | undefined, name: string, count: number) => ({
    name,
    count: format.number(count),
    address: pagesOf('/admin/mail', { status: status ?? '', kind: filter.kind, campaign: filter.campaign })(1),
    current: filter.status === status,
  })
  return [
    entry(undefined, t('common.all'), all),
    ...shown.map((status) => entry(status, t(STATUS_NAMES[status]), counts[status] ?? 0)),
  ]
}

function reasonChoices(chosen: Reason | undefined, t: Translate): Choice[] {
  return [
    { value: '', name: t('mail.everyReason'), chosen: chosen === undefined },
    ...REASONS.map((reason) => ({ value: reason, name: t(REASON_NAMES[reason]), chosen: reason === chosen })),
  ]
}

function bulks(filter: MailListPage['filter'], count: number, t: Translate): Bulk[] {
  const what = { failed: 'resend', cancelled: 'resend', waiting: 'cancel' }[filter.status]
  if (what !== 'resend' && what !== 'cancel') return []
  const fields = Object.entries(filter).map(([name, value]) => ({ name, value }))
  const wording = { label: t(`mail.${what}All`, { count }), confirm: t(`mail.${what}Confirm`, { count }) }
  return [{ action: `/admin/mail/${what}`, icon: what === 'resend' ? 'refresh' : 'x', fields, ...wording }]
}

function queueText(matter: MailListMatter, t: Translate, format: Format): string {
  const { counts, sending, unwritten, postponed, canSend } = matter
  const waiting = (counts.waiting ?? 0) + (counts.sending ?? 0)
  const limit = sending.perMinute === null ? t('mail.noLimit') : t('mail.limit', { count: sending.perMinute })
  const numbers = { waiting, unwritten, limit }
  if (waiting + unwritten === 0) return t('mail.queueEmpty', numbers)
  const queued = unwritten === 0 ? t('mail.queue', numbers) : t('mail.queueAndUnwritten', numbers)
  if (!canSend) return queued
  const due = waiting + unwritten - postponed
  const minutes = due === 0 ? null : minutesToSend(due, sending.perMinute)
  return [
    queued,
    ...(minutes === null ? [] : [t('mail.finishes', { duration: duration(minutes, t, format) })]),
    ...(postponed === 0 ? [] : [t('mail.postponed', { count: postponed })]),
  ].join(' ')
}

const HOUR = 60
const LONG = 90

/** To the minute up to an hour and a half, to the half hour beyond. */
function duration(minutes: number, t: Translate, format: Format): string {
  if (minutes <= LONG) return t('mail.minutes', { count: minutes })
  const hours = Math.ceil((minutes / HOUR) * 2) / 2
  return t('mail.hours', { count: hours, shown: format.number(hours, Number.isInteger(hours) ? 0 : 1) })
}
