import type { Actor } from '../accounts/permissions.ts'
import { marked } from '../i18n/any-language.ts'
import { isLanguage } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import { surveyContent } from '../surveys/begin-store.ts'
import { readDraft } from '../surveys/draft-store.ts'
import { formWords } from '../surveys/form-words.ts'
import { DEFAULT_PROMISES } from '../surveys/promise.ts'
import { surveyName } from '../surveys/survey-name.ts'
import { surveyPerspective, surveyService, visibleSurvey } from '../surveys/survey-store.ts'
import { orNotFound } from '../web/errors.ts'
import { typedIn } from '../web/form.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { answerIn, scopeOf } from '../web/scope.ts'
import { allowFraming } from '../web/security.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { askedInMails } from './asked-form.ts'
import type { FormFacts } from './form-facts.ts'
import type { Fields } from './given.ts'
import { answerReader, postedFields } from './input.ts'
import { responseForm } from './page.ts'
import { formInSight, type Sight, sightOf } from './preview.ts'
import { type PreviewQuery, previewParams, previewQuery } from './preview-input.ts'
import { previewHead, previewPage, previewResult } from './preview-page.ts'

type PreviewVisit = Visit<{ id: string }, PreviewQuery, unknown, Actor>

const preview = { params: previewParams, query: previewQuery }

/** A survey's form, looked at and tried out by staff: the same form as respondents get, and nothing of it is stored. */
export const previewRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    ...preview,
    method: 'get',
    path: '/surveys/:id/preview',
    handle: async (visit) => {
      const { db, actor, query, res, t, language } = visit
      const { survey, content, sight } = await seen(visit, query.language)
      const service = await surveyService(db, survey)
      const name = t('translations.of', { service: nameIn(language, service), survey: surveyName(survey, t) })
      const head = { survey: { id: survey.id, name }, tabs: serviceTabs(service, 'surveys', actor, t) }
      if (sight === null) return render(res, 'responses/preview-empty', previewHead(head, visit))
      const facts = { ...head, ...content, width: query.width, pressed: query.v }
      const words = formWords(sight.definition, sight.language)
      render(res, 'responses/preview', previewPage(facts, sight, words, visit))
    },
  }),

  staffRoute('survey.manage', {
    ...preview,
    method: 'get',
    path: '/surveys/:id/preview/form',
    handle: async (visit) => {
      const facts = await inFrame(visit)
      render(visit.res, 'responses/form', responseForm(facts.form, facts.words))
    },
  }),

  staffRoute('survey.manage', {
    ...preview,
    method: 'post',
    path: '/surveys/:id/preview/form',
    form: postedFields,
    handle: async (visit) => {
      const { form: facts, words } = await inFrame(visit)
      const { asked, asksRespondent } = facts
      const fields = visit.form.ok ? (visit.form.value as Record<string, unknown>) : {}
      if (fields['language'] === '1') {
        return render(visit.res, 'responses/form', responseForm({ ...facts, typed: typedIn(fields) }, words))
      }
      const read = answerReader(asked, 'invitation', asksRespondent)(fields, words.lang)
      if (!read.ok) {
        const again = { ...facts, errors: read.errors, typed: typedIn(fields) }
        return render(visit.res, 'responses/form', responseForm(again, words), 422)
      }
      const result = previewResult(asked, read.value, fields as Fields, words, visit, visit.res.req.originalUrl)
      // What is said about the test is said to the staff, in their own language.
      answerIn(visit.res, marked(visit.language), visit.t)
      render(visit.res, 'responses/preview-result', result)
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/preview/revision',
    params: previewParams,
    handle: async ({ db, actor, params, res }) => {
      const { id } = orNotFound(await visibleSurvey(db, actor, params.id))
      const draft = await readDraft(db, id)
      res
        .set('Cache-Control', 'no-store')
        .type('text/plain')
        .send(String(draft?.revision ?? 0))
    },
  }),
]

/** The draft, where there is one and nothing else is asked for: it is what somebody is working on. */
async function seen(visit: PreviewVisit, language: string | undefined) {
  const { db, actor, params, query } = visit
  const survey = orNotFound(await visibleSurvey(db, actor, params.id))
  const content = orNotFound(
    (await surveyContent(db, survey.id, query.version ?? 'draft')) ??
      (await surveyContent(db, survey.id, undefined)) ??
      undefined,
  )
  const { perspective, turn, channel = '' } = query
  return { survey, content, sight: sightOf(content.definition, { perspective, language, turn, channel }) }
}

/** From here on the answer is a respondent's page, in a frame of ours only. */
async function inFrame(visit: PreviewVisit) {
  const { query, res, db } = visit
  // The form's own links name a language of the survey; ours may be the reader's.
  const own = query.lang !== undefined && !(isLanguage(query.lang) && query.language !== undefined)
  const { survey, sight } = await seen(visit, own ? query.lang : query.language)
  const { perspective, definition, language } = orNotFound(sight ?? undefined)
  const words = formWords(definition, language)
  allowFraming(res, ["'self'"])
  answerIn(res, words, words.t)
  scopeOf(res).layout = 'layout/respondent'
  const published = await surveyPerspective(db, survey.id, perspective)
  const promise = published?.promise ?? DEFAULT_PROMISES[perspective]
  const { organisation } = await surveyService(db, survey)
  return { words, form: emptyForm(sight as Sight, promise, organisation, query) }
}

function emptyForm(sight: Sight, promise: FormFacts['promise'], organisation: string, query: PreviewQuery): FormFacts {
  const asked = formInSight(sight)
  const pressed = askedInMails(asked)
  const { version, turn, channel, v, perspective, width } = query
  const kept = { version, turn: String(turn), channel, v, perspective, width }
  return {
    ...{ asked, organisation, promise, asksRespondent: promise === 'attributed', groupedBy: [], address: kept },
    typed: v === undefined || pressed === null ? {} : { [pressed.key]: v },
    ...{ once: null, errors: {}, alert: null, keeps: false, restored: null, proof: null },
  }
}
