import { type Addressed, addressedBy, undoUnsubscribe, unsubscribe } from '../campaigns/unsubscribe-store.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { render } from '../web/render.ts'
import { publicRoute, type Route, type Visit } from '../web/routes.ts'
import { invitationParams, unsubscribeForm, unsubscribeQuery } from './input.ts'
import { unknownLinkPage } from './message-page.ts'
import { languageSwitch } from './page.ts'
import { askToStop, stopped, stopUndone } from './unsubscribe-page.ts'

type StopVisit = Visit<string, unknown, unknown, null>

/** The link by which somebody gets no more invitations. Mail scanners open it, too: only a POST changes anything. */
export const unsubscribeRoutes: readonly Route[] = [
  publicRoute({
    method: 'get',
    path: '/u/:token',
    params: invitationParams,
    query: unsubscribeQuery,
    handle: async (visit) => {
      const person = await addressedBy(visit.db, visit.params)
      if (person === null) return showUnknown(visit)
      const isOut = person.status === 'unsubscribed'
      const page = isOut ? stopped(facts(visit, person), false, visit.t) : askToStop(facts(visit, person), visit.t)
      render(visit.res, 'responses/unsubscribe', page)
    },
  }),

  publicRoute({
    method: 'post',
    path: '/u/:token',
    params: invitationParams,
    query: unsubscribeQuery,
    form: unsubscribeForm,
    body: 'any-form',
    handle: async (visit) => {
      const person = await addressedBy(visit.db, visit.params)
      if (person === null) return showUnknown(visit)
      const isNew = person.status !== 'unsubscribed'
      // Staff read the reason, whoever pressed.
      if (isNew) await unsubscribe(visit.db, person, translator('en')('campaigns.stopReason'), visit.now)
      render(visit.res, 'responses/unsubscribe', stopped(facts(visit, person), isNew, visit.t))
    },
  }),

  publicRoute({
    method: 'post',
    path: '/u/:token/undo',
    params: invitationParams,
    query: unsubscribeQuery,
    handle: async (visit) => {
      const person = await addressedBy(visit.db, visit.params)
      if (person === null) return showUnknown(visit)
      if (person.status === 'unsubscribed') await undoUnsubscribe(visit.db, person, visit.now)
      render(visit.res, 'responses/unsubscribe', stopUndone(facts(visit, person), visit.t))
    },
  }),
]

function facts(visit: StopVisit, { email }: Addressed) {
  return { email, token: visit.params, languages: languageSwitch(LANGUAGES, {}, visit.language) }
}

function showUnknown({ res, language, t }: StopVisit): void {
  render(res, 'responses/message', unknownLinkPage(languageSwitch(LANGUAGES, {}, language), t), 404)
}
