import { visibleService } from '../accounts/scope.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { filledWith } from './form-page.ts'
import { bySlug, newServiceForm, serviceForm, serviceListQuery, statusForm } from './input.ts'
import { profilePage } from './profile-page.ts'
import { profileOf } from './profile-store.ts'
import { editServicePage, newServicePage, typedService } from './service-form-page.ts'
import { serviceListPage } from './service-list-page.ts'
import {
  changeService,
  createService,
  organisationsOf,
  serviceChannels,
  servicePage,
  setServiceStatus,
} from './service-store.ts'

export const serviceRoutes = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services',
    query: serviceListQuery,
    async handle({ db, actor, query, language, t, format, res }) {
      const found = await servicePage(db, actor, query, language)
      const organisations = await organisationsOf(db, actor)
      render(res, 'catalogue/services', serviceListPage(found, organisations, query, { actor, language, t, format }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/new',
    handle({ t, res }) {
      render(res, 'catalogue/form', newServicePage(filledWith({}), t))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/new',
    form: newServiceForm,
    async handle({ db, form, t, now, res }) {
      if (!form.ok) return render(res, 'catalogue/form', newServicePage(form, t), 422)
      const slug = await createService(db, form.value, now)
      redirect(res, `/services/${slug}/profile`, t('catalogue.serviceCreated', { name: form.value.name }))
    },
  }),
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/profile',
    params: bySlug,
    async handle({ db, actor, params, language, t, format, today, res }) {
      const service = await visibleService(db, actor, params.slug)
      const profile = await profileOf(db, actor, service)
      render(res, 'catalogue/profile', profilePage(service, profile, { actor, language, t, format, today }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/edit',
    params: bySlug,
    async handle({ db, actor, params, t, res }) {
      const service = await visibleService(db, actor, params.slug)
      const filled = filledWith(typedService(service, await serviceChannels(db, service.id)))
      const tabs = serviceTabs(service, 'profile', actor, t)
      render(res, 'catalogue/form', editServicePage(service, tabs, filled, t))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/edit',
    params: bySlug,
    form: serviceForm,
    async handle({ db, actor, params, form, t, now, res }) {
      const service = await visibleService(db, actor, params.slug)
      const tabs = serviceTabs(service, 'profile', actor, t)
      if (!form.ok) return render(res, 'catalogue/form', editServicePage(service, tabs, form, t), 422)
      await changeService(db, service.id, form.value, now)
      redirect(res, `/services/${service.slug}/profile`, t('catalogue.serviceSaved'))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/status',
    params: bySlug,
    form: statusForm,
    async handle({ db, actor, params, form, t, now, res }) {
      const service = await visibleService(db, actor, params.slug)
      if (!form.ok) return redirect(res, `/services/${service.slug}/profile`)
      await setServiceStatus(db, service.id, form.value.status, now)
      const notice = form.value.status === 'live' ? t('catalogue.serviceIsLive') : t('catalogue.serviceIsRetired')
      redirect(res, `/services/${service.slug}/profile`, notice)
    },
  }),
]
