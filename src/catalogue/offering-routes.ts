import type { Actor } from '../accounts/permissions.ts'
import type { Database } from '../database/schema.ts'
import { badRequest, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import type { OfferingContent } from './contents.ts'
import { filledWith } from './form-page.ts'
import { bySlug, nothingTyped, offeringForm, offeringListQuery } from './input.ts'
import { offeringFormPage, offeringListPage, typedOffering } from './offering-page.ts'
import {
  changeOffering,
  createOffering,
  offerableServices,
  offeringOf,
  offeringPage,
  removeOffering,
} from './offering-store.ts'

export const offeringRoutes = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/offerings',
    query: offeringListQuery,
    async handle({ db, actor, query, language, t, format, res }) {
      const found = await offeringPage(db, actor, query)
      render(res, 'catalogue/offerings', offeringListPage(found, query, { actor, language, t, format }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/offerings/new',
    async handle({ db, actor, language, t, res }) {
      const services = await offerableServices(db, actor)
      render(res, 'catalogue/form', offeringFormPage(null, services, filledWith({}), { language, t }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/offerings/new',
    form: offeringForm,
    async handle({ db, actor, form, language, t, res }) {
      if (!form.ok) {
        const services = await offerableServices(db, actor)
        return render(res, 'catalogue/form', offeringFormPage(null, services, form, { language, t }), 422)
      }
      await refuseUnknownServices(db, actor, form.value)
      const slug = await createOffering(db, form.value)
      redirect(res, `/offerings/${slug}`, t('catalogue.offeringSaved', { name: form.value.name }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/offerings/:slug/edit',
    params: bySlug,
    async handle({ db, actor, params, language, t, res }) {
      const details = orNotFound(await offeringOf(db, actor, params.slug))
      const services = await offerableServices(db, actor)
      const filled = filledWith(typedOffering(details))
      render(res, 'catalogue/form', offeringFormPage(details.offering, services, filled, { language, t }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/offerings/:slug/edit',
    params: bySlug,
    form: offeringForm,
    async handle({ db, actor, params, form, language, t, res }) {
      const { offering } = orNotFound(await offeringOf(db, actor, params.slug))
      if (!form.ok) {
        const services = await offerableServices(db, actor)
        return render(res, 'catalogue/form', offeringFormPage(offering, services, form, { language, t }), 422)
      }
      await refuseUnknownServices(db, actor, form.value)
      await changeOffering(db, offering.id, form.value)
      redirect(res, `/offerings/${offering.slug}`, t('catalogue.offeringSaved', { name: form.value.name }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/offerings/:slug/remove',
    params: bySlug,
    form: nothingTyped,
    async handle({ db, actor, params, t, res }) {
      const { offering } = orNotFound(await offeringOf(db, actor, params.slug))
      await removeOffering(db, offering.id)
      redirect(res, '/offerings', t('catalogue.removed', { name: offering.name }))
    },
  }),
]

/** The form offers services that are there and that the actor may see. */
async function refuseUnknownServices(db: Database, actor: Actor, { services }: OfferingContent): Promise<void> {
  const known = new Set((await offerableServices(db, actor)).map(({ id }) => id))
  if (services.some((id) => !known.has(id))) throw badRequest()
}
