import { type Field, field as fieldOf } from '../accounts/fields.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { type MessageKey, translator } from '../i18n/translate.ts'
import type { FieldErrors, Form, Typed } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import type { TypedContact } from './contact-form.ts'
import { AS, type Choice, languageName, STATUS_CLASSES, STATUS_NAMES } from './contact-list-page.ts'
import type { ContactRecord, SentInvitation } from './contact-store.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/contact': ContactPage
    'campaigns/contact-form': ContactFormPage
    'campaigns/contact-erase': ContactErasePage
  }
}

export interface ContactFormPage {
  action: string
  isNew: boolean
  errors: FormErrors | null
  email: Field
  name: Field
  language: Field
  languageName: string | null
  languages: { tag: string; name: string }[]
  attributes: { id: string; name: string; value: string }[]
  attributesError: string | null
  attributeNames: string[]
  services: { id: string; name: string; organisation: string; choices: Choice[] }[]
}

export interface ContactPage {
  title: string
  /** Null where the person has been erased. */
  form: ContactFormPage | null
  address: string
  state: { name: string; className: string; detail: string } | null
  canUnsubscribe: boolean
  canBounce: boolean
  canActivate: 'asked' | 'works' | null
  activateError: string | null
  canErase: boolean
  erased: boolean
  sent: SentRow[]
  isNew: boolean
}

export interface SentRow {
  campaign: string
  campaignAddress: string
  service: string
  perspective: Perspective
  perspectiveName: string
  day: string
  mail: string
  mailClass: string
  answered: string
}

export interface ContactMatter {
  /** Null: a new one. */
  contact: ContactRecord | null
  typed: TypedContact | null
  errors: FieldErrors
  services: readonly Pick<Row<'service'>, 'id' | 'name' | 'name_fr' | 'organisation'>[]
  attributeNames: readonly string[]
  languages: readonly string[]
  sent: readonly SentInvitation[]
}

export function contactPage(matter: ContactMatter, reader: Reader): ContactPage {
  const { contact } = matter
  const { t, format } = reader
  const erased = contact?.status === 'erased'
  const status = contact?.status ?? null
  const address = contact === null ? '/contacts' : `/contacts/${contact.id}`
  const since = contact?.status_at === null || contact === null ? '' : format.day(contact.status_at)
  return {
    title:
      contact === null
        ? t('contacts.newTitle')
        : erased
          ? t('contacts.erasedPerson')
          : contact.name || (contact.email ?? ''),
    form: erased ? null : contactFormPage(matter, address, reader),
    address,
    state:
      contact === null
        ? null
        : {
            name: t(STATUS_NAMES[contact.status]),
            className: STATUS_CLASSES[contact.status],
            detail: status === 'active' ? '' : [since, reasonIn(contact.status_reason, t)].filter(Boolean).join(' · '),
          },
    canUnsubscribe: status === 'active' || status === 'bounced',
    canBounce: status === 'active',
    canActivate: status === 'unsubscribed' ? 'asked' : status === 'bounced' ? 'works' : null,
    activateError: matter.errors['asked'] === undefined ? null : t(matter.errors['asked']),
    canErase: contact !== null && !erased,
    erased,
    sent: matter.sent.map((invitation) => sentRow(invitation, reader)),
    isNew: contact === null,
  }
}

const LABELS = {
  email: 'contacts.email',
  name: 'contacts.name',
  language: 'common.language',
  attributes: 'contacts.attributes',
} as const satisfies Record<string, MessageKey>

const EMPTY_ROWS = 2

/** Who stopped by a mail's link gave no words of their own; those of staff are told as they were written. */
function reasonIn(reason: string, t: Reader['t']): string {
  return reason === translator('en')('campaigns.stopReason') ? t('campaigns.stopReason') : reason
}

function contactFormPage(matter: ContactMatter, action: string, { t, language }: Reader): ContactFormPage {
  const { contact, typed, errors } = matter
  const form: Form<unknown> | null = typed === null ? null : { ok: false, errors, typed: oneLiners(typed) }
  const stored = contact?.attributes ?? {}
  const names = typed?.attributeName ?? Object.keys(stored)
  const rows = names
    .map((name, position) => ({
      name,
      value: typed?.attributeValue[position] ?? (typed === null ? (stored[name] ?? '') : ''),
    }))
    .filter(({ name, value }) => name !== '' || value !== '')
  const blank = Array.from({ length: EMPTY_ROWS }, () => ({ name: '', value: '' }))
  const chosen = new Map(
    typed === null
      ? Object.entries(contact?.perspectives ?? {})
      : typed.standing.map((standing) => standing.split(':') as [string, string]),
  )
  const tag = typed?.language ?? contact?.language ?? language
  return {
    action,
    isNew: contact === null,
    errors: formErrors(form, LABELS, t),
    email: fieldOf(form, 'email', contact?.email ?? '', t),
    name: fieldOf(form, 'name', contact?.name ?? '', t),
    language: fieldOf(form, 'language', tag, t),
    languageName: errors['language'] === undefined ? languageName(tag, language) : null,
    languages: [...new Set([...matter.languages, 'en', 'fr'])].map((each) => ({
      tag: each,
      name: languageName(each, language),
    })),
    attributes: [...rows, ...blank].map((row, position) => ({ id: `attribute-${position}`, ...row })),
    attributesError: errors['attributes'] === undefined ? null : t(errors['attributes']),
    attributeNames: [...matter.attributeNames],
    services: matter.services
      .map((service) => ({
        id: service.id,
        name: nameIn(language, service),
        organisation: service.organisation,
        choices: [
          { value: '', name: t('contacts.noPerspective'), chosen: !chosen.has(service.id) },
          ...PERSPECTIVES.map((perspective) => ({
            value: `${service.id}:${perspective}`,
            name: t(AS[perspective]),
            chosen: chosen.get(service.id) === perspective,
          })),
        ],
      }))
      .sort((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)) || a.name.localeCompare(b.name, language)),
  }
}

function oneLiners({ email, name, language }: TypedContact): Typed {
  return { email, name, language }
}

const MAIL_STATES = {
  waiting: { key: 'campaigns.mailWaiting', className: 'state' },
  sending: { key: 'campaigns.mailWaiting', className: 'state' },
  sent: { key: 'campaigns.mailSent', className: 'state state-good' },
  failed: { key: 'campaigns.mailFailed', className: 'state state-poor' },
  bounced: { key: 'contacts.bounced', className: 'state state-poor' },
  withdrawn: { key: 'contacts.withdrawn', className: 'state' },
  cancelled: { key: 'contacts.withdrawn', className: 'state' },
  none: { key: 'contacts.noMailYet', className: 'state' },
} as const

function sentRow(invitation: SentInvitation, { t, format, language }: Reader): SentRow {
  const { mail, bounced_at, withdrawn, answered } = invitation
  const isOut = mail === 'sent' || mail === 'failed'
  const state = bounced_at !== null ? 'bounced' : !isOut && withdrawn !== null ? 'withdrawn' : (mail ?? 'none')
  return {
    campaign: invitation.campaign === '' ? t('contacts.campaignWithoutName') : invitation.campaign,
    campaignAddress: `/campaigns/${invitation.campaign_id}`,
    service: nameIn(language, { name: invitation.service, name_fr: invitation.service_fr }),
    perspective: invitation.perspective,
    perspectiveName: t(AS[invitation.perspective]),
    day: format.day(invitation.created_at),
    mail: t(MAIL_STATES[state].key),
    mailClass: MAIL_STATES[state].className,
    answered: answered === null ? t('contacts.notTold') : t(answered ? 'common.yes' : 'common.no'),
  }
}

export interface ContactErasePage {
  title: string
  heading: string
  address: string
  error: string | null
}

export function contactErasePage(contact: ContactRecord, error: MessageKey | null, { t }: Reader): ContactErasePage {
  const name = contact.name || (contact.email ?? '')
  return {
    title: t('contacts.eraseTitle', { name }),
    heading: t('contacts.eraseTitle', { name }),
    address: `/contacts/${contact.id}`,
    error: error === null ? null : t(error),
  }
}
