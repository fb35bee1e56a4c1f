import { type Actor, may } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import type { Translate } from '../i18n/translate.ts'
import { type ServiceTabs, serviceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { type Board, type BoardColumn, board } from './board-page.ts'
import { addressWith, type FilterChoices, isFiltered, type RegisterFilters, registerFilters } from './filters-page.ts'
import { type ActionTable, actionTable } from './list-page.ts'
import { NOTHING_ASKED, type RegisterQuery, VIEWS } from './register.ts'
import type { Counts, ListedAction } from './register-store.ts'
import { type Sections, sections } from './sections-page.ts'
import { OPEN_STATUSES } from './status.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/register': RegisterPage
  }
}

export interface RegisterPage {
  title: string
  lead: string
  /** Null on the register across services. */
  tabs: ServiceTabs | null
  sections: Sections | null
  /** Where an action is raised; null where one may not. */
  raise: { label: string; address: string; isMain: boolean } | null
  views: { name: string; icon: 'list' | 'layout-kanban'; address: string; current: boolean }[]
  /** Each a filter; null while there is nothing at all. */
  glance: { n: string; label: string; address: string; class: string }[] | null
  filters: RegisterFilters
  /** The list as a file; null where there is none. */
  csv: string | null
  table: ActionTable | null
  board: Board | null
  empty: { title: string; text: string; link: { label: string; address: string } | null } | null
}

export interface RegisterContent extends FilterChoices {
  /** Null across services. */
  service: Row<'service'> | null
  openFindings: number
  /** Before any filter. */
  counts: Counts
  list: { actions: ListedAction[]; total: number } | null
  columns: BoardColumn[] | null
}

/** The register of improvement actions, across services or of one, as list or board. */
export function registerPage(content: RegisterContent, around: Surroundings): RegisterPage {
  const { service, query, list, columns } = content
  const { t, actor } = around
  const base = service === null ? '/actions' : `/services/${service.slug}/actions`
  const nothing = nothingToShow(content, base, around)
  const tabs = service === null ? null : serviceTabs(service, 'actions', actor, t)
  const title = t('improvement.registerTitle')
  return {
    title: tabs === null ? title : `${title} · ${tabs.name[around.language]}`,
    lead: t(service === null ? 'improvement.registerLead' : 'improvement.serviceLead'),
    tabs,
    sections: sections('actions', service?.slug ?? null, content.openFindings, around),
    raise: whereToRaise(service, actor, t),
    views: VIEWS.map((view) => ({
      name: t(`improvement.${view}`),
      icon: view === 'list' ? 'list' : 'layout-kanban',
      address: addressWith(base, query, { view, page: 1, status: view === 'board' ? null : query.status }),
      current: view === query.view,
    })),
    glance: isEmpty(content.counts) ? null : atAGlance(content.counts, base, query, around),
    filters: registerFilters(content, base, around),
    csv:
      list === null || nothing !== null
        ? null
        : addressWith('/actions.csv', { ...query, service: service?.slug ?? query.service, view: 'list', page: 1 }),
    table: list === null || nothing !== null ? null : actionTable(list, base, query, service === null, around),
    board: columns === null || nothing !== null ? null : board(columns, base, query, service === null, around),
    empty: nothing,
  }
}

function whereToRaise(service: Row<'service'> | null, actor: Actor, t: Translate): RegisterPage['raise'] {
  if (!may(actor, 'action.raise')) return null
  if (service === null) return { label: t('improvement.raiseHow'), address: '/', isMain: false }
  return { label: t('improvement.raise'), address: `/services/${service.slug}/actions/new`, isMain: true }
}

function isEmpty({ byStatus }: Counts): boolean {
  return Object.keys(byStatus).length === 0
}

function atAGlance(
  { byStatus, overdue }: Counts,
  base: string,
  { view }: RegisterQuery,
  { t, format }: Surroundings,
): NonNullable<RegisterPage['glance']> {
  const open = OPEN_STATUSES.reduce((sum, status) => sum + (byStatus[status] ?? 0), 0)
  const address = (filter: Partial<RegisterQuery>) =>
    addressWith(base, { ...NOTHING_ASKED, view: filter.status === undefined ? view : 'list' }, filter)
  const count = (n: number, label: string, to: string, className = '') => ({
    n: format.number(n),
    label,
    address: to,
    class: className,
  })
  const proposed = byStatus.proposed ?? 0
  return [
    count(open, t('improvement.countOpen', { n: open }), address({ status: 'open' })),
    count(overdue, t('improvement.countOverdue'), address({ due: 'overdue' }), overdue > 0 ? 'glance-overdue' : ''),
    count(proposed, t('improvement.countProposed', { n: proposed }), address({ status: 'proposed' })),
    count(byStatus['in-progress'] ?? 0, t('improvement.countInProgress'), address({ status: 'in-progress' })),
    count(
      byStatus.implemented ?? 0,
      t('improvement.countImplemented', { n: byStatus.implemented ?? 0 }),
      address({ status: 'implemented' }),
    ),
  ]
}

function nothingToShow(
  { service, query, counts, list, columns }: RegisterContent,
  base: string,
  { t, actor }: Surroundings,
): RegisterPage['empty'] {
  const total = list?.total ?? columns?.reduce((sum, column) => sum + column.total, 0) ?? 0
  if (total > 0) return null
  if (!isEmpty(counts) && isFiltered(query)) {
    const link = {
      label: t('improvement.clearFilters'),
      address: addressWith(base, NOTHING_ASKED, { view: query.view }),
    }
    return { title: t('improvement.nothingFoundTitle'), text: t('improvement.nothingFoundText'), link }
  }
  const title = t('improvement.emptyTitle')
  if (!may(actor, 'action.raise')) return { title, text: t('improvement.emptyTextReading'), link: null }
  if (service !== null) {
    const link = { label: t('improvement.raise'), address: `${base}/new` }
    return { title, text: t('improvement.emptyServiceText'), link }
  }
  return { title, text: t('improvement.emptyText'), link: { label: t('improvement.emptyAction'), address: '/' } }
}
