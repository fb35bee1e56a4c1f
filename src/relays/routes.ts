import type { Actor } from '../accounts/permissions.ts'
import { orNotFound } from '../web/errors.ts'
import { type Form, refused } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { choiceProblem } from './choice.ts'
import { newRelayForm, noFields, relayForm, relayParams, relayQuery, switchForm } from './input.ts'
import { relayFormPage, relayListPage, relayPage, type ShownRelayForm } from './page.ts'
import { relaySecret } from './signature.ts'
import { addRelay, changeRelay, relayById, relays, rotateRelay, surveysToOpen, switchRelay } from './store.ts'

type StaffVisit = Visit<unknown, unknown, unknown, Actor>

/** Links that other systems put into their mails. */
export const relayRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/relays',
    handle: async (visit) => render(visit.res, 'relays/list', relayListPage(await relays(visit.db), visit)),
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/relays/new',
    handle: async (visit) => showForm(visit, null, { name: '', perspective: 'user', surveys: [] }, null),
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/relays',
    form: newRelayForm,
    handle: async (visit) => {
      const { db, actor, form, now, res, t } = visit
      if (!form.ok) return showForm(visit, null, typedChoices(form), form)
      const problem = choiceProblem(form.value.surveys, form.value.perspective, await surveysToOpen(db, actor))
      if (problem !== null) return showForm(visit, null, form.value, refused({}, { surveys: problem }))
      const id = await addRelay(db, form.value, actor.id, now)
      redirect(res, `/relays/${id}`, t('relays.addedNotice'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/relays/:id',
    params: relayParams,
    query: relayQuery,
    handle: async ({ db, params, query, installation, res, ...reader }) => {
      const relay = orNotFound(await relayById(db, params.id))
      const secret = relaySecret(installation.secret, relay)
      render(res, 'relays/relay', relayPage({ relay, secret, query, publicUrl: installation.config.publicUrl }, reader))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/relays/:id/edit',
    params: relayParams,
    handle: async (visit) => {
      const relay = orNotFound(await relayById(visit.db, visit.params.id))
      await showForm(visit, relay, { ...relay, surveys: relay.surveys.map(({ surveyId }) => surveyId) }, null)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/relays/:id',
    params: relayParams,
    form: relayForm,
    handle: async (visit) => {
      const { db, actor, params, form, res, t } = visit
      const relay = orNotFound(await relayById(db, params.id))
      if (!form.ok) return showForm(visit, relay, typedChoices(form), form)
      const problem = choiceProblem(form.value.surveys, relay.perspective, await surveysToOpen(db, actor))
      const choices = { ...form.value, perspective: relay.perspective }
      if (problem !== null) return showForm(visit, relay, choices, refused({}, { surveys: problem }))
      await changeRelay(db, relay.id, choices)
      redirect(res, `/relays/${relay.id}`, t('relays.changedNotice'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/relays/:id/rotation',
    params: relayParams,
    form: noFields,
    handle: async ({ db, params, res, t }) => {
      const relay = orNotFound(await relayById(db, params.id))
      await rotateRelay(db, relay.id)
      redirect(res, `/relays/${relay.id}?secret=shown#secret`, t('relays.rotatedNotice'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/relays/:id/switch',
    params: relayParams,
    form: switchForm,
    handle: async ({ db, params, form, res, t }) => {
      const relay = orNotFound(await relayById(db, params.id))
      const active = form.ok ? form.value.active : relay.active
      await switchRelay(db, relay.id, active)
      redirect(res, `/relays/${relay.id}`, t(active === 1 ? 'relays.onNotice' : 'relays.offNotice'))
    },
  }),
]

function typedChoices(form: Form<unknown>): ShownRelayForm['chosen'] {
  const { name = '', perspective = '', surveys = '' } = form.ok ? {} : form.typed
  return { name, perspective, surveys: surveys.split(',') }
}

async function showForm(
  visit: StaffVisit,
  relay: ShownRelayForm['relay'],
  chosen: ShownRelayForm['chosen'],
  form: Form<unknown> | null,
): Promise<void> {
  const choosable = await surveysToOpen(visit.db, visit.actor)
  const page = relayFormPage({ relay, choosable, chosen, form }, visit)
  render(visit.res, 'relays/form', page, form === null ? 200 : 422)
}
