import type { Actor } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import { daysAfter } from '../statistics/days.ts'
import { orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { type SurveyEntry, surveyEntries } from './counts.ts'
import { doorRoutes } from './door-routes.ts'
import { perspectiveDoors, signalsSince } from './door-store.ts'
import { eligibleForm, noFields, perspectiveParams, promiseForm, surveyParams } from './input.ts'
import { campaignsOf, channelsOf, currentDefinition, surveyRegister } from './list-store.ts'
import { type Refusal, surveyPage } from './survey-page.ts'
import {
  changePromise,
  closeSurvey,
  reopenSurvey,
  stateEligible,
  surveyPerspective,
  visibleSurvey,
} from './survey-store.ts'

type StaffVisit = Visit<unknown, unknown, unknown, Actor>

/** The pages of one survey: its links, promises, counts; closing and reopening. */
export const oneSurveyRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id',
    params: surveyParams,
    handle: async (visit) => {
      const survey = orNotFound(await visibleSurvey(visit.db, visit.actor, visit.params.id))
      if (survey.status === 'draft') return redirect(visit.res, `/surveys/${survey.id}/edit`)
      await showSurvey(visit, survey, null)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/closure',
    params: surveyParams,
    form: noFields,
    handle: async ({ db, actor, params, now, res, t }) => {
      const survey = orNotFound(await visibleSurvey(db, actor, params.id))
      await closeSurvey(db, survey.id, now)
      redirect(res, `/surveys/${survey.id}`, t('surveys.closedNotice'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/reopening',
    params: surveyParams,
    form: noFields,
    handle: async (visit) => {
      const { db, actor, params, res, t } = visit
      const survey = orNotFound(await visibleSurvey(db, actor, params.id))
      const rivals = await reopenSurvey(db, survey)
      if (rivals.length > 0) return showSurvey(visit, survey, { problem: t('surveys.alreadyOpen'), rivals })
      redirect(res, `/surveys/${survey.id}`, t('surveys.reopenedNotice'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/:perspective/promise',
    params: perspectiveParams,
    form: promiseForm,
    handle: async (visit) => {
      const { db, actor, params, form, res, t } = visit
      const survey = orNotFound(await visibleSurvey(db, actor, params.id))
      orNotFound(await surveyPerspective(db, survey.id, params.perspective))
      if (!form.ok) return showSurvey(visit, survey, { problem: t('common.chooseOne') })
      const fixed = await changePromise(db, survey.id, params.perspective, form.value.promise)
      if (fixed !== null) {
        const problem = t(fixed === 'answered' ? 'surveys.promiseFixed' : 'surveys.promiseInvited')
        return showSurvey(visit, survey, { problem })
      }
      redirect(res, `/surveys/${survey.id}#${params.perspective}`, t('surveys.promiseNotice'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/:perspective/eligible',
    params: perspectiveParams,
    form: eligibleForm,
    handle: async (visit) => {
      const { db, actor, params, form, res, t } = visit
      const survey = orNotFound(await visibleSurvey(db, actor, params.id))
      orNotFound(await surveyPerspective(db, survey.id, params.perspective))
      if (!form.ok) {
        const problem = t('common.formHasErrors', { count: 1 })
        return showSurvey(visit, survey, { problem, perspective: params.perspective, ...form })
      }
      await stateEligible(db, survey.id, params.perspective, form.value.eligible_count)
      redirect(res, `/surveys/${survey.id}#${params.perspective}`, t('surveys.eligibleNotice'))
    },
  }),

  ...doorRoutes,
]

async function entryOf(visit: StaffVisit, survey: Row<'survey'>): Promise<SurveyEntry> {
  const register = await surveyRegister(visit.db, visit.actor, survey.service_id)
  return orNotFound(surveyEntries(register, visit.today).find((entry) => entry.survey?.id === survey.id))
}

async function showSurvey(visit: StaffVisit, survey: Row<'survey'>, refusal: Refusal | null): Promise<void> {
  const { db, actor, t, installation, res } = visit
  const entry = await entryOf(visit, survey)
  const shown = {
    entry,
    survey,
    definition: orNotFound(await currentDefinition(db, survey.id)),
    channels: await channelsOf(db, survey.service_id),
    campaigns: await campaignsOf(db, survey.id),
    tabs: serviceTabs(entry.service, 'surveys', actor, t),
    publicUrl: installation.config.publicUrl,
    doors: await perspectiveDoors(db, survey.id),
    signals: await signalsSince(db, survey.id, daysAfter(visit.today, -30)),
  }
  render(res, 'surveys/survey', surveyPage(shown, visit, refusal), refusal === null ? 200 : 422)
}
