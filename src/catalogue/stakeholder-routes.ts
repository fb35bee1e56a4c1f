import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database } from '../database/schema.ts'
import { orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { filledWith } from './form-page.ts'
import { bySlug, bySlugAndId, guideForm, nothingTyped, stakeholderForm, stakeholderQuery } from './input.ts'
import {
  newStakeholder,
  stakeholderFormPage,
  stakeholderPage,
  typedGuide,
  typedStakeholder,
} from './stakeholder-page.ts'
import {
  addStakeholder,
  changeStakeholder,
  endStakeholder,
  guideOf,
  removeStakeholder,
  saveGuide,
  stakeholderOf,
  stakeholdersOf,
} from './stakeholder-store.ts'
import { lastDay } from './stakeholders.ts'

const LIST = '/services/:slug/stakeholders'

export const stakeholderRoutes = [
  staffRoute('catalogue.manage', {
    method: 'get',
    path: LIST,
    params: bySlug,
    async handle({ db, actor, params, t, format, today, res }) {
      const service = await visibleService(db, actor, params.slug)
      const filled = filledWith(typedGuide(await guideOf(db, service.id)))
      const parties = await stakeholdersOf(db, service.id)
      const tabs = serviceTabs(service, 'profile', actor, t)
      render(res, 'catalogue/stakeholders', stakeholderPage(service, tabs, filled, parties, { t, format, today }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: LIST,
    params: bySlug,
    form: guideForm,
    async handle({ db, actor, params, form, t, format, today, res }) {
      const service = await visibleService(db, actor, params.slug)
      if (!form.ok) {
        const parties = await stakeholdersOf(db, service.id)
        const page = stakeholderPage(service, serviceTabs(service, 'profile', actor, t), form, parties, {
          t,
          format,
          today,
        })
        return render(res, 'catalogue/stakeholders', page, 422)
      }
      await saveGuide(db, service.id, form.value)
      redirect(res, `/services/${service.slug}/stakeholders`, t('catalogue.answersSaved'))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: `${LIST}/new`,
    params: bySlug,
    query: stakeholderQuery,
    async handle({ db, actor, params, query, t, today, res }) {
      const service = await visibleService(db, actor, params.slug)
      const filled = newStakeholder(query.perspective, today)
      const tabs = serviceTabs(service, 'profile', actor, t)
      render(res, 'catalogue/form', stakeholderFormPage(service, tabs, null, filled, t))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/new`,
    params: bySlug,
    form: stakeholderForm,
    async handle({ db, actor, params, form, t, res }) {
      const service = await visibleService(db, actor, params.slug)
      const tabs = serviceTabs(service, 'profile', actor, t)
      if (!form.ok) return render(res, 'catalogue/form', stakeholderFormPage(service, tabs, null, form, t), 422)
      await addStakeholder(db, service.id, form.value)
      redirect(
        res,
        `/services/${service.slug}/stakeholders`,
        t('catalogue.stakeholderSaved', { name: form.value.name }),
      )
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'get',
    path: `${LIST}/:id`,
    params: bySlugAndId,
    async handle({ db, actor, params, t, res }) {
      const { service, party } = await visibleParty(db, actor, params)
      const tabs = serviceTabs(service, 'profile', actor, t)
      render(res, 'catalogue/form', stakeholderFormPage(service, tabs, party, filledWith(typedStakeholder(party)), t))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/:id`,
    params: bySlugAndId,
    form: stakeholderForm,
    async handle({ db, actor, params, form, t, res }) {
      const { service, party } = await visibleParty(db, actor, params)
      const tabs = serviceTabs(service, 'profile', actor, t)
      if (!form.ok) return render(res, 'catalogue/form', stakeholderFormPage(service, tabs, party, form, t), 422)
      await changeStakeholder(db, party.id, form.value)
      redirect(
        res,
        `/services/${service.slug}/stakeholders`,
        t('catalogue.stakeholderSaved', { name: form.value.name }),
      )
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/:id/end`,
    params: bySlugAndId,
    form: nothingTyped,
    async handle({ db, actor, params, t, today, res }) {
      const { service, party } = await visibleParty(db, actor, params)
      await endStakeholder(db, party.id, lastDay(party, today))
      redirect(res, `/services/${service.slug}/stakeholders`, t('catalogue.stakeholderEnded', { name: party.name }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: `${LIST}/:id/remove`,
    params: bySlugAndId,
    form: nothingTyped,
    async handle({ db, actor, params, t, res }) {
      const { service, party } = await visibleParty(db, actor, params)
      await removeStakeholder(db, party.id)
      redirect(res, `/services/${service.slug}/stakeholders`, t('catalogue.removed', { name: party.name }))
    },
  }),
]

async function visibleParty(db: Database, actor: Actor, { slug, id }: { slug: string; id: string }) {
  const service = await visibleService(db, actor, slug)
  return { service, party: orNotFound(await stakeholderOf(db, service.id, id)) }
}
