import { may } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { breakdownRoutes } from './breakdown-routes.ts'
import { commentRoutes } from './comment-routes.ts'
import { serviceParams, serviceQuery } from './input.ts'
import { journeyRoutes } from './journey-routes.ts'
import { portfolioRoutes } from './portfolio-routes.ts'
import { prioritiesRoutes } from './priorities-routes.ts'
import { rateRoutes } from './rate-routes.ts'
import { readService } from './read-store.ts'
import { resultsRoutes } from './results-routes.ts'
import { compareService } from './service-comparison.ts'
import { servicePage } from './service-page.ts'
import { severalRoutes } from './several-routes.ts'
import { trendRoutes } from './trend-routes.ts'

export const comparisonRoutes: readonly Route[] = [
  ...portfolioRoutes,
  ...resultsRoutes,
  ...breakdownRoutes,
  ...trendRoutes,
  ...prioritiesRoutes,
  ...rateRoutes,
  ...journeyRoutes,
  ...severalRoutes,
  ...commentRoutes,

  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug',
    params: serviceParams,
    query: serviceQuery,
    handle: async (visit) => {
      const { db, actor, params, query, today, t, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const { evidence, months, isHidden, definitions, surveys } = await readService(db, service, query.window, today)
      const shown = {
        service,
        comparison: compareService(evidence),
        months,
        isHidden,
        order: query.order,
        definitions,
        surveys,
        tabs: serviceTabs(service, 'comparison', actor, t),
        mayRaise: may(actor, 'action.raise'),
        mayAsk: may(actor, 'survey.manage'),
      }
      render(res, 'comparison/service', servicePage(shown, visit))
    },
  }),
]
