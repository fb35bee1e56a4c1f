import type { Actor } from '../accounts/permissions.ts'
import { composeSurveyLetter } from '../mail/letter.ts'
import { queueMail } from '../mail/outbox.ts'
import { directionOf, ownLanguage } from '../mail/survey-letter.ts'
import { notFound, orNotFound } from '../web/errors.ts'
import type { FieldErrors } from '../web/form.ts'
import { showMail } from '../web/mail-preview.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { surveyAsked } from './asked-store.ts'
import { type LetterForm, letterForm, letterQuery } from './campaign-input.ts'
import { type LetterLinks, type SurveyAsked, textFor, writtenLetter } from './campaign-letter.ts'
import { type Campaign, visibleCampaign } from './campaign-store.ts'
import { defaultText } from './default-texts.ts'
import { campaignParams } from './input.ts'
import type { LetterText } from './letter-text.ts'
import { lettersPage } from './letters-page.ts'
import { keepText, type LetterKind } from './text-store.ts'

type LetterVisit = Visit<{ id: string }, unknown, unknown, Actor>
interface Chosen {
  language: string
  kind: LetterKind
}

/** What a campaign's letters are about: each of its surveys, and the languages that any of them is written in. */
interface Matter {
  campaign: Campaign
  surveys: SurveyAsked[]
  languages: string[]
}

export const letterRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/campaigns/:id/letters',
    params: campaignParams,
    query: letterQuery,
    handle: async (visit) => {
      const matter = await matterOf(visit)
      const chosen = chosenOf(matter, visit.query)
      showLetters(visit, matter, chosen, textIn(matter, chosen), {})
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/campaigns/:id/letters',
    params: campaignParams,
    form: letterForm,
    handle: async (visit) => {
      const { form, res, t } = visit
      const matter = await matterOf(visit)
      if (!form.ok && form.typed['reset'] === undefined) return showAgain(visit, matter, form)
      const chosen = chosenOf(matter, form.ok ? form.value : form.typed)
      const isReset = form.ok ? form.value.reset !== undefined : true
      await keep(visit, matter, chosen, form.ok && !isReset ? form.value : null)
      const address = `/campaigns/${matter.campaign.id}/letters?language=${chosen.language}&kind=${chosen.kind}`
      redirect(res, address, t(isReset ? 'campaigns.resetDone' : 'campaigns.saved'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/campaigns/:id/letters/preview',
    params: campaignParams,
    query: letterQuery,
    handle: async (visit) => {
      const matter = await matterOf(visit)
      const chosen = chosenOf(matter, visit.query)
      showPreview(visit, matter, chosen, textIn(matter, chosen), visit.query.as)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/campaigns/:id/letters/preview',
    params: campaignParams,
    form: letterForm,
    handle: async (visit) => {
      const { form } = visit
      const matter = await matterOf(visit)
      // While it is being written it may not be right yet: it is shown as it stands.
      const typed = form.ok ? form.value : form.typed
      const text = { subject: typed['subject'] ?? '', body: typed['body'] ?? '' }
      showPreview(visit, matter, chosenOf(matter, typed), text, typed['as'] === 'text' ? 'text' : 'html')
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/campaigns/:id/letters/test',
    params: campaignParams,
    form: letterForm,
    handle: async (visit) => {
      const { form, res, t, actor, installation } = visit
      const matter = await matterOf(visit)
      if (!form.ok) return showAgain(visit, matter, form)
      const chosen = chosenOf(matter, form.value)
      await keep(visit, matter, chosen, form.value)
      await sendTest(visit, matter, chosen, form.value)
      const notice = t('campaigns.testSent', { email: actor.email })
      const waits = installation.config.smtpUrl === null ? ` ${t('campaigns.testWithoutServer')}` : ''
      redirect(
        res,
        `/campaigns/${matter.campaign.id}/letters?language=${chosen.language}&kind=${chosen.kind}`,
        notice + waits,
      )
    },
  }),
]

async function matterOf({ db, actor, params }: LetterVisit): Promise<Matter> {
  const campaign = orNotFound(await visibleCampaign(db, actor, params.id))
  const asked = await Promise.all(campaign.surveys.map(({ surveyId }) => surveyAsked(db, campaign.id, surveyId)))
  const surveys = asked.filter((survey) => survey !== null)
  if (surveys.length === 0) throw notFound()
  return { campaign, surveys, languages: [...new Set(surveys.flatMap(({ definition }) => definition.languages))] }
}

/** Whatever else was asked for is the base language. */
function chosenOf({ languages }: Matter, asked: { language?: string | undefined; kind?: string | undefined }): Chosen {
  const language = languages.find((tag) => tag === asked.language) ?? languages[0] ?? 'en'
  return { language, kind: asked.kind === 'reminder' ? 'reminder' : 'invitation' }
}

/** The survey that shows what a letter in a language looks like. */
function exampleOf({ surveys }: Matter, { language }: Chosen): SurveyAsked {
  return (surveys.find(({ definition }) => definition.languages.includes(language)) ?? surveys[0]) as SurveyAsked
}

function textIn(matter: Matter, chosen: Chosen): LetterText {
  return textFor(exampleOf(matter, chosen), chosen.kind, chosen.language).text
}

async function keep({ db }: LetterVisit, matter: Matter, chosen: Chosen, text: LetterText | null): Promise<void> {
  const standard = defaultText(matter.campaign.perspective, chosen.kind, ownLanguage(chosen.language))
  const isStandard = text !== null && text.subject === standard.subject && text.body === standard.body
  await keepText(db, matter.campaign.id, chosen.language, chosen.kind, isStandard ? null : text)
}

function showAgain(
  visit: LetterVisit,
  matter: Matter,
  form: { errors: FieldErrors; typed: Record<string, string> },
): void {
  const { typed, errors } = form
  const text = { subject: typed['subject'] ?? '', body: typed['body'] ?? '' }
  showLetters(visit, matter, chosenOf(matter, typed), text, errors)
}

function showLetters(visit: LetterVisit, matter: Matter, chosen: Chosen, text: LetterText, errors: FieldErrors): void {
  const { campaign, languages, surveys } = matter
  const facts = { campaign, languages, written: surveys[0]?.texts ?? [], chosen, text, errors }
  const model = lettersPage({ ...facts, direction: directionOf(chosen.language), email: visit.actor.email }, visit)
  render(visit.res, 'campaigns/letters', model, Object.keys(errors).length === 0 ? 200 : 422)
}

function showPreview(visit: LetterVisit, matter: Matter, chosen: Chosen, text: LetterText, as: 'html' | 'text'): void {
  const { html, text: plain, subject } = composed(visit, matter, chosen, text)
  const { t, res } = visit
  showMail(res, as === 'html' ? { html } : { text: `${t('campaigns.previewSubject', { subject })}\n\n${plain}` })
}

/** A letter to nobody, whose links lead to the survey's preview, where nothing is recorded. */
function composed(visit: LetterVisit, matter: Matter, chosen: Chosen, text: LetterText) {
  const about = exampleOf(matter, chosen)
  const addressee = { name: visit.t('campaigns.previewName'), language: chosen.language }
  return composeSurveyLetter(writtenLetter(about, text, addressee, previewLinks(visit, matter, about)))
}

function previewLinks({ installation }: LetterVisit, { campaign, surveys }: Matter, about: SurveyAsked): LetterLinks {
  const survey = campaign.surveys[surveys.indexOf(about)] ?? campaign.surveys[0]
  const { publicUrl } = installation.config
  const form = `${publicUrl}/surveys/${survey?.surveyId ?? ''}/preview?perspective=${campaign.perspective}&version=published`
  return { form, score: (value) => `${form}&v=${value}`, stop: `${publicUrl}/campaigns/${campaign.id}/letters` }
}

async function sendTest(visit: LetterVisit, matter: Matter, chosen: Chosen, text: LetterForm): Promise<void> {
  const { db, actor, now, t } = visit
  const { subject, ...letter } = composed(visit, matter, chosen, text)
  const titled = { subject: t('campaigns.testSubject', { subject }), isUrgent: true }
  await db
    .transaction()
    .execute((trx) => queueMail(trx, { kind: 'survey-test', recipient: actor.email, ...letter, ...titled }, now))
}
