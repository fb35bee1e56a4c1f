import type { Actor } from '../accounts/permissions.ts'
import type { Perspective } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { surveyEntries } from '../surveys/counts.ts'
import { surveyRegister } from '../surveys/list-store.ts'
import { visibleSurvey } from '../surveys/survey-store.ts'
import { orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { uploadedText } from '../web/uploaded-text.ts'
import { listAsked } from './asked-store.ts'
import { campaignFormRoutes } from './campaign-form-routes.ts'
import { tellCampaigns } from './campaign-jobs.ts'
import { runningCampaignRoutes } from './campaign-routes.ts'
import { inviteParams, listForm, sendForm } from './input.ts'
import { letterRoutes } from './letter-routes.ts'
import { type Invited, invitePage, previewPage } from './page.ts'
import type { LeftOutReason } from './plan.ts'
import { planRoutes } from './plan-routes.ts'
import { decideByAddress } from './plan-store.ts'
import { MOST_ROWS, type Recipient, readRecipients } from './recipients.ts'
import { invitedCount, type NotStarted, startByList } from './store.ts'

type InviteVisit = Visit<{ id: string; perspective: Perspective }, unknown, unknown, Actor>

export const campaignRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/invite/:perspective',
    params: inviteParams,
    handle: async (visit) => {
      const invited = await invitedTo(visit)
      render(visit.res, 'campaigns/invite', invitePage(invited, { people: '', language: visit.language }, visit, null))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/invite/:perspective',
    params: inviteParams,
    form: listForm,
    body: 'upload',
    handle: async (visit) => {
      const { form, actor, res } = visit
      const invited = await invitedTo(visit)
      if (!form.ok) return refuse(visit, invited, form.typed['people'] ?? '', Object.values(form.errors)[0])
      const { people: pasted, list: file, language } = form.value
      if (file !== null && pasted.trim() !== '') return refuse(visit, invited, pasted, 'campaigns.listTwice')
      const people = file === null ? pasted : uploadedText(file)
      if (people === null) return refuse(visit, invited, '', 'campaigns.listNoText')
      if (!invited.isOpen) return refuse(visit, invited, people, 'campaigns.surveyClosed')
      const list = readRecipients(people, language)
      if (typeof list === 'string') return refuse(visit, invited, people, list)
      const leftOut = await leftOutOfList(visit, invited, list.recipients)
      const asked = orNotFound(await listAsked(visit.db, invited.surveyId, visit.params.perspective, actor.name))
      const page = previewPage({ invited, list, leftOut, typed: { people, language }, asked }, visit)
      render(res, 'campaigns/preview', page, page.sendName === null ? 422 : 200)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/invite/:perspective/send',
    params: inviteParams,
    form: sendForm,
    body: 'upload',
    handle: async (visit) => {
      const { db, form, actor, params, now, t, res, installation } = visit
      const invited = await invitedTo(visit)
      if (!form.ok) return refuse(visit, invited, form.typed['people'] ?? '', Object.values(form.errors)[0])
      const list = readRecipients(form.value.people, form.value.language)
      if (typeof list === 'string') return refuse(visit, invited, form.value.people, list)
      const about = { surveyId: params.id, serviceId: invited.serviceId, perspective: params.perspective }
      const start = { ...about, promise: invited.counts.promise, createdBy: actor.id }
      const outcome = await startByList(db, start, list.recipients, installation.secret, now)
      if (!outcome.started) return refuse(visit, invited, form.value.people, NOT_STARTED[outcome.why])
      tellCampaigns()
      const notice = installation.config.smtpUrl === null ? 'campaigns.startedWithoutMail' : 'campaigns.startedNotice'
      redirect(res, `/campaigns/${outcome.campaignId}`, t(notice, { count: outcome.invited }))
    },
  }),

  ...campaignFormRoutes,
  ...letterRoutes,
  ...planRoutes,
  ...runningCampaignRoutes,
]

const NOT_STARTED = {
  closed: 'campaigns.surveyClosed',
  'promise-changed': 'campaigns.promiseChanged',
  'nobody-left': 'campaigns.nobodyLeft',
} as const satisfies Record<NotStarted, MessageKey>

async function invitedTo({ db, actor, params, today, t }: InviteVisit): Promise<Invited> {
  const survey = orNotFound(await visibleSurvey(db, actor, params.id))
  const register = await surveyRegister(db, actor, survey.service_id)
  const entry = orNotFound(surveyEntries(register, today).find((candidate) => candidate.survey?.id === survey.id))
  return {
    surveyId: survey.id,
    serviceId: survey.service_id,
    isOpen: survey.status === 'published',
    counts: orNotFound(entry.counts.find(({ perspective }) => perspective === params.perspective)),
    already: await invitedCount(db, survey.id, params.perspective),
    tabs: serviceTabs(entry.service, 'surveys', actor, t),
  }
}

/** Shows the form again with what was typed, and what is wrong with it. */
function refuse(visit: InviteVisit, invited: Invited, people: string, why: MessageKey = 'common.invalid'): void {
  const { t, format, language, res } = visit
  const error = t(why, { most: format.number(MOST_ROWS) })
  render(res, 'campaigns/invite', invitePage(invited, { people, language }, visit, error), 422)
}

async function leftOutOfList(
  { db, params, now }: InviteVisit,
  { surveyId, serviceId }: Invited,
  recipients: readonly Recipient[],
): Promise<ReadonlyMap<string, LeftOutReason>> {
  const about = { surveyId, serviceId, perspective: params.perspective }
  const emails = recipients.map(({ email }) => email)
  const decided = [...(await decideByAddress(db, about, emails, now))]
  return new Map(decided.flatMap(([email, { decision }]) => (decision.invited ? [] : [[email, decision.reason]])))
}
