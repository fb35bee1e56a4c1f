import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Row } from '../database/schema.ts'
import { beginCsv, csvRow, sendOn } from '../web/csv.ts'
import { render } from '../web/render.ts'
import { staffRoute, type Visit } from '../web/routes.ts'
import { csvCells, csvHeadings } from './csv-page.ts'
import { findingCounts } from './finding-store.ts'
import { registerQuery, serviceParams } from './input.ts'
import { type ActionFilter, PER_COLUMN, PER_PAGE, pageWithin, type RegisterQuery, WHOLE_REGISTER } from './register.ts'
import { type RegisterContent, registerPage } from './register-page.ts'
import {
  countActions,
  fullActions,
  latestActions,
  listActions,
  ownersInCharge,
  servicesWithActions,
} from './register-store.ts'
import { isOpen, STATUSES } from './status.ts'

export const registerRoutes = [
  staffRoute('action.read', {
    method: 'get',
    path: '/actions',
    query: registerQuery,
    handle: (visit) => showRegister(visit, null, visit.query),
  }),

  staffRoute('action.read', {
    method: 'get',
    path: '/actions.csv',
    query: registerQuery,
    handle: (visit) => sendCsv(visit, visit.query),
  }),

  staffRoute('action.read', {
    method: 'get',
    path: '/services/:slug/actions',
    params: serviceParams,
    query: registerQuery,
    handle: async (visit) => {
      const service = await visibleService(visit.db, visit.actor, visit.params.slug)
      await showRegister(visit, service, { ...visit.query, service: '' })
    },
  }),
]

type StaffVisit = Visit<unknown, unknown, unknown, Actor>

async function showRegister(visit: StaffVisit, service: Row<'service'> | null, asked: RegisterQuery): Promise<void> {
  const { db, actor, language, today, res } = visit
  const here = { ...WHOLE_REGISTER, service: service?.slug ?? asked.service }
  const filter = { ...asked, service: here.service }
  const shown = asked.view === 'board' ? await boardOf(visit, filter, asked) : await listOf(visit, filter, asked)
  const content = {
    service,
    ...shown,
    counts: await countActions(db, actor, service === null ? WHOLE_REGISTER : here, today),
    services: service === null ? await servicesWithActions(db, actor, language) : null,
    owners: await ownersInCharge(db, actor),
    openFindings: (await findingCounts(db, actor, service?.slug ?? null)).open,
  }
  render(res, 'improvement/register', registerPage(content, visit))
}

type Shown = Pick<RegisterContent, 'query' | 'list' | 'columns'>

async function listOf(visit: StaffVisit, filter: ActionFilter, asked: RegisterQuery): Promise<Shown> {
  const { db, actor, today, language } = visit
  const { byStatus } = await countActions(db, actor, filter, today)
  const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0)
  const page = pageWithin(asked.page, total)
  const slice = { sort: asked.sort, limit: PER_PAGE, offset: (page - 1) * PER_PAGE, language }
  const actions = await listActions(db, actor, filter, today, slice)
  return { query: { ...asked, page }, list: { actions, total }, columns: null }
}

async function boardOf(visit: StaffVisit, filter: ActionFilter, asked: RegisterQuery): Promise<Shown> {
  const { db, actor, today, language } = visit
  const { byStatus } = await countActions(db, actor, { ...filter, status: null }, today)
  const columns = []
  for (const status of STATUSES) {
    const column = { ...filter, status }
    const actions = isOpen(status)
      ? await listActions(db, actor, column, today, { sort: 'due', limit: PER_COLUMN, offset: 0, language })
      : await latestActions(db, actor, column, today, PER_COLUMN)
    columns.push({ status, actions, total: byStatus[status] ?? 0 })
  }
  return { query: { ...asked, status: null, page: 1 }, list: null, columns }
}

const ROWS_AT_ONCE = 200

/** What the list shows, all of it, row by row. */
async function sendCsv(visit: StaffVisit, asked: RegisterQuery): Promise<void> {
  const { db, actor, today, language, installation, res } = visit
  const { publicUrl } = installation.config
  beginCsv(res, 'actions.csv', csvHeadings(visit))
  for (let offset = 0; ; offset += ROWS_AT_ONCE) {
    const slice = { sort: asked.sort, limit: ROWS_AT_ONCE, offset, language }
    const actions = await fullActions(db, actor, asked, today, slice)
    for (const action of actions) await sendOn(res, csvRow(csvCells(action, publicUrl, visit)))
    if (actions.length < ROWS_AT_ONCE) break
  }
  res.end()
}
