import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database, Row } from '../database/schema.ts'
import { badRequest, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { newTarget, targetFormPage, typedTarget } from './agreement-form-page.ts'
import { visibleAgreement } from './agreement-routes.ts'
import { addTarget, changeTarget, removeTarget, targetOf } from './agreement-store.ts'
import { componentsOf } from './component-store.ts'
import type { TargetContent } from './contents.ts'
import { type Filled, filledWith } from './form-page.ts'
import { bySlugAndId, nothingTyped, targetForm } from './input.ts'

export const targetRoutes = [
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/agreements/:id/targets/new',
    params: bySlugAndId,
    async handle(visit) {
      const { service, agreement } = await visibleAgreement(visit.db, visit.actor, visit.params)
      await showForm(visit, service, subjectIn(service, agreement), newTarget())
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/agreements/:id/targets/new',
    params: bySlugAndId,
    form: targetForm,
    async handle(visit) {
      const { db, actor, params, form, t, res } = visit
      const { service, agreement } = await visibleAgreement(db, actor, params)
      if (!form.ok) return showForm(visit, service, subjectIn(service, agreement), form, 422)
      await refuseForeignComponent(db, service.id, form.value)
      await addTarget(db, agreement.id, form.value)
      redirect(res, `/services/${service.slug}/agreement`, t('catalogue.targetSaved', { name: form.value.metric }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/targets/:id',
    params: bySlugAndId,
    async handle(visit) {
      const { service, subject } = await visibleTarget(visit.db, visit.actor, visit.params)
      await showForm(visit, service, subject, filledWith(typedTarget(subject.target)))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/targets/:id',
    params: bySlugAndId,
    form: targetForm,
    async handle(visit) {
      const { db, actor, params, form, t, res } = visit
      const { service, subject } = await visibleTarget(db, actor, params)
      if (!form.ok) return showForm(visit, service, subject, form, 422)
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

/** A target that the agreement does not have yet. */
function subjectIn(service: Row<'service'>, agreement: Row<'agreement'>) {
  return { action: `/services/${service.slug}/agreements/${agreement.id}/targets/new`, target: null }
}

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

async function showForm(
  { db, actor, language, t, res }: Visit<unknown, unknown, unknown, Actor>,
  service: Row<'service'>,
  subject: { action: string; target: Row<'target'> | null },
  filled: Filled,
  status = 200,
): Promise<void> {
  const tabs = serviceTabs(service, 'agreement', actor, t)
  const components = await componentsOf(db, service.id)
  render(res, 'catalogue/form', targetFormPage(service, tabs, subject, components, filled, { language, t }), status)
}
