import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database } from '../database/schema.ts'
import { orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { gridMonths } from './agreement.ts'
import { agreementFormPage, newAgreement, typedAgreement } from './agreement-form-page.ts'
import { agreementPage } from './agreement-page.ts'
import {
  addAgreement,
  agreementOf,
  agreementsWithAttainments,
  changeAgreement,
  firstAgreementMonth,
  removeAgreement,
} from './agreement-store.ts'
import { agreementFor } from './attainment-store.ts'
import { filledWith } from './form-page.ts'
import { agreementForm, agreementQuery, bySlug, bySlugAndId, nothingTyped } from './input.ts'

export const agreementRoutes = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/agreement',
    params: bySlug,
    query: agreementQuery,
    async handle({ db, actor, params, query, language, t, format, today, res }) {
      const service = await visibleService(db, actor, params.slug)
      const months = gridMonths(query.year, today)
      const shown = {
        agreements: await agreementsWithAttainments(db, service.id, months),
        outcomes: await agreementFor(db, service.id, null),
        firstMonth: await firstAgreementMonth(db, service.id),
        months,
        year: query.year,
      }
      render(res, 'catalogue/agreement', agreementPage(service, shown, { actor, language, t, format, today }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/agreements/new',
    params: bySlug,
    async handle({ db, actor, params, t, today, res }) {
      const service = await visibleService(db, actor, params.slug)
      const tabs = serviceTabs(service, 'agreement', actor, t)
      render(res, 'catalogue/form', agreementFormPage(service, tabs, null, newAgreement(service, today), t))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/agreements/new',
    params: bySlug,
    form: agreementForm,
    async handle({ db, actor, params, form, t, res }) {
      const service = await visibleService(db, actor, params.slug)
      const tabs = serviceTabs(service, 'agreement', actor, t)
      if (!form.ok) return render(res, 'catalogue/form', agreementFormPage(service, tabs, null, form, t), 422)
      await addAgreement(db, service.id, form.value)
      redirect(res, `/services/${service.slug}/agreement`, t('catalogue.agreementSaved', { name: form.value.name }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/agreements/:id',
    params: bySlugAndId,
    async handle({ db, actor, params, t, res }) {
      const { service, agreement } = await visibleAgreement(db, actor, params)
      const tabs = serviceTabs(service, 'agreement', actor, t)
      const filled = filledWith(typedAgreement(agreement))
      render(res, 'catalogue/form', agreementFormPage(service, tabs, agreement, filled, t))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/agreements/:id',
    params: bySlugAndId,
    form: agreementForm,
    async handle({ db, actor, params, form, t, res }) {
      const { service, agreement } = await visibleAgreement(db, actor, params)
      const tabs = serviceTabs(service, 'agreement', actor, t)
      if (!form.ok) return render(res, 'catalogue/form', agreementFormPage(service, tabs, agreement, form, t), 422)
      await changeAgreement(db, agreement.id, form.value)
      redirect(res, `/services/${service.slug}/agreement`, t('catalogue.agreementSaved', { name: form.value.name }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/agreements/:id/remove',
    params: bySlugAndId,
    form: nothingTyped,
    async handle({ db, actor, params, t, res }) {
      const { service, agreement } = await visibleAgreement(db, actor, params)
      await removeAgreement(db, agreement.id)
      redirect(res, `/services/${service.slug}/agreement`, t('catalogue.removed', { name: agreement.name }))
    },
  }),
]

/** An agreement of a service that the actor may see. */
export async function visibleAgreement(db: Database, actor: Actor, { slug, id }: { slug: string; id: string }) {
  const service = await visibleService(db, actor, slug)
  return { service, agreement: orNotFound(await agreementOf(db, service.id, id)) }
}
