import type { z } from 'zod'
import { partialKey } from '../campaigns/partial-key.ts'
import { groupsOfInvited } from '../campaigns/result-groups-store.ts'
import { isUnavailable } from '../database/dialect.ts'
import { hashToken } from '../database/tokens.ts'
import { LANGUAGES, preferredAmong } from '../i18n/languages.ts'
import { hasAnswered, relayTarget } from '../relays/store.ts'
import type { SurveyDefinition } from '../surveys/definition.ts'
import type { FormWords } from '../surveys/form-words.ts'
import { perspectiveForm } from '../surveys/perspective-form.ts'
import { badRequest } from '../web/errors.ts'
import { typedIn } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { publicRoute, type Route, type Visit } from '../web/routes.ts'
import { answerIn, type RequestScope, scopeOf } from '../web/scope.ts'
import { allowFraming } from '../web/security.ts'
import { type DoorName, readShown } from './asked-form.ts'
import { forgetEntered, keepEntered, leftForm, noteLeaving } from './coming-back-routes.ts'
import type { FormFacts } from './form-facts.ts'
import { type Groups, groupsMark } from './groups.ts'
import type { Guard, Refusal, Sender } from './guard.ts'
import {
  type Answered,
  invitationParams,
  type LinkQuery,
  leftFields,
  linkQuery,
  openLinkParams,
  postedFields,
} from './input.ts'
import type { Intake } from './intake.ts'
import { asksProof, type FormLink, invitationLink, isPersonal, openLink, surveyLink } from './link-store.ts'
import { closedPage, notEmbeddablePage, pausePage, spentPage, thanksPage, unknownLinkPage } from './message-page.ts'
import { freshMark } from './one-time-mark.ts'
import { languageSwitch, responseForm } from './page.ts'
import { emptyForm, publishedForms } from './published-forms.ts'
import type { Submission } from './store.ts'
import { toldAbout } from './told-store.ts'

type LinkVisit = Visit<string, LinkQuery, unknown, null>

/** A way in to the form. What follows behind it is the same for all. */
interface Door {
  name: DoorName
  /** What its addresses begin with. */
  path: string
  layout: RequestScope['layout']
  params: z.ZodType<string>
  find(visit: LinkVisit): Promise<FormLink | null>
}

const byKey = ({ db, params }: LinkVisit) => openLink(db, params)
const byToken = ({ db, params, now }: LinkVisit) => invitationLink(db, params, now)

/** What another system asks of somebody about one of its references, once. */
async function byReference({ db, params, query, installation }: LinkVisit): Promise<FormLink | null> {
  const { ref = '', service = '', sig = '' } = query
  if (ref === '') return null
  const target = await relayTarget(db, installation.secret, params, { ref, service }, sig)
  const link = target && (await surveyLink(db, target.surveyId, target.perspective))
  if (target === null || link === null) return null
  const { participationKey } = target
  const answered = await hasAnswered(db, participationKey)
  return { ...link, invitation: { id: null, participationKey, respondent: ref, answered, groupedBy: [] } }
}

const key = openLinkParams
const token = invitationParams

const DOORS: readonly Door[] = [
  { name: 'open', path: '/s', layout: 'layout/respondent', params: key, find: byKey },
  { name: 'invitation', path: '/r', layout: 'layout/respondent', params: token, find: byToken },
  { name: 'embedded', path: '/embed', layout: 'layout/embedded', params: key, find: byKey },
  { name: 'kiosk', path: '/kiosk', layout: 'layout/kiosk', params: key, find: byKey },
  { name: 'relay', path: '/t', layout: 'layout/respondent', params: key, find: byReference },
]

/** The form behind every door. Opening it never records anything. */
export const responseRoutes = (intake: Intake, guard: Guard): readonly Route[] => {
  const forms = publishedForms()

  return DOORS.flatMap((door) => {
    const { params } = door
    const path = `${door.path}/:${door.name === 'invitation' ? 'token' : 'key'}`
    const query = linkQuery
    return [
      publicRoute({ method: 'get', path, params, query, handle: enter(door, showForm) }),
      publicRoute({ method: 'post', path, params, query, form: postedFields, handle: enter(door, takeAnswers) }),
      publicRoute({ method: 'get', path: `${path}/thanks`, params, query, handle: enter(door, giveThanks) }),
      ...(door.name === 'invitation'
        ? [
            publicRoute({
              method: 'post',
              path: `${path}/keep`,
              params,
              query,
              form: postedFields,
              handle: enter(door, keepQuietly),
            }),
          ]
        : []),
      ...(door.name === 'kiosk'
        ? []
        : [
            publicRoute({
              method: 'post',
              path: `${path}/left`,
              params,
              query,
              form: leftFields,
              body: 'small',
              handle: enter(door, countLeaving),
            }),
          ]),
    ]
  })

  type Behind = (visit: LinkVisit, door: Door, link: FormLink) => Promise<void> | void

  function enter(door: Door, behind: Behind): (visit: LinkVisit) => Promise<void> {
    return async (visit) => {
      scopeOf(visit.res).layout = door.layout
      const link = await door.find(visit)
      if (link === null) return showUnknown(visit)
      if (door.name === 'embedded' && !mayEmbed(visit, link)) return showNotEmbeddable(visit, link)
      await behind(visit, door, link)
    }
  }

  async function showForm(visit: LinkVisit, door: Door, link: FormLink): Promise<void> {
    if (link.invitation?.answered) return showSpent(visit, link)
    if (link.status === 'closed') return showClosed(visit, link)
    if (door.name === 'kiosk' && guard.kioskPause(senderOf(visit, link)) > 0) return showPause(visit, link)
    const definition = await definitionOf(visit, link)
    // A later version of the survey may have stopped asking this perspective.
    if (definition.frames[link.perspective] === undefined) return showClosed(visit, link)
    const mark = freshMark(visit.installation.secret, visit.now)
    const words = wordsFor(visit, link.versionId, definition)
    if (isPersonal(link) && (await showKept(visit, door, link))) return
    forms.send(visit.res, link, definition, addressOf(visit, door), words, mark)
  }

  async function takeAnswers(visit: LinkVisit, door: Door, link: FormLink): Promise<void> {
    const thanks = `${door.path}/${visit.params}/thanks${queryOf(visit)}`
    if (link.invitation?.answered) return redirect(visit.res, thanks)
    if (link.status === 'closed') return showClosed(visit, link)
    const { work: sentWork, ...fields } = visit.form.ok ? (visit.form.value as Record<string, unknown>) : {}
    const work = typeof sentWork === 'string' ? sentWork : ''
    if (isPersonal(link) && fields['afresh'] === '1') return startAfresh(visit, door)
    const shown = readShown(fields['shown'])
    const definition = shown && (await forms.definition(visit.db, link.surveyId, shown.versionId))
    if (shown === null || definition === null) throw badRequest()
    const asked = forms.asked(link, shown.versionId, definition, shown.turn, addressOf(visit, door).channel)
    if (asked === null) throw badRequest()
    const words = wordsFor(visit, shown.versionId, definition)
    const showAgain = (status: number, changed: Pick<FormFacts, 'alert' | 'errors'>, refusal?: Refusal) => {
      const typed = typedIn(fields)
      const empty = emptyForm(link, asked, addressOf(visit, door))
      const once = refusal?.mark ?? typed['once'] ?? null
      const found = refusal?.mark === undefined ? (refusal?.ticket ?? work) : ''
      const proof = empty.proof && { ...empty.proof, work: found }
      render(visit.res, 'responses/form', responseForm({ ...empty, ...changed, typed, once, proof }, words), status)
    }
    if (isPersonal(link) && fields['keep'] === '1') {
      const keeping = await keepEntered(forms, visit, link, addressOf(visit, door).channel)
      if (keeping === 'too-much') return showAgain(422, { errors: {}, alert: 'responses.tooMuchToKeep' })
      return redirect(visit.res, `${door.path}/${visit.params}${queryOf(visit, { kept: '1' })}`)
    }
    const refuse = (refusal: Refusal) => {
      visit.res.setHeader('Retry-After', String(refusal.seconds))
      showAgain(429, { errors: {}, alert: refusal.alert }, refusal)
    }
    const sender = senderOf(visit, link)
    const flood = link.invitation === null ? guard.admit(sender) : null
    if (flood !== null) return refuse(flood)
    // The same form in another language; nothing is stored.
    if (fields['language'] === '1') return showAgain(200, { errors: {}, alert: null })
    const form = forms.reader(asked, link)(fields, words.lang)
    if (!form.ok) return showAgain(422, { errors: form.errors, alert: null })
    const promiseChanged = () => showAgain(422, { errors: {}, alert: 'responses.promiseChanged' })
    // Nobody is held to a promise other than the one that they read.
    if (shown.promise !== link.promise) return promiseChanged()
    if (isExample(visit, door)) return redirect(visit.res, thanks)
    const unproven = asksProof(link) ? guard.admitProof(sender, form.value.once ?? '', work) : null
    if (unproven !== null) return refuse(unproven)
    const haste = door.name === 'kiosk' ? guard.admitToKiosk(sender, form.value.once ?? '') : null
    if (haste !== null) return refuse(haste)
    try {
      const sent = submission(visit, door, link, shown.versionId, words.lang, form.value)
      const outcome = await intake.submit({ ...sent, groups: await groupsBehind(visit, link, shown.groups) })
      if (outcome === 'closed') return await showClosed(visit, link)
      if (outcome === 'promise-changed') return promiseChanged()
      redirect(visit.res, thanks)
    } catch (error) {
      if (door.name === 'kiosk') guard.releaseKiosk(sender)
      if (!isUnavailable(error)) throw error
      visit.installation.log.error({ err: error }, 'a response could not be stored')
      visit.res.setHeader('Retry-After', '30')
      showAgain(503, { errors: {}, alert: 'responses.notStored' })
    }
  }

  /** @returns whether anything is kept of the form that can be shown */
  async function showKept(visit: LinkVisit, door: Door, link: FormLink): Promise<boolean> {
    const address = addressOf(visit, door)
    const left = await leftForm(forms, visit, link, address.channel)
    if (left === null) return false
    const { asked, kept, definition } = left
    const words = wordsFor(visit, asked.versionId, definition)
    const empty = emptyForm(link, asked, address)
    // A score that was pressed in a mail just now is the newer one.
    const typed = { ...kept.typed, ...empty.typed }
    const restored = { keptOn: kept.keptOn, isJustKept: visit.query.kept === '1' }
    render(visit.res, 'responses/form', responseForm({ ...empty, typed, restored }, words))
    return true
  }

  async function keepQuietly(visit: LinkVisit, door: Door, link: FormLink): Promise<void> {
    const keeping = await keepEntered(forms, visit, link, addressOf(visit, door).channel)
    visit.res.status(keeping === 'kept' ? 204 : 409).end()
  }

  async function startAfresh(visit: LinkVisit, door: Door): Promise<void> {
    await forgetEntered(visit)
    redirect(visit.res, `${door.path}/${visit.params}${queryOf(visit)}`)
  }

  async function countLeaving(visit: LinkVisit, door: Door, link: FormLink): Promise<void> {
    const counts = () => !isExample(visit, door) && guard.admitLeaving(senderOf(visit, link))
    await noteLeaving(forms, visit, link, addressOf(visit, door).channel, counts)
    visit.res.status(204).end()
  }

  async function giveThanks(visit: LinkVisit, door: Door, link: FormLink): Promise<void> {
    const form = `${door.path}/${visit.params}`
    if (link.invitation?.answered === false) return redirect(visit.res, form + queryOf(visit))
    const again = link.invitation === null && link.status === 'published' ? form + queryOf(visit) : null
    const pause = door.name === 'kiosk' ? guard.kioskPause(senderOf(visit, link)) : 0
    if (door.name === 'kiosk') returnTo(visit, form + queryOf(visit), Math.max(THANKS_SECONDS, pause))
    const { facts, words } = await messageFacts(visit, link)
    const contact = link.offersContact === 1 ? `/s/${link.openKey}/contact` : null
    const thanksFor = { door: door.name, form, again, isExample: isExample(visit, door), contact }
    render(visit.res, 'responses/message', thanksPage(facts, thanksFor, words))
  }

  async function showPause(visit: LinkVisit, link: FormLink): Promise<void> {
    const pause = guard.kioskPause(senderOf(visit, link))
    returnTo(visit, `/kiosk/${visit.params}${queryOf(visit)}`, pause)
    await showMessage(visit, link, pausePage, 429)
  }

  async function showNotEmbeddable(visit: LinkVisit, link: FormLink): Promise<void> {
    await showMessage(visit, link, notEmbeddablePage, 403)
  }

  async function showSpent(visit: LinkVisit, link: FormLink): Promise<void> {
    await showMessage(visit, link, spentPage, 200)
  }

  async function showClosed(visit: LinkVisit, link: FormLink): Promise<void> {
    await showMessage(visit, link, closedPage, 410)
  }

  function showUnknown(visit: LinkVisit): void {
    const languages = languageSwitch(LANGUAGES, addressOf(visit), visit.language)
    render(visit.res, 'responses/message', unknownLinkPage(languages, visit.t), 404)
  }

  async function showMessage(visit: LinkVisit, link: FormLink, page: typeof spentPage, status: number): Promise<void> {
    const { facts, words } = await messageFacts(visit, link)
    render(visit.res, 'responses/message', page(facts, words), status)
  }

  async function messageFacts(visit: LinkVisit, link: FormLink) {
    const definition = await definitionOf(visit, link)
    const words = wordsFor(visit, link.versionId, definition)
    const thanks = perspectiveForm(definition, link.perspective)?.thanks ?? null
    const languages = languageSwitch(definition.languages, addressOf(visit), words.lang)
    const told = await toldAbout(visit.db, link.surveyId)
    const { serviceName } = definition
    return { facts: { serviceName, thanks, promise: link.promise, toldAbout: told, languages }, words }
  }

  /** From here on everything is said in one of the survey's languages: what the address asks for, or else the browser. */
  function wordsFor({ res, query }: LinkVisit, versionId: string, definition: SurveyDefinition): FormWords {
    const asked = definition.languages.find((tag) => tag === query.lang)
    const language = asked ?? preferredAmong(res.req.headers['accept-language'], definition.languages)
    const words = forms.words(versionId, definition, language)
    answerIn(res, words, words.t)
    return words
  }

  async function definitionOf({ db }: LinkVisit, { surveyId, versionId }: FormLink) {
    const definition = await forms.definition(db, surveyId, versionId)
    if (definition === null) throw new Error(`The survey ${surveyId} has lost its version ${versionId}`)
    return definition
  }
}

/** Kiosks show their thanks for so long. */
const THANKS_SECONDS = 8

/** Leads on by itself, without a script: a kiosk must not wait for a hand. */
function returnTo({ res }: LinkVisit, address: string, seconds: number): void {
  res.setHeader('Refresh', `${seconds}; url=${address}`)
}

/** Says to browsers whose pages may hold the form; false where none may. */
function mayEmbed(visit: LinkVisit, link: FormLink): boolean {
  // An example stores nothing, and is shown on our own pages only.
  const sites = visit.query.example === '1' ? ["'self'"] : (JSON.parse(link.embedSites) as string[])
  allowFraming(visit.res, sites)
  return sites.length > 0
}

function isExample(visit: LinkVisit, door: Door): boolean {
  return door.name === 'embedded' && visit.query.example === '1'
}

function senderOf({ res, query, now }: LinkVisit, link: FormLink): Sender {
  return { link, ip: res.req.ip, place: query.place ?? '', now }
}

/** @param door a kiosk's answers come through the kiosk, unless its address says otherwise */
function addressOf({ query }: LinkVisit, door?: Door): FormFacts['address'] {
  const { lang: _, kept: __, channel, ...rest } = query
  return { channel: channel ?? (door?.name === 'kiosk' ? 'kiosk' : undefined), ...rest }
}

/** What the address said of language and channel, for the address that comes next. */
function queryOf({ query: { v: _, kept: __, ...said } }: LinkVisit, more: Record<string, string> = {}): string {
  const kept = Object.entries({ ...said, ...more }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`
}

/** Whose form named other groups than are counted now has not agreed to these. */
async function groupsBehind({ db }: LinkVisit, { invitation, promise }: FormLink, named: string): Promise<Groups> {
  if (invitation === null || invitation.id === null || named !== groupsMark(invitation.groupedBy)) return {}
  return groupsOfInvited(db, invitation.id, invitation.groupedBy, promise === 'anonymous')
}

function submission(
  visit: LinkVisit,
  door: Door,
  link: FormLink,
  versionId: string,
  language: string,
  answered: Answered,
): Submission {
  const { invitation, surveyId, perspective } = link
  const attributed = link.promise === 'attributed'
  return {
    surveyId,
    versionId,
    perspective,
    promise: link.promise,
    participationKey: invitation?.participationKey ?? hashToken(`${surveyId} ${answered.once}`),
    day: visit.today,
    language,
    channel: addressOf(visit, door).channel ?? '',
    answers: answered.answers,
    comments: answered.comments,
    invitationId: attributed && invitation !== null ? invitation.id : null,
    respondent: attributed
      ? (invitation?.respondent ?? (answered.respondent === '' ? null : answered.respondent))
      : null,
    ...(isPersonal(link) ? { partialKey: partialKey(visit.params) } : {}),
  }
}
