import { visibleService } from '../accounts/scope.ts'
import { anonymousPerspectives } from '../comparison/asked.ts'
import { standsSince } from '../comparison/change-store.ts'
import { readService } from '../comparison/read-store.ts'
import { snapshotOf } from '../comparison/review.ts'
import { holdReview, reviewsOf, takeBackReview } from '../comparison/review-store.ts'
import { compareService } from '../comparison/service-comparison.ts'
import { ALL_TIME } from '../comparison/window.ts'
import type { Database, Row } from '../database/schema.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { changesPage, type Happened } from './changes-page.ts'
import { actionsSince, findingsSince, missedSince, versionsSince } from './changes-store.ts'
import { changesQuery, serviceParams } from './input.ts'

/** Reviews of a service, and what changed since. */
export const changesRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/changes',
    params: serviceParams,
    query: changesQuery,
    handle: async (visit) => {
      const { db, actor, params, query, today, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const reviews = await reviewsOf(db, service.id)
      const review = reviews.find(({ id }) => id === query.review) ?? reviews[0]
      if (review === undefined)
        return render(res, 'improvement/changes', changesPage({ service, reviews, since: null }, visit))
      const { snapshot, anonymous } = await figuresToday(db, service, today)
      const stands = await standsSince(db, service, today)
      const since = { review, now: snapshot, anonymous, stands, happened: await happenedSince(db, review) }
      render(res, 'improvement/changes', changesPage({ service, reviews, since }, visit))
    },
  }),

  staffRoute('review.hold', {
    method: 'post',
    path: '/services/:slug/reviews',
    params: serviceParams,
    handle: async ({ db, actor, params, today, now, t, res }) => {
      const service = await visibleService(db, actor, params.slug)
      const { snapshot } = await figuresToday(db, service, today)
      const isNew = await holdReview(db, service.id, snapshot, actor, now)
      redirect(res, `/services/${service.slug}/changes`, t(isNew ? 'changes.held' : 'changes.heldAlready'))
    },
  }),

  staffRoute('review.hold', {
    method: 'post',
    path: '/services/:slug/reviews/removal',
    params: serviceParams,
    handle: async ({ db, actor, params, today, t, res }) => {
      const service = await visibleService(db, actor, params.slug)
      await takeBackReview(db, service.id, today)
      redirect(res, `/services/${service.slug}/changes`, t('changes.takenBack'))
    },
  }),
]

async function figuresToday(db: Database, service: Row<'service'>, today: string) {
  const { evidence } = await readService(db, service, ALL_TIME, today)
  return {
    snapshot: snapshotOf(compareService(evidence), evidence.names),
    anonymous: anonymousPerspectives(evidence.asked),
  }
}

async function happenedSince(db: Database, review: Parameters<typeof versionsSince>[1]): Promise<Happened> {
  return {
    versions: await versionsSince(db, review),
    missed: await missedSince(db, review),
    findings: await findingsSince(db, review),
    actions: await actionsSince(db, review),
  }
}
