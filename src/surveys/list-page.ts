import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { isFoundBy } from '../i18n/search.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { type PageLinks, pageLinks } from '../web/page-links.ts'
import type { ResponseCounts, SurveyEntry } from './counts.ts'
import { surveyName } from './survey-name.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/list': SurveyListPage
    'surveys/table': SurveyTable
  }
}

/** Which part of the list is asked for. */
export interface ListQuery {
  q: string
  show: 'all' | 'open' | 'draft' | 'closed' | 'none'
  page: number
}

export interface SurveyListPage {
  title: string
  search: string
  show: ListQuery['show']
  filters: { name: string; count: string; address: string; current: boolean }[]
  table: SurveyTable
  /** Why nothing is in the table. */
  empty: 'no-services' | 'nothing-found' | null
  links: PageLinks
}

export interface SurveyTable {
  /** Not where every row is about the same service. */
  namesService: boolean
  perspectives: { perspective: Perspective; name: string }[]
  rows: SurveyRow[]
}

export interface SurveyRow {
  service: string
  serviceAddress: string
  organisation: string
  /** How the survey is called; empty where there is none. */
  name: string
  status: string
  statusClass: string
  published: string
  /** The survey's page; null where there is none. */
  address: string | null
  /** One for each perspective; null: not asked. Empty where nobody has been asked so far. */
  counts: (CountCell | null)[]
  /** Where publishing is one click. */
  publishAddress: string | null
}

export interface CountCell {
  perspective: Perspective
  name: string
  received: string
  of: string
  held: string | null
}

const ROWS_PER_PAGE = 50

export function surveyListPage(entries: readonly SurveyEntry[], query: ListQuery, reader: Reader): SurveyListPage {
  const { t, format, language } = reader
  const found = entries.filter((entry) => matches(entry, query.q)).sort(byName(language))
  const chosen = found.filter((entry) => query.show === 'all' || stateOf(entry) === query.show)
  const pages = Math.max(1, Math.ceil(chosen.length / ROWS_PER_PAGE))
  const page = Math.min(query.page, pages)
  const from = (page - 1) * ROWS_PER_PAGE
  const rows = chosen.slice(from, from + ROWS_PER_PAGE)
  const paging = { page, total: chosen.length, size: ROWS_PER_PAGE }
  return {
    title: t('surveys.title'),
    search: query.q,
    show: query.show,
    filters: FILTERS.map(({ show, key }) => ({
      name: t(key),
      count: format.number(found.filter((entry) => show === 'all' || stateOf(entry) === show).length),
      address: listAddress({ ...query, show, page: 1 }),
      current: show === query.show,
    })),
    table: surveyTable(rows, reader, true),
    empty: rows.length > 0 ? null : entries.length === 0 ? 'no-services' : 'nothing-found',
    links: pageLinks((number) => listAddress({ ...query, page: number }), paging, t, format),
  }
}

const FILTERS: readonly { show: ListQuery['show']; key: MessageKey }[] = [
  { show: 'all', key: 'common.all' },
  { show: 'open', key: 'surveys.filterOpen' },
  { show: 'draft', key: 'surveys.filterDraft' },
  { show: 'closed', key: 'surveys.filterClosed' },
  { show: 'none', key: 'surveys.filterNone' },
]

function stateOf({ survey }: SurveyEntry): 'open' | 'draft' | 'closed' | 'none' {
  if (survey === null) return 'none'
  return survey.status === 'published' ? 'open' : survey.status
}

function matches({ service, survey }: SurveyEntry, search: string): boolean {
  const words = `${service.name} ${service.name_fr} ${service.organisation} ${survey?.name ?? ''}`
  return isFoundBy(search, words)
}

function byName(language: Language): (a: SurveyEntry, b: SurveyEntry) => number {
  const order = new Intl.Collator(language, { numeric: true })
  // Of one service the newest survey comes first, as they come.
  return (a, b) => order.compare(nameIn(language, a.service), nameIn(language, b.service))
}

function listAddress({ q, show, page }: ListQuery): string {
  const parameters = new URLSearchParams()
  if (q !== '') parameters.set('q', q)
  if (show !== 'all') parameters.set('show', show)
  if (page > 1) parameters.set('page', String(page))
  const query = parameters.toString()
  return query === '' ? '/surveys' : `/surveys?${query}`
}

export function surveyTable(entries: readonly SurveyEntry[], reader: Reader, namesService: boolean): SurveyTable {
  const { t } = reader
  return {
    namesService,
    perspectives: PERSPECTIVES.map((perspective) => ({
      perspective,
      name: t(`common.${perspective}`),
    })),
    rows: entries.map((entry) => surveyRow(entry, reader)),
  }
}

const STATES = {
  open: { key: 'surveys.statusOpen', class: 'state state-good' },
  draft: { key: 'surveys.statusDraft', class: 'state' },
  closed: { key: 'surveys.statusClosed', class: 'state' },
  none: { key: 'surveys.statusNone', class: 'state state-warn' },
} as const

function surveyRow(entry: SurveyEntry, reader: Reader): SurveyRow {
  const { t, format, language } = reader
  const { service, survey } = entry
  const state = STATES[stateOf(entry)]
  return {
    service: nameIn(language, service),
    serviceAddress: `/services/${service.slug}/surveys`,
    organisation: service.organisation,
    name: survey === null ? '' : surveyName(survey, t),
    status: t(state.key),
    statusClass: state.class,
    published: entry.published === null ? '' : format.day(entry.published.at),
    address: survey === null ? null : `/surveys/${survey.id}`,
    counts: entry.counts.length === 0 ? [] : PERSPECTIVES.map((perspective) => cellOf(entry, perspective, reader)),
    publishAddress: survey === null ? `/services/${service.slug}/surveys` : null,
  }
}

function cellOf({ counts }: SurveyEntry, perspective: Perspective, reader: Reader): CountCell | null {
  const own = counts.find((each) => each.perspective === perspective)
  return own === undefined ? null : countCell(own, reader)
}

export function countCell(counts: ResponseCounts, { t, format }: Reader): CountCell {
  const { eligible, received } = counts
  // After several rounds there are more answers than people.
  const isShare = eligible !== null && received <= eligible
  return {
    perspective: counts.perspective,
    name: t(`common.${counts.perspective}`),
    received: format.number(received),
    of: isShare ? t('surveys.ofEligible', { eligible: format.number(eligible) }) : '',
    held: counts.held === 0 ? null : t('surveys.heldBack', { count: counts.held }),
  }
}
