import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database } from '../database/schema.ts'
import { orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { componentFormPage, newComponent, typedComponent } from './component-page.ts'
import { addComponent, changeComponent, componentOf, moveComponent, removeComponent } from './component-store.ts'
import { filledWith } from './form-page.ts'
import { bySlug, bySlugAndId, componentForm, moveForm, nothingTyped } from './input.ts'

const LIST = '/services/:slug/components'

export const componentRoutes = [
  staffRoute('catalogue.manage', {
    method: 'get',
    path: `${LIST}/new`,
    params: bySlug,
    async handle({ db, actor, params, t, res }) {
      const service = await visibleService(db, actor, params.slug)
      const tabs = serviceTabs(service, 'profile', actor, t)
      render(res, 'catalogue/form', componentFormPage(service, tabs, null, newComponent(), t))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/new`,
    params: bySlug,
    form: componentForm,
    async handle({ db, actor, params, form, t, res }) {
      const service = await visibleService(db, actor, params.slug)
      const tabs = serviceTabs(service, 'profile', actor, t)
      if (!form.ok) return render(res, 'catalogue/form', componentFormPage(service, tabs, null, form, t), 422)
      await addComponent(db, service.id, form.value)
      redirect(
        res,
        `/services/${service.slug}/profile#components`,
        t('catalogue.componentSaved', { name: form.value.name }),
      )
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: `${LIST}/:id`,
    params: bySlugAndId,
    async handle({ db, actor, params, t, res }) {
      const { service, component } = await visibleComponent(db, actor, params)
      const tabs = serviceTabs(service, 'profile', actor, t)
      const filled = filledWith(typedComponent(component))
      render(res, 'catalogue/form', componentFormPage(service, tabs, component, filled, t))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/:id`,
    params: bySlugAndId,
    form: componentForm,
    async handle({ db, actor, params, form, t, res }) {
      const { service, component } = await visibleComponent(db, actor, params)
      const tabs = serviceTabs(service, 'profile', actor, t)
      if (!form.ok) return render(res, 'catalogue/form', componentFormPage(service, tabs, component, form, t), 422)
      await changeComponent(db, component.id, form.value)
      redirect(
        res,
        `/services/${service.slug}/profile#components`,
        t('catalogue.componentSaved', { name: form.value.name }),
      )
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/:id/move`,
    params: bySlugAndId,
    form: moveForm,
    async handle({ db, actor, params, form, res }) {
      const { service, component } = await visibleComponent(db, actor, params)
      if (form.ok) await moveComponent(db, service.id, component.id, form.value.direction)
      redirect(res, `/services/${service.slug}/profile#components`)
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/:id/remove`,
    params: bySlugAndId,
    form: nothingTyped,
    async handle({ db, actor, params, t, res }) {
      const { service, component } = await visibleComponent(db, actor, params)
      await removeComponent(db, component.id)
      redirect(res, `/services/${service.slug}/profile#components`, t('catalogue.removed', { name: component.name }))
    },
  }),
]

async function visibleComponent(db: Database, actor: Actor, { slug, id }: { slug: string; id: string }) {
  const service = await visibleService(db, actor, slug)
  return { service, component: orNotFound(await componentOf(db, service.id, id)) }
}
