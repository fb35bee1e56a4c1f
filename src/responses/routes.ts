import { isUnavailable } from '../database/dialect.ts'
import { hashToken } from '../database/tokens.ts'
import { inLanguage } from '../surveys/definition.ts'
import { badRequest } from '../web/errors.ts'
import { typedIn } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { publicRoute, type Route, type Visit } from '../web/routes.ts'
import { readShown } from './asked-form.ts'
import { type Answered, invitationParams, type LinkQuery, linkQuery, openLinkParams, postedFields } from './input.ts'
import type { Intake } from './intake.ts'
import { type FormLink, invitationLink, openLink } from './link-store.ts'
import { closedPage, spentPage, thanksPage, unknownLinkPage } from './message-page.ts'
import { type FormFacts, languageSwitch, responseForm } from './page.ts'
import { emptyForm, publishedForms } from './published-forms.ts'
import type { Submission } from './store.ts'

type LinkVisit = Visit<string, LinkQuery, unknown, null>

/** The form: behind open links at `/s`, behind personal invitations at `/r`. Opening it never records anything. */
export const responseRoutes = (intake: Intake): readonly Route[] => {
  const forms = publishedForms()

  return [
    publicRoute({
      method: 'get',
      path: '/s/:key',
      params: openLinkParams,
      query: linkQuery,
      handle: async (visit) => showForm(visit, await openLink(visit.db, visit.params)),
    }),
    publicRoute({
      method: 'post',
      path: '/s/:key',
      params: openLinkParams,
      query: linkQuery,
      form: postedFields,
      handle: async (visit) => takeAnswers(visit, '/s', await openLink(visit.db, visit.params)),
    }),
    publicRoute({
      method: 'get',
      path: '/s/:key/thanks',
      params: openLinkParams,
      query: linkQuery,
      handle: async (visit) => giveThanks(visit, '/s', await openLink(visit.db, visit.params)),
    }),
    publicRoute({
      method: 'get',
      path: '/r/:token',
      params: invitationParams,
      query: linkQuery,
      handle: async (visit) => showForm(visit, await invitationLink(visit.db, visit.params, visit.now)),
    }),
    publicRoute({
      method: 'post',
      path: '/r/:token',
      params: invitationParams,
      query: linkQuery,
      form: postedFields,
      handle: async (visit) => takeAnswers(visit, '/r', await invitationLink(visit.db, visit.params, visit.now)),
    }),
    publicRoute({
      method: 'get',
      path: '/r/:token/thanks',
      params: invitationParams,
      query: linkQuery,
      handle: async (visit) => giveThanks(visit, '/r', await invitationLink(visit.db, visit.params, visit.now)),
    }),
  ]

  async function showForm(visit: LinkVisit, link: FormLink | null): Promise<void> {
    if (link === null) return showUnknown(visit)
    if (link.invitation?.answered) return showSpent(visit, link)
    if (link.status === 'closed') return showClosed(visit, link)
    const definition = await definitionOf(visit, link)
    forms.send(visit.res, link, definition, addressOf(visit), visit.language)
  }

  async function takeAnswers(visit: LinkVisit, door: string, link: FormLink | null): Promise<void> {
    if (link === null) return showUnknown(visit)
    const thanks = `${door}/${visit.params}/thanks${queryOf(visit)}`
    if (link.invitation?.answered) return redirect(visit.res, thanks)
    if (link.status === 'closed') return showClosed(visit, link)
    const fields = visit.form.ok ? (visit.form.value as Record<string, unknown>) : {}
    const shown = readShown(fields['shown'])
    const definition = shown && (await forms.definition(visit.db, link.surveyId, shown.versionId))
    if (shown === null || definition === null) throw badRequest()
    const asked = forms.asked(link, shown.versionId, definition, shown.turn)
    const form = forms.reader(asked, link)(fields)
    const showAgain = (status: number, changed: Pick<FormFacts, 'alert' | 'errors'>) => {
      const typed = typedIn(fields)
      const facts = { ...emptyForm(link, asked, addressOf(visit)), ...changed, typed, once: typed['once'] ?? null }
      render(visit.res, 'responses/form', responseForm(facts, visit.language, visit.t), status)
    }
    if (!form.ok) return showAgain(422, { errors: form.errors, alert: null })
    const promiseChanged = () => showAgain(422, { errors: {}, alert: 'responses.promiseChanged' })
    // Nobody is held to a promise other than the one that they read.
    if (shown.promise !== link.promise) return promiseChanged()
    try {
      const outcome = await intake.submit(submission(visit, link, shown.versionId, form.value))
      if (outcome === 'closed') return await showClosed(visit, link)
      if (outcome === 'promise-changed') return promiseChanged()
      redirect(visit.res, thanks)
    } catch (error) {
      if (!isUnavailable(error)) throw error
      visit.installation.log.error({ err: error }, 'a response could not be stored')
      visit.res.setHeader('Retry-After', '30')
      showAgain(503, { errors: {}, alert: 'responses.notStored' })
    }
  }

  async function giveThanks(visit: LinkVisit, door: string, link: FormLink | null): Promise<void> {
    if (link === null) return showUnknown(visit)
    const form = `${door}/${visit.params}`
    if (link.invitation?.answered === false) return redirect(visit.res, form + queryOf(visit))
    const again = link.invitation === null && link.status === 'published' ? form + queryOf(visit) : null
    render(visit.res, 'responses/message', thanksPage(await messageFacts(visit, link), form, again, visit.t))
  }

  async function showSpent(visit: LinkVisit, link: FormLink): Promise<void> {
    render(visit.res, 'responses/message', spentPage(await messageFacts(visit, link), visit.t))
  }

  async function showClosed(visit: LinkVisit, link: FormLink): Promise<void> {
    render(visit.res, 'responses/message', closedPage(await messageFacts(visit, link), visit.t), 410)
  }

  function showUnknown(visit: LinkVisit): void {
    render(
      visit.res,
      'responses/message',
      unknownLinkPage(languageSwitch(addressOf(visit), visit.language), visit.t),
      404,
    )
  }

  async function messageFacts(visit: LinkVisit, link: FormLink) {
    const { serviceName } = await definitionOf(visit, link)
    const languages = languageSwitch(addressOf(visit), visit.language)
    return { serviceName: inLanguage(serviceName, visit.language), promise: link.promise, languages }
  }

  async function definitionOf({ db }: LinkVisit, { surveyId, versionId }: FormLink) {
    const definition = await forms.definition(db, surveyId, versionId)
    if (definition === null) throw new Error(`The survey ${surveyId} has lost its version ${versionId}`)
    return definition
  }
}

function addressOf({ query: { channel, v } }: LinkVisit): FormFacts['address'] {
  return { channel, v }
}

/** What the address said of language and channel, for the address that comes next. */
function queryOf({ query: { lang, channel } }: LinkVisit): string {
  const said: Record<string, string | undefined> = { lang, channel }
  const kept = Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`
}

function submission(visit: LinkVisit, link: FormLink, versionId: string, answered: Answered): Submission {
  const { invitation, surveyId, perspective } = link
  const attributed = link.promise === 'attributed'
  return {
    surveyId,
    versionId,
    perspective,
    promise: link.promise,
    participationKey: invitation?.tokenHash ?? hashToken(`${surveyId} ${answered.once}`),
    day: visit.today,
    language: visit.language,
    channel: visit.query.channel ?? '',
    answers: answered.answers,
    comments: answered.comments,
    invitationId: attributed && invitation !== null ? invitation.id : null,
    respondent: attributed
      ? (invitation?.respondent ?? (answered.respondent === '' ? null : answered.respondent))
      : null,
  }
}
