import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database } from '../database/schema.ts'
import { badRequest, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { newTarget, targetFormPage, typedTarget } from './agreement-form-page.ts'
import { visibleAgreement } from './agreement-routes.ts'
import { addTarget, changeTarget, removeTarget, targetOf } from './agreement-store.ts'
import { componentsOf } from './component-store.ts'
import type { TargetContent } from './contents.ts'
import { filledWith } from './form-page.ts'
import { bySlugAndId, nothingTyped, targetForm } from './input.ts'

export const targetRoutes = [
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/agreements/:id/targets/new',
    params: bySlugAndId,
    async handle({ db, actor, params, language, t, res }) {
      const { service, agreement } = await visibleAgreement(db, actor, params)
      const tabs = serviceTabs(service, 'agreement', actor, t)
      const subject = { action: `/services/${service.slug}/agreements/${agreement.id}/targets/new`, target: null }
      const components = await componentsOf(db, service.id)
      render(res, 'catalogue/form', targetFormPage(service, tabs, subject, components, newTarget(), { language, t }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/agreements/:id/targets/new',
    params: bySlugAndId,
    form: targetForm,
    async handle({ db, actor, params, form, language, t, res }) {
      const { service, agreement } = await visibleAgreement(db, actor, params)
      if (!form.ok) {
        const tabs = serviceTabs(service, 'agreement', actor, t)
        const subject = { action: `/services/${service.slug}/agreements/${agreement.id}/targets/new`, target: null }
        const components = await componentsOf(db, service.id)
        return render(
          res,
          'catalogue/form',
          targetFormPage(service, tabs, subject, components, form, { language, t }),
          422,
        )
      }
      await refuseForeignComponent(db, service.id, form.value)
      await addTarget(db, agreement.id, form.value)
      redirect(res, `/services/${service.slug}/agreement`, t('catalogue.targetSaved', { name: form.value.metric }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/targets/:id',
    params: bySlugAndId,
    async handle({ db, actor, params, language, t, res }) {
      const { service, subject } = await visibleTarget(db, actor, params)
      const tabs = serviceTabs(service, 'agreement', actor, t)
      const components = await componentsOf(db, service.id)
      const filled = filledWith(typedTarget(subject.target))
      render(res, 'catalogue/form', targetFormPage(service, tabs, subject, components, filled, { language, t }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/targets/:id',
    params: bySlugAndId,
    form: targetForm,
    async handle({ db, actor, params, form, language, t, res }) {
      const { service, subject } = await visibleTarget(db, actor, params)
      if (!form.ok) {
        const tabs = serviceTabs(service, 'agreement', actor, t)
        const components = await componentsOf(db, service.id)
        return render(
          res,
          'catalogue/form',
          targetFormPage(service, tabs, subject, components, form, { language, t }),
          422,
        )
      }
      await refuseForeignComponent(db, service.id, form.value)
      await changeTarget(db, subject.target.id, form.value)
      redirect(res, `/services/${service.slug}/agreement`, t('catalogue.targetSaved', { name: form.value.metric }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/targets/:id/remove',
    params: bySlugAndId,
    form: nothingTyped,
    async handle({ db, actor, params, t, res }) {
      const { service, subject } = await visibleTarget(db, actor, params)
      await removeTarget(db, subject.target.id)
      redirect(res, `/services/${service.slug}/agreement`, t('catalogue.removed', { name: subject.target.metric }))
    },
  }),
]

async function visibleTarget(db: Database, actor: Actor, { slug, id }: { slug: string; id: string }) {
  const service = await visibleService(db, actor, slug)
  const target = orNotFound(await targetOf(db, service.id, id))
  return { service, subject: { action: `/services/${service.slug}/targets/${target.id}`, target } }
}

/** The form offers the service's own components only. */
async function refuseForeignComponent(db: Database, serviceId: string, { component_id }: TargetContent): Promise<void> {
  if (component_id === null) return
  const components = await componentsOf(db, serviceId)
  if (!components.some(({ id }) => id === component_id)) throw badRequest()
}
