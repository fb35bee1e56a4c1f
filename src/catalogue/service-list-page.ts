import { may } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import { nameIn } from '../i18n/names.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { agreementColour, type Colour } from '../statistics/state.ts'
import type { PageLinks } from '../web/page-links.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { agreementTargetsMet, type TargetOutcome } from './agreement.ts'
import { CHANNELS, channelName } from './channels.ts'
import { type ServiceListQuery, STATUS_FILTERS } from './lists.ts'
import { pagesIfMany } from './paging-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'catalogue/services': ServiceListPage
  }
}

export interface ServiceListPage {
  title: string
  mayCreate: boolean
  filter: {
    q: string
    sort: string
    order: string
    organisations: { value: string; label: string; chosen: boolean }[]
    statuses: { value: string; label: string; chosen: boolean }[]
    clear: string | null
  }
  /** Null where there are no services at all. */
  found: string | null
  columns: {
    label: string
    address: string
    sorted: 'ascending' | 'descending' | null
    number: boolean
    wide: boolean
  }[]
  services: {
    name: string
    address: string
    organisation: string
    status: string
    statusClass: string
    activeUsers: string
    channels: string
    components: string
    survey: string
    agreement: { text: string; stateClass: string; icon: 'check' | 'x' | 'minus'; month: string } | null
  }[]
  paging: PageLinks | null
  emptyText: string
}

interface Found {
  rows: (Pick<Row<'service'>, 'id' | 'slug' | 'name' | 'name_fr' | 'organisation' | 'status' | 'active_users'> & {
    components: number
    published_surveys: number | null
    total: number
  })[]
  channels: Row<'service_channel'>[]
  agreements: ReadonlyMap<string, TargetOutcome[]>
}

const STATUS_LABELS: Record<ServiceListQuery['status'], MessageKey> = {
  current: 'catalogue.statusCurrent',
  live: 'common.live',
  proposed: 'common.proposed',
  retired: 'common.retired',
  all: 'common.all',
}

const AGREEMENT_LOOK: Record<Colour, { key: MessageKey; stateClass: string; icon: 'check' | 'x' | 'minus' }> = {
  green: { key: 'catalogue.agreementKept', stateClass: 'state state-good', icon: 'check' },
  red: { key: 'catalogue.agreementBroken', stateClass: 'state state-poor', icon: 'x' },
  unknown: { key: 'catalogue.agreementUnknown', stateClass: 'state', icon: 'minus' },
}

export function serviceListPage(
  found: Found,
  organisations: readonly string[],
  query: ServiceListQuery,
  { actor, language, t, format }: Omit<Surroundings, 'today'>,
): ServiceListPage {
  const total = found.rows[0]?.total ?? 0
  const filtered = query.q !== '' || query.organisation !== '' || query.status !== 'current'
  const mayCreate = may(actor, 'catalogue.manage')
  return {
    title: t('catalogue.servicesTitle'),
    mayCreate,
    filter: {
      q: query.q,
      sort: query.sort,
      order: query.order,
      organisations: ['', ...organisations].map((value) => ({
        value,
        label: value === '' ? t('catalogue.everyOrganisation') : value,
        chosen: value === query.organisation,
      })),
      statuses: STATUS_FILTERS.map((value) => ({
        value,
        label: t(STATUS_LABELS[value]),
        chosen: value === query.status,
      })),
      clear: filtered ? '/services' : null,
    },
    found: total === 0 ? null : t('catalogue.servicesFound', { count: total }),
    columns: columnsOf(query, t),
    services: found.rows.map((service) => ({
      name: nameIn(language, service),
      address: `/services/${service.slug}`,
      organisation: service.organisation,
      status: t(`common.${service.status}`),
      statusClass: service.status === 'retired' ? 'state state-warn' : 'state',
      activeUsers: service.active_users === null ? '–' : format.number(service.active_users),
      channels: channelNames(
        found.channels.filter(({ service_id }) => service_id === service.id).map(({ channel }) => channel),
        t,
      ),
      components: format.number(service.components),
      survey: t((service.published_surveys ?? 0) > 0 ? 'common.yes' : 'common.no'),
      agreement: agreementState(found.agreements.get(service.id) ?? [], t, format),
    })),
    paging: pagesIfMany(total, query.page, (page) => listAddress({ ...query, page }), { t, format }),
    emptyText: emptyText(filtered || query.page > 1, mayCreate, t),
  }
}

function emptyText(filtered: boolean, mayCreate: boolean, t: Translate): string {
  if (filtered) return t('catalogue.noServicesFound')
  return t(mayCreate ? 'catalogue.noServicesYet' : 'catalogue.noServicesForYou')
}

/** The names of channels, in the order of the list of channels. */
export function channelNames(channels: readonly string[], t: Translate): string {
  const known = CHANNELS.filter((channel) => channels.includes(channel))
  const names = known.map((channel) => t(channelName(channel)))
  return names.length === 0 ? '–' : names.join(', ')
}

/** Null where a service has no targets that could be kept. */
export function agreementState(
  targets: readonly TargetOutcome[],
  t: Translate,
  format: Format,
): ServiceListPage['services'][number]['agreement'] {
  const judged = agreementTargetsMet(targets)
  if (judged.length === 0) return null
  const look = AGREEMENT_LOOK[agreementColour(judged)]
  const months = targets.flatMap(({ latest }) => (latest === null ? [] : [latest.period])).sort()
  const last = months.at(-1)
  const { stateClass, icon } = look
  return { text: t(look.key), stateClass, icon, month: last === undefined ? '' : format.month(last) }
}

function columnsOf(query: ServiceListQuery, t: Translate): ServiceListPage['columns'] {
  const sortable = (sort: ServiceListQuery['sort'], label: MessageKey, number = false, wide = false) => {
    const current = query.sort === sort
    const order = current && query.order === 'up' ? ('down' as const) : ('up' as const)
    return {
      label: t(label),
      address: listAddress({ ...query, sort, order, page: 1 }),
      sorted: current ? (query.order === 'up' ? ('ascending' as const) : ('descending' as const)) : null,
      number,
      wide,
    }
  }
  const plain = (label: MessageKey, wide: boolean) => ({
    label: t(label),
    address: '',
    sorted: null,
    number: false,
    wide,
  })
  return [
    sortable('name', 'catalogue.service'),
    sortable('organisation', 'catalogue.organisation', false, true),
    sortable('status', 'catalogue.status', false, true),
    sortable('users', 'catalogue.activeUsers', true, true),
    plain('catalogue.channels', true),
    sortable('components', 'catalogue.components', true, true),
    plain('catalogue.publishedSurvey', true),
    plain('catalogue.agreement', false),
  ]
}

function listAddress(query: ServiceListQuery): string {
  const kept = new URLSearchParams()
  if (query.q !== '') kept.set('q', query.q)
  if (query.organisation !== '') kept.set('organisation', query.organisation)
  if (query.status !== 'current') kept.set('status', query.status)
  if (query.sort !== 'name') kept.set('sort', query.sort)
  if (query.order !== 'up') kept.set('order', query.order)
  if (query.page !== 1) kept.set('page', String(query.page))
  return kept.size === 0 ? '/services' : `/services?${kept}`
}
