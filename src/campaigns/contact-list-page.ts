import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { ContactStatus, Perspective } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import { CONTACT_STATUSES } from './contact.ts'
import type { ListedContact, Standing } from './contact-store.ts'

declare module '../web/render.ts' {
  interface Pages {
    'campaigns/contacts': ContactListPage
    'campaigns/contact-tabs': ContactTabs
  }
}

export interface ContactTabs {
  tabs: { name: string; address: string; current: boolean }[]
}

export interface Choice {
  value: string
  name: string
  chosen: boolean
}

export interface ContactListPage {
  title: string
  tabs: ContactTabs
  states: { name: string; count: string; address: string; current: boolean }[]
  search: string
  status: string
  services: Choice[]
  perspectives: Choice[]
  segments: Choice[]
  isFiltered: boolean
  /** There is no contact at all. */
  isEmpty: boolean
  /** Whether only those who can be written to are shown, or who cannot. */
  contacts: {
    address: string
    name: string
    email: string
    language: string
    standings: { perspective: Perspective; service: string; name: string }[]
    more: string | null
    state: string
    stateClass: string
    since: string | null
  }[]
  exportAddress: string
  links: PageLinks
}

export const STATUS_NAMES: Record<ContactStatus, MessageKey> = {
  active: 'contacts.active',
  unsubscribed: 'contacts.unsubscribed',
  bounced: 'contacts.bounced',
  erased: 'contacts.erased',
}

/** One person in a perspective: "User". */
export const AS: Record<Perspective, MessageKey> = {
  user: 'contacts.asUser',
  customer: 'contacts.asCustomer',
  provider: 'contacts.asProvider',
}

export const STATUS_CLASSES: Record<ContactStatus, string> = {
  active: 'state-good',
  unsubscribed: 'state-warn',
  bounced: 'state-poor',
  erased: '',
}

export interface ContactListMatter {
  contacts: readonly ListedContact[]
  standings: readonly Standing[]
  counts: Record<ContactStatus, number>
  services: readonly { id: string; name: string }[]
  segments: readonly { id: string; name: string }[]
  filter: {
    q: string
    status?: ContactStatus | undefined
    service?: string | undefined
    perspective?: Perspective | undefined
    segment?: string | undefined
  }
  paging: { page: number; total: number; size: number }
}

export function contactListPage(matter: ContactListMatter, reader: Reader): ContactListPage {
  const { contacts, standings, counts, filter, paging } = matter
  const { t, format, language } = reader
  const query = {
    ...{ q: filter.q, status: filter.status ?? '', service: filter.service ?? '' },
    ...{ perspective: filter.perspective ?? '', segment: filter.segment ?? '' },
  }
  const perspectives = PERSPECTIVES.map((value) => ({ id: value, name: t(`common.${value}`) }))
  const addressOf = pagesOf('/contacts', query)
  return {
    title: t('contacts.title'),
    tabs: contactTabs('/contacts', t),
    states: statesOf(counts, query, reader),
    search: filter.q,
    status: query.status,
    services: choices(t('contacts.everyService'), matter.services, filter.service),
    perspectives: choices(t('contacts.everyPerspective'), perspectives, filter.perspective),
    segments: choices(t('contacts.everySegment'), matter.segments, filter.segment),
    isFiltered: Object.values(query).some((value) => value !== ''),
    isEmpty: Object.values(counts).every((count) => count === 0),
    contacts: contacts.map((contact) => ({
      address: `/contacts/${contact.id}`,
      name: contact.status === 'erased' ? t('contacts.erasedPerson') : contact.name || (contact.email ?? ''),
      email: contact.name === '' ? '' : (contact.email ?? ''),
      language: contact.status === 'erased' ? '' : languageName(contact.language, language),
      ...standingsShown(contact.id, standings, reader),
      state: t(STATUS_NAMES[contact.status]),
      stateClass: STATUS_CLASSES[contact.status],
      since: contact.status === 'active' || contact.status_at === null ? null : format.day(contact.status_at),
    })),
    exportAddress: addressOf(1).replace('/contacts', '/contacts.csv'),
    links: pageLinks(addressOf, paging, t, format),
  }
}

const STANDINGS_SHOWN = 3

function standingsShown(contactId: string, standings: readonly Standing[], { t, language }: Reader) {
  const own = standings.filter(({ contact_id }) => contact_id === contactId)
  const hidden = own.length - STANDINGS_SHOWN
  return {
    standings: own.slice(0, STANDINGS_SHOWN).map((standing) => ({
      perspective: standing.perspective,
      service: nameIn(language, standing),
      name: t(AS[standing.perspective]),
    })),
    more: hidden > 0 ? t('contacts.andMore', { count: hidden }) : null,
  }
}

function statesOf(
  counts: Record<ContactStatus, number>,
  query: Record<string, string>,
  { t, format }: Reader,
): ContactListPage['states'] {
  const known = counts.active + counts.unsubscribed + counts.bounced
  const entry = (name: string, count: number, status: string) => ({
    name,
    count: format.number(count),
    address: pagesOf('/contacts', { ...query, status })(1),
    current: query['status'] === status,
  })
  const shown = CONTACT_STATUSES.filter((status) => counts[status] > 0 || status === query['status'])
  return [
    entry(t('contacts.everybody'), known, ''),
    ...shown.map((status) => entry(t(STATUS_NAMES[status]), counts[status], status)),
  ]
}

export function choices(
  all: string,
  options: readonly { id: string; name: string }[],
  chosen: string | undefined,
): Choice[] {
  return [
    { value: '', name: all, chosen: chosen === undefined },
    ...options.map(({ id, name }) => ({ value: id, name, chosen: id === chosen })),
  ]
}

export function contactTabs(current: string, t: Translate): ContactTabs {
  const tabs = [
    { name: t('contacts.title'), address: '/contacts' },
    { name: t('contacts.segments'), address: '/contacts/segments' },
    { name: t('contacts.import'), address: '/contacts/import' },
  ]
  return { tabs: tabs.map((tab) => ({ ...tab, current: tab.address === current })) }
}

/** @returns a language by its name in the reader's, with its tag where the name does not say all: "French", "fr-x-ab" */
export function languageName(tag: string, reader: Language): string {
  const name = new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag
  return name === tag ? tag : `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
