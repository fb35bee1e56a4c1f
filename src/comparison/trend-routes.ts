import { may } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import { sendCsv } from '../web/csv.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { serviceParams, trendQuery } from './input.ts'
import { serviceTrend } from './trend.ts'
import { trendPage } from './trend-page.ts'
import { readTrend, trendMarks } from './trend-store.ts'
import { TREND_COLUMNS, trendCsvRows } from './trend-table-page.ts'

export const trendRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/trend',
    params: serviceParams,
    query: trendQuery,
    handle: async (visit) => {
      const { db, actor, params, query, today, t, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const evidence = await readTrend(db, service, query.question, today)
      const chosen = query.unit || null
      const shown = {
        service,
        trend: serviceTrend(evidence, chosen),
        chosen,
        isAsked: evidence.isAsked,
        marks: await trendMarks(db, service.id),
        tabs: serviceTabs(service, 'trend', actor, t),
        today,
        mayAsk: may(actor, 'survey.manage'),
      }
      render(res, 'comparison/trend', trendPage(shown, visit))
    },
  }),

  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/trend.csv',
    params: serviceParams,
    query: trendQuery,
    handle: async (visit) => {
      const { db, actor, params, query, today, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const trend = serviceTrend(await readTrend(db, service, query.question, today), query.unit || null)
      const name = `trend-${service.slug}-${trend.question}-${trend.unit}.csv`
      await sendCsv(res, name, TREND_COLUMNS, trendCsvRows(trend, visit))
    },
  }),
]
