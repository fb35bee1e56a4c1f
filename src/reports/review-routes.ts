import { visibleService } from '../accounts/scope.ts'
import { readService } from '../comparison/read-store.ts'
import { compareService } from '../comparison/service-comparison.ts'
import { findings } from '../improvement/finding-store.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { reviewParams, reviewQuery, subscriptionForm } from './review-input.ts'
import { reviewPage, reviewsPage } from './review-page.ts'
import { actionsToReview, commentsToReview, reviewableServices, subscribe, subscriptionOf } from './review-store.ts'
import { nextReportDay, reviewWindow } from './schedule.ts'

/** More are on the service’s own page of findings. */
const MOST_FINDINGS = { limit: 4, offset: 0 }

export const reviewRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/reports',
    handle: async (visit) => {
      render(visit.res, 'reports/reviews', reviewsPage(await reviewableServices(visit.db, visit.actor), visit))
    },
  }),

  staffRoute('comparison.read', {
    method: 'get',
    path: '/reports/:slug',
    params: reviewParams,
    query: reviewQuery,
    handle: async (visit) => {
      const { db, actor, params, query, today, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const first = await readService(db, service, query.window ?? 'all', today)
      const window = query.window ?? reviewWindow(first.months, today)
      const { evidence, months, isHidden } =
        window === (query.window ?? 'all') ? first : await readService(db, service, window, today)
      const shown = {
        ...{ service, comparison: compareService(evidence), months, isHidden, today },
        actions: await actionsToReview(db, service.id),
        comments: await commentsToReview(db, service, window, today),
        findings: await findings(db, actor, service.slug, 'open', MOST_FINDINGS),
        subscription: await subscriptionOf(db, actor, service.id),
      }
      render(res, 'reports/review', reviewPage(shown, visit))
    },
  }),

  staffRoute('comparison.read', {
    method: 'post',
    path: '/reports/:slug/subscription',
    params: reviewParams,
    form: subscriptionForm,
    handle: async (visit) => {
      const { db, actor, params, form, today, t, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const frequency = form.ok ? form.value.frequency : 'never'
      const wanted = frequency === 'never' ? null : { frequency, next_on: nextReportDay(frequency, today) }
      await subscribe(db, actor, service.id, wanted)
      redirect(res, `/reports/${service.slug}`, t(wanted === null ? 'reports.unsubscribed' : 'reports.subscribed'))
    },
  }),
]
