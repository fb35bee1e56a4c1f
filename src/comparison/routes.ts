import { type Actor, may } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database, Row } from '../database/schema.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { anonymousPerspectives } from './asked.ts'
import { breakdownRoutes } from './breakdown-routes.ts'
import { standsSince } from './change-store.ts'
import { commentRoutes } from './comment-routes.ts'
import { serviceParams, serviceQuery } from './input.ts'
import { journeyRoutes } from './journey-routes.ts'
import { portfolioRoutes } from './portfolio-routes.ts'
import { prioritiesRoutes } from './priorities-routes.ts'
import { rateRoutes } from './rate-routes.ts'
import { readService } from './read-store.ts'
import { resultsRoutes } from './results-routes.ts'
import { snapshotOf } from './review.ts'
import { type ReviewedService, reviewCard } from './review-card-page.ts'
import { newsSince, reviewsOf } from './review-store.ts'
import { compareService, type Evidence, type ServiceComparison } from './service-comparison.ts'
import { servicePage } from './service-page.ts'
import { severalRoutes } from './several-routes.ts'
import { sinceChange } from './since-change-page.ts'
import { trendRoutes } from './trend-routes.ts'
import { ALL_TIME } from './window.ts'

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
      const comparison = compareService(evidence)
      // What a review keeps is of all time, and so is what stands beside it.
      const reviewed = query.window === ALL_TIME ? await reviewedService(visit, service, comparison, evidence) : null
      const stands = query.window === ALL_TIME ? await standsSince(db, service, today) : null
      const shown = {
        service,
        sinceChange: sinceChange(service.slug, stands, visit),
        comparison,
        evidence,
        review: reviewed === null ? null : reviewCard(reviewed, today, visit),
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

async function reviewedService(
  { db, actor }: { db: Database; actor: Actor },
  service: Row<'service'>,
  comparison: ServiceComparison,
  { names, asked }: Evidence,
): Promise<ReviewedService> {
  const [latest] = await reviewsOf(db, service.id)
  return {
    slug: service.slug,
    latest,
    news: latest === undefined ? null : await newsSince(db, latest),
    now: snapshotOf(comparison, names),
    anonymous: anonymousPerspectives(asked),
    mayHold: may(actor, 'review.hold'),
  }
}
