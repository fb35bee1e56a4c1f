import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { beginRoutes } from './begin-routes.ts'
import { surveyEntries } from './counts.ts'
import { editorRoutes } from './editor-routes.ts'
import { eligibleCount } from './eligible.ts'
import { formatRoutes } from './format-routes.ts'
import { listQuery, publishForm, serviceParams } from './input.ts'
import { defaultDefinition } from './instrument.ts'
import { surveyListPage } from './list-page.ts'
import { surveyRegister } from './list-store.ts'
import { publishRoutes } from './publish-routes.ts'
import { publishDefault } from './publish-store.ts'
import { questionRoutes } from './question-routes.ts'
import { ratedComponents } from './rated-components-store.ts'
import { serviceSurveysPage } from './service-page.ts'
import { settingsRoutes } from './settings-routes.ts'
import { oneSurveyRoutes } from './survey-routes.ts'
import { translationRoutes } from './translation-routes.ts'

type StaffVisit = Visit<unknown, unknown, unknown, Actor>

export const surveyRoutes: readonly Route[] = [
  // Before the pages of one survey: /surveys/new is none.
  ...beginRoutes,
  ...formatRoutes,
  ...translationRoutes,

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys',
    query: listQuery,
    handle: async (visit) => {
      const entries = surveyEntries(await surveyRegister(visit.db, visit.actor), visit.today)
      render(visit.res, 'surveys/list', surveyListPage(entries, visit.query, visit))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/services/:slug/surveys',
    params: serviceParams,
    handle: async (visit) => {
      await showServiceSurveys(visit, await visibleService(visit.db, visit.actor, visit.params.slug), null)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/services/:slug/surveys',
    params: serviceParams,
    form: publishForm,
    handle: async (visit) => {
      const { db, actor, params, form, now, res, t, language } = visit
      const service = await visibleService(db, actor, params.slug)
      if (service.status === 'retired') return showServiceSurveys(visit, service, t('surveys.serviceRetired'))
      if (!form.ok) return showServiceSurveys(visit, service, t('common.chooseOne'))
      const promises = {
        user: form.value.promise_user,
        customer: form.value.promise_customer,
        provider: form.value.promise_provider,
      }
      const outcome = await db.transaction().execute((trx) => publishDefault(trx, service.id, now, promises))
      if (!outcome.published) return showServiceSurveys(visit, service, t('surveys.alreadyOpen'))
      const notice = t('surveys.publishedNotice', { service: nameIn(language, service) })
      redirect(res, `/surveys/${outcome.surveyId}`, notice)
    },
  }),

  ...oneSurveyRoutes,
  ...editorRoutes,
  ...questionRoutes,
  ...settingsRoutes,
  ...publishRoutes,
]

async function showServiceSurveys(visit: StaffVisit, service: Row<'service'>, problem: string | null): Promise<void> {
  const { db, actor, today, t, res } = visit
  const register = await surveyRegister(db, actor, service.id)
  const components = await ratedComponents(db, service.id)
  const facts = { stated: null, activeUsers: service.active_users, stakeholders: register.stakeholders }
  const model = {
    service,
    entries: surveyEntries(register, today),
    definition: defaultDefinition({ service, components }),
    eligible: {
      user: eligibleCount('user', facts, today),
      customer: eligibleCount('customer', facts, today),
      provider: eligibleCount('provider', facts, today),
    },
    components: components.length,
    tabs: serviceTabs(service, 'surveys', actor, t),
  }
  render(res, 'surveys/service', serviceSurveysPage(model, visit, problem), problem === null ? 200 : 422)
}
