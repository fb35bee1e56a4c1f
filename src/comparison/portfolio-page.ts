import type { Month } from '../catalogue/agreement.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { ServiceState } from '../statistics/state.ts'
import { type PageLinks, pageLinks } from '../web/page-links.ts'
import type { SettledState } from './change-store.ts'
import { type Dumbbell, dumbbell, whyHidden } from './figures-page.ts'
import { type Picture, picture } from './picture-page.ts'
import {
  countsByState,
  FIRST_DIRECTION,
  filtered,
  type ListedSide,
  type PortfolioEntry,
  type PortfolioQuery,
  SHOWN_STATUSES,
  type Sort,
  STATES_BY_URGENCY,
  sorted,
} from './portfolio.ts'
import { type SinceMark, sinceMark } from './since-change-page.ts'
import { flagName, stateName, type Tone, toneOfState } from './verdict.ts'
import { ALL_TIME } from './window.ts'
import { type WindowPicker, windowPicker } from './window-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/portfolio': PortfolioPage
    'comparison/portfolio-table': PortfolioTable
    'comparison/portfolio-filters': PortfolioFilters
  }
}

export interface PortfolioPage {
  title: string
  headline: string
  alarming: boolean
  /** Why there is nothing to compare. */
  empty: { title: string; text: string; action: { name: string; address: string } | null } | null
  window: WindowPicker
  states: StateLink[]
  picture: Picture
  filters: PortfolioFilters
  table: PortfolioTable
}

interface StateLink {
  state: ServiceState
  name: string
  count: string
  address: string
  current: boolean
}

export interface PortfolioFilters {
  query: PortfolioQuery
  states: { value: string; name: string }[]
  organisations: string[]
  statuses: { value: string; name: string }[]
  isFiltered: boolean
}

export interface PortfolioTable {
  columns: { sort: Sort; name: string; address: string; sorted: 'ascending' | 'descending' | null; number: boolean }[]
  showsChange: boolean
  rows: PortfolioRow[]
  links: PageLinks
}

interface PortfolioRow {
  name: string
  address: string
  organisation: string
  status: string | null
  state: ServiceState
  stateName: string
  tone: Tone
  /** "provisional", and the flags. */
  notes: string
  /** How it stands since its latest measured improvement; null where there is none, or within a window. */
  since: SinceMark | null
  gap: string | null
  picture: Dumbbell
  users: ShownSide
  customers: ShownSide
  agreement: string
  agreementClass: string
  responses: string
  last: string
  changes: string[]
}

interface ShownSide {
  index: string | null
  why: string
  n: string
}

export interface ShownPortfolio {
  entries: readonly PortfolioEntry[]
  /** By service id; none within a window. */
  settled: ReadonlyMap<string, SettledState>
  months: readonly Month[]
  query: PortfolioQuery
  mayManage: boolean
}

const ROWS_PER_PAGE = 50

export function portfolioPage(shown: ShownPortfolio, reader: Reader): PortfolioPage {
  const { entries, query, months } = shown
  const { t, format } = reader
  const current = entries.filter(({ service }) => service.status !== 'retired')
  const found = filtered(entries, query)
  const counted = countsByState(filtered(entries, { ...query, state: '' }))
  const kept = keptParameters({ ...query, window: ALL_TIME })
  const windowQuery = query.window === ALL_TIME ? '' : `?window=${query.window}`
  return {
    title: t('comparison.portfolioTitle'),
    ...headline(current, reader),
    empty: emptiness(shown, reader),
    window: windowPicker(query.window, months, () => false, { action: '/', kept }, reader),
    states: STATES_BY_URGENCY.filter((state) => counted[state] > 0 || query.state === state).map((state) => ({
      state,
      name: stateName(state, t),
      count: format.number(counted[state]),
      address: addressOf({ ...query, state: query.state === state ? '' : state, page: 1 }),
      current: query.state === state,
    })),
    picture: picture(found, windowQuery, reader),
    filters: filters(entries, query, reader),
    table: table(found, shown, windowQuery, reader),
  }
}

function headline(entries: readonly PortfolioEntry[], { t }: Reader): Pick<PortfolioPage, 'headline' | 'alarming'> {
  const counts = countsByState(entries)
  const judged = entries.length - counts['users-only'] - counts['customer-only'] - counts['not-enough-data']
  if (counts.watermelon === 0) {
    return { headline: t('comparison.headlineNone', { judged }), alarming: false }
  }
  if (entries.length === 1) return { headline: t('comparison.headlineOnly'), alarming: true }
  return {
    headline: t('comparison.headline', { watermelons: counts.watermelon, of: entries.length }),
    alarming: true,
  }
}

function emptiness({ entries, mayManage }: ShownPortfolio, { t }: Reader): PortfolioPage['empty'] {
  if (entries.length === 0) {
    return {
      title: t('comparison.portfolioEmptyTitle'),
      text: t(mayManage ? 'comparison.portfolioEmptyManager' : 'comparison.portfolioEmptyReader'),
      action: mayManage ? { name: t('comparison.newService'), address: '/services/new' } : null,
    }
  }
  const heard = entries.some(({ users, customers }) => users.disclosure !== 'none' || customers.disclosure !== 'none')
  if (heard || entries.some(({ received }) => received > 0)) return null
  return {
    title: t('comparison.noResponsesTitle'),
    text: t(mayManage ? 'comparison.noResponsesManager' : 'comparison.noResponsesReader'),
    action: mayManage ? { name: t('comparison.goToSurveys'), address: '/surveys' } : null,
  }
}

const STATUS_NAMES: Record<PortfolioQuery['status'], MessageKey> = {
  current: 'comparison.statusCurrent',
  live: 'common.live',
  proposed: 'common.proposed',
  retired: 'common.retired',
  all: 'common.all',
}

function filters(entries: readonly PortfolioEntry[], query: PortfolioQuery, { t, language }: Reader): PortfolioFilters {
  const organisations = new Set(entries.map(({ service }) => service.organisation))
  return {
    query,
    states: [
      { value: '', name: t('comparison.allStates') },
      ...STATES_BY_URGENCY.map((state) => ({ value: state, name: stateName(state, t) })),
    ],
    organisations: [...organisations].sort(new Intl.Collator(language).compare),
    statuses: SHOWN_STATUSES.map((status) => ({ value: status, name: t(STATUS_NAMES[status]) })),
    isFiltered: query.q !== '' || query.state !== '' || query.organisation !== '' || query.status !== 'current',
  }
}

const COLUMNS: readonly { sort: Sort; name: MessageKey; number: boolean }[] = [
  { sort: 'name', name: 'comparison.service', number: false },
  { sort: 'state', name: 'comparison.state', number: false },
  { sort: 'users', name: 'common.user', number: true },
  { sort: 'customers', name: 'common.customer', number: true },
  { sort: 'gap', name: 'comparison.gap', number: true },
  { sort: 'change', name: 'comparison.change', number: true },
  { sort: 'agreement', name: 'comparison.agreement', number: false },
  { sort: 'responses', name: 'comparison.responses', number: true },
  { sort: 'last', name: 'comparison.lastResponse', number: true },
]

function table(
  found: readonly PortfolioEntry[],
  { query, settled }: ShownPortfolio,
  windowQuery: string,
  reader: Reader,
): PortfolioTable {
  const { t, format, language } = reader
  const { sort } = query
  const direction = query.direction ?? FIRST_DIRECTION[sort]
  const showsChange = query.window !== ALL_TIME
  const pages = Math.max(1, Math.ceil(found.length / ROWS_PER_PAGE))
  const page = Math.min(query.page, pages)
  const from = (page - 1) * ROWS_PER_PAGE
  const rows = sorted(found, sort, direction, language).slice(from, from + ROWS_PER_PAGE)
  const paging = { page, total: found.length, size: ROWS_PER_PAGE }
  return {
    columns: COLUMNS.filter((column) => showsChange || column.sort !== 'change').map((column) => {
      const isSorted = column.sort === sort
      const opposite = direction === 'asc' ? 'desc' : 'asc'
      return {
        ...column,
        name: t(column.name),
        address: addressOf({
          ...query,
          sort: column.sort,
          direction: isSorted ? opposite : FIRST_DIRECTION[column.sort],
          page: 1,
        }),
        sorted: isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : null,
      }
    }),
    showsChange,
    rows: rows.map((entry) => ({
      ...row(entry, windowQuery, reader),
      since: sinceMark(entry.service.slug, settled.get(entry.service.id) ?? null, reader),
    })),
    links: pageLinks((number) => addressOf({ ...query, page: number }), paging, t, format),
  }
}

const AGREEMENTS: Record<PortfolioEntry['agreement'], { name: MessageKey; class: string }> = {
  green: { name: 'comparison.agreementGreen', class: 'state state-good' },
  red: { name: 'comparison.agreementRed', class: 'state state-poor' },
  unknown: { name: 'comparison.agreementUnknown', class: 'hint' },
  none: { name: 'comparison.agreementNone', class: 'hint' },
}

function row(entry: PortfolioEntry, windowQuery: string, reader: Reader): Omit<PortfolioRow, 'since'> {
  const { t, format, language } = reader
  const { service, state, users, customers, gap, agreement } = entry
  const notes = state.flags.filter((flag) => flag !== 'gap').map((flag) => flagName(flag, t))
  if (state.confidence === 'provisional') notes.unshift(t('comparison.provisionalShort'))
  const reworded = [users.rewordedOn, customers.rewordedOn].filter((day): day is string => day !== null).sort()
  for (const day of reworded.slice(-1)) notes.push(t('comparison.rewordedOverall', { day: format.day(day) }))
  const measured = (side: ListedSide) =>
    side.index === null
      ? ({ value: null, reason: 'no-responses' } as const)
      : ({ value: side.index, reason: null } as const)
  const changes: string[] = []
  if (users.change !== null) changes.push(t('comparison.changeUsers', { change: points(users.change, reader) }))
  if (customers.change !== null) {
    changes.push(t('comparison.changeCustomers', { change: points(customers.change, reader) }))
  }
  return {
    name: nameIn(language, service),
    address: `/services/${service.slug}${windowQuery}`,
    organisation: service.organisation,
    status: service.status === 'live' ? null : t(`common.${service.status}`),
    state: state.state,
    stateName: stateName(state.state, t),
    tone: toneOfState(state.state),
    notes: notes.join(' · '),
    gap: gap === null ? null : points(gap, reader),
    picture: dumbbell(
      [
        { perspective: 'user', index: measured(users), range: null, disclosure: users.disclosure },
        { perspective: 'customer', index: measured(customers), range: null, disclosure: customers.disclosure },
      ],
      service.xla_target ?? 70,
      reader,
    ),
    users: shownSide(users, t('comparison.answerCount', { n: users.n }), reader),
    customers: shownSide(customers, customersCount(customers, reader), reader),
    agreement: t(AGREEMENTS[agreement].name),
    agreementClass: AGREEMENTS[agreement].class,
    responses: format.number(entry.received),
    last: entry.lastDay === null ? t('comparison.never') : format.day(entry.lastDay),
    changes,
  }
}

function shownSide({ index, disclosure }: ListedSide, n: string, { t, format }: Reader): ShownSide {
  return { index: index === null ? null : format.number(index), why: whyHidden(disclosure, t), n }
}

function customersCount({ n, eligible }: ListedSide, { t }: Reader): string {
  return eligible === null || eligible < n
    ? t('comparison.answerCount', { n })
    : t('comparison.answersOf', { n, eligible })
}

function points(difference: number, { format }: Reader): string {
  return format.signed(Math.round(difference))
}

/** The query's parts that differ from what an address without them means. */
function keptParameters(query: PortfolioQuery): { name: string; value: string }[] {
  const { window, q, state, organisation, status, sort, direction, page } = query
  const parts: [name: string, value: string, usual: string][] = [
    ['window', window, ALL_TIME],
    ['q', q, ''],
    ['state', state, ''],
    ['organisation', organisation, ''],
    ['status', status, 'current'],
    ['sort', sort, 'state'],
    ['direction', direction ?? FIRST_DIRECTION[sort], FIRST_DIRECTION[sort]],
    ['page', String(page), '1'],
  ]
  return parts.filter(([, value, usual]) => value !== usual).map(([name, value]) => ({ name, value }))
}

function addressOf(query: PortfolioQuery): string {
  const parameters = new URLSearchParams(
    keptParameters(query).map(({ name, value }): [string, string] => [name, value]),
  )
  return parameters.size === 0 ? '/' : `/?${parameters}`
}
