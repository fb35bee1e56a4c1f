import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { RATED } from '../surveys/definition.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { DUE_FILTERS, type RegisterQuery, SORTS, type Sort, STATUS_FILTERS, WHOLE_REGISTER } from './register.ts'
import { raisedFromWords, statusName } from './words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/filters': RegisterFilters
  }
}

export interface Select {
  name: string
  label: string
  options: { value: string; label: string; selected: boolean }[]
}

export interface RegisterFilters {
  address: string
  view: string
  q: string
  selects: Select[]
  owner: string
  owners: string[]
  /** Something beyond the search is chosen, so what is folded away on a phone is shown. */
  isOpen: boolean
  /** Where no filter is set; null where none is. */
  clear: string | null
}

/** An address of the register that asks for `query` with some of it changed; what is usual is left out. */
export function addressWith(base: string, query: RegisterQuery, changes: Partial<RegisterQuery> = {}): string {
  const all = { ...query, ...changes }
  const parameters = new URLSearchParams(asked(all))
  if (all.page !== 1) parameters.set('page', String(all.page))
  const search = parameters.toString()
  return search === '' ? base : `${base}?${search}`
}

/** What an address asks for beside the page of the list, by name; what is usual is left out. */
function asked({ view, sort, page: _, ...filter }: RegisterQuery): Record<string, string> {
  const entries = Object.entries({ view: view === 'list' ? '' : view, ...filter, sort: sort === 'due' ? '' : sort })
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''))
}

export function isFiltered({ status, service, dimension, due, owner, q }: RegisterQuery): boolean {
  return [status, service, dimension, due, owner, q].some((asked) => asked !== null && asked !== '')
}

export interface FilterChoices {
  query: RegisterQuery
  /** Null on a service's own page. */
  services: Pick<Row<'service'>, 'slug' | 'name' | 'name_fr'>[] | null
  owners: string[]
}

export function registerFilters(
  { query, services, owners }: FilterChoices,
  base: string,
  { t, language }: Surroundings,
): RegisterFilters {
  const select = (name: string, label: MessageKey, chosen: string | null, options: [string, string][]): Select => ({
    name,
    label: t(label),
    options: options.map(([value, text]) => ({ value, label: text, selected: value === (chosen ?? '') })),
  })
  const isBoard = query.view === 'board'
  const statuses = STATUS_FILTERS.map((status): [string, string] => [
    status,
    status === 'open' ? t('improvement.anyOpen') : statusName(status, t),
  ])
  const named = services?.map((each): [string, string] => [each.slug, nameIn(language, each)])
  const dimensions = RATED.map((rated): [string, string] => [
    rated,
    raisedFromWords(rated === 'VALUE' ? null : rated, t),
  ])
  const dues = DUE_FILTERS.map((due): [string, string] => [due, t(DUE_WORDS[due])])
  const sorts = SORTS.map((sort): [string, string] => [sort, t(SORT_WORDS[sort])])
  const selects = [
    ...(isBoard
      ? []
      : [select('status', 'improvement.filterStatus', query.status, [['', t('improvement.anyStatus')], ...statuses])]),
    ...(named === undefined
      ? []
      : [select('service', 'improvement.filterService', query.service, [['', t('improvement.anyService')], ...named])]),
    select('dimension', 'improvement.filterDimension', query.dimension, [
      ['', t('improvement.anyDimension')],
      ...dimensions,
    ]),
    select('due', 'improvement.filterDue', query.due, [['', t('improvement.anyDue')], ...dues]),
    ...(isBoard ? [] : [select('sort', 'improvement.filterSort', query.sort, sorts)]),
  ]
  return {
    address: base,
    view: query.view,
    q: query.q,
    selects,
    owner: query.owner,
    owners,
    isOpen: isFiltered({ ...query, q: '' }),
    clear: isFiltered(query) ? addressWith(base, { ...query, ...WHOLE_REGISTER, page: 1 }) : null,
  }
}

const DUE_WORDS: Record<(typeof DUE_FILTERS)[number], MessageKey> = {
  overdue: 'improvement.dueOverdue',
  soon: 'improvement.dueSoon',
}

const SORT_WORDS: Record<Sort, MessageKey> = {
  due: 'improvement.sortDue',
  '-due': 'improvement.sortDueDown',
  status: 'improvement.sortStatus',
  '-status': 'improvement.sortStatusDown',
  service: 'improvement.sortService',
  '-service': 'improvement.sortServiceDown',
  owner: 'improvement.sortOwner',
  '-owner': 'improvement.sortOwnerDown',
}
