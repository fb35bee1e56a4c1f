import { nameIn } from '../i18n/names.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { type PageLinks, pageLinks } from '../web/page-links.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { addressWith } from './filters-page.ts'
import { PER_PAGE, type RegisterQuery, type Sort } from './register.ts'
import type { ListedAction } from './register-store.ts'
import { type DueWords, dueWords, raisedFromWords, type StatusWords, statusWords } from './words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/table': ActionTable
  }
}

export interface ActionRow {
  title: string
  address: string
  /** Null on a service's own page. */
  service: { name: string; address: string } | null
  raisedFrom: string
  owner: string
  due: DueWords
  /** How many of its tasks are overdue; empty where none is. */
  tasksOverdue: string
  status: StatusWords
}

export interface ActionTable {
  columns: {
    label: string
    /** Null where one cannot sort by it. */
    sort: { address: string; direction: 'ascending' | 'descending' | 'none' } | null
  }[]
  rows: ActionRow[]
  pages: PageLinks
}

/** @param acrossServices whether each row names its service */
export function actionTable(
  { actions, total }: { actions: readonly ListedAction[]; total: number },
  base: string,
  query: RegisterQuery,
  acrossServices: boolean,
  around: Surroundings,
): ActionTable {
  const { t, format } = around
  const paging = { page: query.page, total, size: PER_PAGE }
  const columns = COLUMNS.filter(({ sort }) => acrossServices || sort !== 'service')
  return {
    columns: columns.map(({ key, sort }) => ({ label: t(key), sort: sort === null ? null : sorting(sort) })),
    rows: actions.map((action) => actionRow(action, acrossServices, around)),
    pages: pageLinks((page) => addressWith(base, query, { page }), paging, t, format),
  }

  function sorting(by: SortedBy) {
    const isUp = query.sort === by
    const isDown = query.sort === `-${by}`
    const direction: 'ascending' | 'descending' | 'none' = isUp ? 'ascending' : isDown ? 'descending' : 'none'
    const other: Sort = isUp ? `-${by}` : by
    return { address: addressWith(base, query, { sort: other, page: 1 }), direction }
  }
}

type SortedBy = 'due' | 'status' | 'service' | 'owner'

const COLUMNS: readonly { key: MessageKey; sort: SortedBy | null }[] = [
  { key: 'improvement.columnAction', sort: null },
  { key: 'improvement.columnService', sort: 'service' },
  { key: 'improvement.columnFrom', sort: null },
  { key: 'improvement.columnOwner', sort: 'owner' },
  { key: 'improvement.columnDue', sort: 'due' },
  { key: 'improvement.columnStatus', sort: 'status' },
]

export function actionRow(action: ListedAction, withService: boolean, around: Surroundings): ActionRow {
  const { t, format, today, language } = around
  const late = Number(action.tasks_overdue)
  const service = { name: action.service_name, name_fr: action.service_name_fr }
  return {
    title: action.title,
    address: `/actions/${action.id}`,
    service: withService ? { name: nameIn(language, service), address: `/services/${action.slug}/actions` } : null,
    raisedFrom: raisedFromWords(action.dimension, t),
    owner: action.owner,
    due: dueWords(action, today, t, format),
    tasksOverdue: late > 0 ? t('teamwork.tasksOverdue', { n: late }) : '',
    status: statusWords(action.status, t),
  }
}
