import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database, Row } from '../database/schema.ts'
import { orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { filledWith } from './form-page.ts'
import { bySlug, bySlugAndId, nothingTyped } from './input.ts'
import { journeyFormPage, newJourney, typedJourney } from './journey-form-page.ts'
import { journeyForm } from './journey-input.ts'
import { addJourney, changeJourney, copyJourney, journeyOf, removeJourney } from './journey-store.ts'

const LIST = '/services/:slug/journeys'

export const journeyRoutes = [
  staffRoute('catalogue.manage', {
    method: 'get',
    path: `${LIST}/new`,
    params: bySlug,
    async handle(visit) {
      const { db, actor, params, t, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const tabs = serviceTabs(service, 'journey', actor, t)
      const edited = { service, tabs, thing: null, filled: newJourney(), overtaken: false }
      render(res, 'catalogue/form', journeyFormPage(edited, visit))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/new`,
    params: bySlug,
    form: journeyForm,
    async handle(visit) {
      const { db, actor, params, form, t, res } = visit
      const service = await visibleService(db, actor, params.slug)
      if (!form.ok) {
        const tabs = serviceTabs(service, 'journey', actor, t)
        const edited = { service, tabs, thing: null, filled: form, overtaken: false }
        return render(res, 'catalogue/form', journeyFormPage(edited, visit), 422)
      }
      const { revision: _, ...content } = form.value
      const id = await addJourney(db, service.id, content)
      redirect(res, journeyAddress(service, id), t('journey.journeyAdded', { name: content.name }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: `${LIST}/:id`,
    params: bySlugAndId,
    async handle(visit) {
      const { service, journey } = await visibleJourney(visit.db, visit.actor, visit.params)
      const tabs = serviceTabs(service, 'journey', visit.actor, visit.t)
      const edited = { service, tabs, thing: journey, filled: filledWith(typedJourney(journey)), overtaken: false }
      render(visit.res, 'catalogue/form', journeyFormPage(edited, visit))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/:id`,
    params: bySlugAndId,
    form: journeyForm,
    async handle(visit) {
      const { db, actor, params, form, t, res } = visit
      const { service, journey } = await visibleJourney(db, actor, params)
      const tabs = serviceTabs(service, 'journey', actor, t)
      const edited = { service, tabs, thing: journey, overtaken: false }
      if (!form.ok) return render(res, 'catalogue/form', journeyFormPage({ ...edited, filled: form }, visit), 422)
      const { revision = 0, ...content } = form.value
      if (await changeJourney(db, journey.id, revision, content)) {
        return redirect(res, journeyAddress(service, journey.id), t('journey.saved', { name: content.name }))
      }
      const filled = filledWith(typedJourney({ ...journey, ...content }))
      render(res, 'catalogue/form', journeyFormPage({ ...edited, filled, overtaken: true }, visit), 409)
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/:id/copy`,
    params: bySlugAndId,
    form: nothingTyped,
    async handle({ db, actor, params, t, res }) {
      const { service, journey } = await visibleJourney(db, actor, params)
      const id = await copyJourney(db, journey)
      redirect(res, journeyAddress(service, id), t('journey.copied', { name: journey.name }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/:id/remove`,
    params: bySlugAndId,
    form: nothingTyped,
    async handle({ db, actor, params, t, res }) {
      const { service, journey } = await visibleJourney(db, actor, params)
      await removeJourney(db, journey.id)
      redirect(res, `/services/${service.slug}/journey`, t('catalogue.removed', { name: journey.name }))
    },
  }),
]

function journeyAddress({ slug }: Row<'service'>, id: string): string {
  return `/services/${slug}/journey?journey=${id}`
}

export async function visibleJourney(db: Database, actor: Actor, { slug, id }: { slug: string; id: string }) {
  const service = await visibleService(db, actor, slug)
  return { service, journey: orNotFound(await journeyOf(db, service.id, id)) }
}
