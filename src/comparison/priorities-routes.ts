import { type Actor, may } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Row } from '../database/schema.ts'
import { sendCsv } from '../web/csv.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { prioritiesQuery, serviceParams } from './input.ts'
import { prioritiesPage } from './priorities-page.ts'
import { type ReadPriorities, readPriorities } from './priorities-store.ts'
import { PRIORITY_COLUMNS, priorityRows } from './priorities-table-page.ts'
import type { WindowKey } from './window.ts'

type PrioritiesVisit = Visit<{ slug: string }, { window: WindowKey }, unknown, Actor>

/** What matters to users and customers of a service, beside how it is done; for everybody who may read its comparison. */
export const prioritiesRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/priorities',
    params: serviceParams,
    query: prioritiesQuery,
    handle: async (visit) => {
      const { actor, query, t, res } = visit
      const { service, read } = await found(visit)
      const shown = {
        ...{ service, ...read, chosen: query.window, tabs: serviceTabs(service, 'priorities', actor, t) },
        editorAddress: may(actor, 'survey.manage') ? read.editorAddress : null,
        mayRate: may(actor, 'rate.set'),
      }
      render(res, 'comparison/priorities', prioritiesPage(shown, visit))
    },
  }),

  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/priorities.csv',
    params: serviceParams,
    query: prioritiesQuery,
    handle: async (visit) => {
      const { query, res } = visit
      const { service, read } = await found(visit)
      await sendCsv(res, `priorities-${service.slug}-${query.window}.csv`, PRIORITY_COLUMNS, priorityRows(read))
    },
  }),
]

async function found(visit: PrioritiesVisit): Promise<{ service: Row<'service'>; read: ReadPriorities }> {
  const { db, actor, params, query, today } = visit
  const service = await visibleService(db, actor, params.slug)
  return { service, read: await readPriorities(db, service, query.window, today) }
}
