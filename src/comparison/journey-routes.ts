import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database } from '../database/schema.ts'
import { badRequest, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import { latestChange } from './change-store.ts'
import { serviceParams } from './input.ts'
import { journeyQuery, linksForm, linksQuery } from './journey-input.ts'
import { chosenLinks, linkChanges } from './journey-links.ts'
import { journeyLinksPage } from './journey-links-page.ts'
import { journeyPage } from './journey-page.ts'
import { type JourneyGroup, journeyGroups, readJourneyPage, readLinks, storeLinks } from './journey-store.ts'
import { ALL_TIME } from './window.ts'

const QUESTIONS = '/services/:slug/journey/questions'

export const journeyRoutes = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/journey',
    params: serviceParams,
    query: journeyQuery,
    async handle(visit) {
      const { db, actor, params, query, today, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const groups = await journeyGroups(db, service.id)
      const group = chosenGroup(groups, query.journey)
      const { window } = query
      const read = await readJourneyPage(db, service, group, window, today)
      const change = window === ALL_TIME ? await latestChange(db, service.id, today) : null
      render(res, 'comparison/journey', journeyPage({ ...read, service, groups, group, window, change }, visit))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: QUESTIONS,
    params: serviceParams,
    query: linksQuery,
    async handle(visit) {
      const shown = await linksOf(visit)
      render(visit.res, 'comparison/journey-links', journeyLinksPage({ ...shown, typed: null }, visit))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: QUESTIONS,
    params: serviceParams,
    query: linksQuery,
    form: linksForm,
    async handle(visit) {
      const { db, form, t, res } = visit
      const shown = await linksOf(visit)
      const { service, journeyId, links } = shown
      const known = {
        touchpoint: new Set(links.steps.map(({ id }) => id)),
        component: new Set(links.components.map(({ id }) => id)),
        questions: new Set(links.linkable.map(({ key }) => key)),
      }
      const changes = form.ok ? linkChanges(form.value, known) : null
      if (!form.ok || changes === null) throw badRequest()
      if (await storeLinks(db, changes)) {
        const within = journeyId === null ? '' : `?journey=${journeyId}`
        return redirect(res, `/services/${service.slug}/journey${within}`, t('journey.linksSaved'))
      }
      const now = await linksOf(visit)
      render(res, 'comparison/journey-links', journeyLinksPage({ ...now, typed: chosenLinks(form.value) }, visit), 409)
    },
  }),
]

async function linksOf(visit: {
  db: Database
  actor: Actor
  params: { slug: string }
  query: { journey?: string | undefined }
}) {
  const service = await visibleService(visit.db, visit.actor, visit.params.slug)
  const group = chosenGroup(await journeyGroups(visit.db, service.id), visit.query.journey)
  const journeyId = visit.query.journey ?? group?.original.id ?? null
  return { service, journeyId, links: await readLinks(visit.db, service.id, journeyId) }
}

/** The group of the journey named, or the first; another service's journey is not found. */
function chosenGroup(groups: readonly JourneyGroup[], id: string | undefined): JourneyGroup | null {
  if (id === undefined) return groups[0] ?? null
  return orNotFound(
    groups.find(({ original, variants }) => original.id === id || variants.some((variant) => variant.id === id)),
  )
}
