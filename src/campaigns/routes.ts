import { setImmediate } from 'node:timers/promises'
import type { Actor } from '../accounts/permissions.ts'
import type { Perspective } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { composeLetter } from '../mail/letter.ts'
import type { OutgoingMail } from '../mail/outbox.ts'
import { surveyEntries } from '../surveys/counts.ts'
import { currentDefinition, surveyRegister } from '../surveys/list-store.ts'
import { visibleSurvey } from '../surveys/survey-store.ts'
import { orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { uploadedText } from '../web/uploaded-text.ts'
import { campaignFormRoutes } from './campaign-form-routes.ts'
import { runningCampaignRoutes } from './campaign-routes.ts'
import { inviteParams, listForm, sendForm } from './input.ts'
import { type Asking, invitationLetter } from './invitation-letter.ts'
import { letterRoutes } from './letter-routes.ts'
import { type Invited, invitePage, previewPage } from './page.ts'
import { planRoutes } from './plan-routes.ts'
import { MOST_ROWS, type Recipient, readRecipients } from './recipients.ts'
import {
  invitedAddresses,
  type NotStarted,
  type PreparedInvitation,
  prepareInvitation,
  startCampaign,
} from './store.ts'

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
      const page = previewPage(invited, list, { people, language }, actor.name, visit)
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
      const { promise } = invited.counts
      const asking = { sender: actor.name, service: invited.service, perspective: params.perspective, promise }
      const prepared = await prepareAll(list.recipients, asking, installation.config.publicUrl)
      const start = { surveyId: params.id, perspective: params.perspective, promise, createdBy: actor.id }
      const outcome = await startCampaign(db, start, prepared, now)
      if (!outcome.started) return refuse(visit, invited, form.value.people, NOT_STARTED[outcome.why])
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
    isOpen: survey.status === 'published',
    service: orNotFound(await currentDefinition(db, survey.id)).serviceName,
    counts: orNotFound(entry.counts.find(({ perspective }) => perspective === params.perspective)),
    already: await invitedAddresses(db, survey.id, params.perspective),
    tabs: serviceTabs(entry.service, 'surveys', actor, t),
  }
}

/** Shows the form again with what was typed, and what is wrong with it. */
function refuse(visit: InviteVisit, invited: Invited, people: string, why: MessageKey = 'common.invalid'): void {
  const { t, format, language, res } = visit
  const error = t(why, { most: format.number(MOST_ROWS) })
  render(res, 'campaigns/invite', invitePage(invited, { people, language }, visit, error), 422)
}

const LETTERS_PER_TURN = 100

/** Writes everybody's letter; other requests get their turn in between. */
async function prepareAll(
  recipients: readonly Recipient[],
  asking: Asking,
  publicUrl: string,
): Promise<PreparedInvitation[]> {
  const prepared: PreparedInvitation[] = []
  for (const recipient of recipients) {
    if (prepared.length % LETTERS_PER_TURN === 0) await setImmediate()
    prepared.push(prepareInvitation(recipient, publicUrl, (link) => letterTo(recipient, asking, link)))
  }
  return prepared
}

function letterTo(recipient: Recipient, asking: Asking, link: string): OutgoingMail {
  const letter = composeLetter(invitationLetter(asking, recipient, link), recipient.language)
  return { kind: 'survey-invitation', recipient: recipient.email, ...letter }
}
