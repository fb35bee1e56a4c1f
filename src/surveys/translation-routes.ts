import type { Actor } from '../accounts/permissions.ts'
import { languageTag, nameOfLanguage } from '../i18n/any-language.ts'
import { nameIn } from '../i18n/names.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { notFound, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { uploadedText } from '../web/uploaded-text.ts'
import { beginDraft, type Draft, readDraft, saveDraft } from './draft-store.ts'
import { noFields, surveyParams } from './input.ts'
import { surveyName } from './survey-name.ts'
import { surveyService, visibleSurvey } from './survey-store.ts'
import { translatables, translationFault, withoutLanguage, withTranslations } from './translatable.ts'
import { readTranslations, translationCsv } from './translation-csv.ts'
import {
  addLanguageForm,
  csvApplyForm,
  csvForm,
  csvQuery,
  removeLanguageForm,
  saveTranslationsForm,
  translationsQuery,
} from './translation-input.ts'
import {
  chosenLanguage,
  type TranslationsFacts,
  translationPreviewPage,
  translationsPage,
  whereOf,
} from './translation-page.ts'

type SurveyVisit = Visit<{ id: string }, unknown, unknown, Actor>

const translationsPath = '/surveys/:id/translations'

/** Putting a draft into other languages: in a table on the page, or in a spreadsheet. */
export const translationRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: translationsPath,
    params: surveyParams,
    query: translationsQuery,
    handle: async (visit) => {
      const matter = await matterOf(visit)
      if (matter.draft === null) return showNoDraft(visit, matter)
      show(visit, matter, matter.draft, { query: visit.query })
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: `${translationsPath}/draft`,
    params: surveyParams,
    form: noFields,
    handle: async (visit) => {
      const { db, actor, now, res, t } = visit
      const { survey } = await matterOf(visit)
      await beginDraft(db, survey, null, actor, now)
      redirect(res, `/surveys/${survey.id}/translations`, t('translations.begun'))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: translationsPath,
    params: surveyParams,
    query: translationsQuery,
    form: saveTranslationsForm,
    body: 'upload',
    handle: async (visit) => {
      const { form, query, db, actor, now, res, t } = visit
      const { draft, ...matter } = await beingEdited(visit)
      if (!form.ok) throw notFound()
      const { language, revision, texts } = form.value
      if (chosenLanguage(draft.definition, language) !== language) throw notFound()
      const rows = new Map(translatables(draft.definition, language).map((row) => [row.key, row]))
      const typed: TranslationsFacts['typed'] = new Map(
        [...texts].flatMap(([key, text]) => {
          const row = rows.get(key)
          return row === undefined || row.target === text
            ? []
            : [[key, { text, fault: translationFault(row, text, language) }] as const]
        }),
      )
      const faulty = [...typed.values()].filter(({ fault }) => fault !== null).length
      const again = { query: { ...query, language }, typed }
      if (faulty > 0)
        return show(visit, matter, draft, { ...again, problem: t('translations.notSaved', { count: faulty }) })
      const changes = new Map([...typed].map(([key, { text }]) => [key, text]))
      const saved =
        changes.size === 0
          ? { saved: revision === draft.revision, by: draft.updatedBy }
          : await saveDraft(
              db,
              draft.surveyId,
              revision,
              withTranslations(draft.definition, language, changes),
              actor,
              now,
            )
      if (!saved.saved) {
        const by = 'by' in saved && saved.by !== '' ? saved.by : t('translations.somebody')
        const latest = orNotFound(await readDraft(db, draft.surveyId))
        return show(visit, matter, latest, { ...again, problem: t('translations.overtaken', { name: by }) })
      }
      const { page, show: shown } = query
      const next = new URLSearchParams({ language, show: shown, page: String(page) })
      redirect(res, `/surveys/${draft.surveyId}/translations?${next}`, t('translations.saved', { count: changes.size }))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: `${translationsPath}/languages`,
    params: surveyParams,
    form: addLanguageForm,
    handle: async (visit) => {
      const { form, db, actor, now, res, t } = visit
      const { draft, ...matter } = await beingEdited(visit)
      const value = form.ok ? form.value.tag : (form.typed['tag'] ?? '')
      const tag = languageTag(value)
      const refuse = (error: MessageKey) => show(visit, matter, draft, { add: { value, error } })
      if (tag === null) return refuse('translations.unknownLanguage')
      if (draft.definition.languages.includes(tag)) return refuse('translations.alreadyThere')
      const definition = { ...draft.definition, languages: [...draft.definition.languages, tag] }
      await saveDraft(db, draft.surveyId, draft.revision, definition, actor, now)
      const notice = t('translations.added', { language: nameOfLanguage(tag, visit.language) })
      redirect(res, `/surveys/${draft.surveyId}/translations?language=${tag}`, notice)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: `${translationsPath}/languages/remove`,
    params: surveyParams,
    form: removeLanguageForm,
    handle: async (visit) => {
      const { form, db, actor, now, res, t } = visit
      const { draft } = await beingEdited(visit)
      if (!form.ok || chosenLanguage(draft.definition, form.value.language) !== form.value.language) throw notFound()
      const { language } = form.value
      const definition = withoutLanguage(draft.definition, language)
      await saveDraft(db, draft.surveyId, draft.revision, definition, actor, now)
      const notice = t('translations.removed', { language: nameOfLanguage(language, visit.language) })
      redirect(res, `/surveys/${draft.surveyId}/translations`, notice)
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/translations.csv',
    params: surveyParams,
    query: csvQuery,
    handle: async (visit) => {
      const { draft, name, survey } = await matterOf(visit)
      const { query, res } = visit
      const language = draft === null ? null : chosenLanguage(draft.definition, query.language)
      if (draft === null || language === null) return redirect(res, `/surveys/${survey.id}/translations`)
      if (query.language !== '' && query.language !== language) throw notFound()
      const rows = translatables(draft.definition, language)
      const csv = translationCsv(rows, draft.definition.languages[0] ?? 'en', language, (row) => whereOf(row, visit))
      res.attachment(`${name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}-${language}.csv`)
      res.type('text/csv; charset=utf-8').send(csv)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: `${translationsPath}/csv`,
    params: surveyParams,
    form: csvForm,
    body: 'upload',
    handle: async (visit) => {
      const { form } = visit
      const { draft, ...matter } = await beingEdited(visit)
      if (!form.ok || chosenLanguage(draft.definition, form.value.language) !== form.value.language) throw notFound()
      const { language, file } = form.value
      const refuse = (csvError: MessageKey) => show(visit, matter, draft, { query: { ...FIRST, language }, csvError })
      if (file === null) return refuse('translations.csvNothing')
      const content = uploadedText(file)
      if (content === null) return refuse('translations.csvNoText')
      showPreview(visit, matter, draft, { language, content, isStale: false })
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: `${translationsPath}/csv/apply`,
    params: surveyParams,
    form: csvApplyForm,
    body: 'upload',
    handle: async (visit) => {
      const { form, db, actor, now, res, t } = visit
      const { draft, ...matter } = await beingEdited(visit)
      if (!form.ok || chosenLanguage(draft.definition, form.value.language) !== form.value.language) throw notFound()
      const { language, revision, content } = form.value
      const read = readTranslations(content, translatables(draft.definition, language), language)
      const isStale = revision !== draft.revision
      if (isStale || read.faults.length > 0) return showPreview(visit, matter, draft, { language, content, isStale })
      const texts = new Map(read.changes.map(({ key, text }) => [key, text]))
      const definition = withTranslations(draft.definition, language, texts)
      const saved = await saveDraft(db, draft.surveyId, revision, definition, actor, now)
      if (!saved.saved) return showPreview(visit, matter, draft, { language, content, isStale: true })
      const notice = t('translations.saved', { count: texts.size })
      redirect(res, `/surveys/${draft.surveyId}/translations?language=${language}`, notice)
    },
  }),
]

const FIRST = { show: 'all', page: 1 } as const

interface Matter {
  name: string
  tabs: ReturnType<typeof serviceTabs>
}

async function matterOf(visit: SurveyVisit) {
  const { db, actor, params, t, language } = visit
  const survey = orNotFound(await visibleSurvey(db, actor, params.id))
  const service = await surveyService(db, survey)
  const name = t('translations.of', { service: nameIn(language, service), survey: surveyName(survey, t) })
  return { survey, name, tabs: serviceTabs(service, 'surveys', actor, t), draft: await readDraft(db, survey.id) }
}

async function beingEdited(visit: SurveyVisit): Promise<Matter & { draft: Draft }> {
  const { draft, ...matter } = await matterOf(visit)
  return { ...matter, draft: orNotFound(draft ?? undefined) }
}

function show(
  visit: SurveyVisit,
  { name, tabs }: Matter,
  draft: Draft,
  shown: Partial<Pick<TranslationsFacts, 'query' | 'typed' | 'problem' | 'add' | 'csvError'>>,
): void {
  const facts: TranslationsFacts = {
    ...{ survey: { id: draft.surveyId, name }, tabs, definition: draft.definition, revision: draft.revision },
    ...{ query: { ...FIRST, language: '' }, typed: new Map(), problem: null, add: { value: '', error: null } },
    ...{ csvError: null },
    ...shown,
  }
  const isFine = facts.problem === null && facts.add.error === null && facts.csvError === null
  render(visit.res, 'surveys/translations', translationsPage(facts, visit), isFine ? 200 : 422)
}

function showPreview(
  visit: SurveyVisit,
  { name, tabs }: Matter,
  draft: Draft,
  upload: { language: string; content: string; isStale: boolean },
): void {
  const { surveyId, definition, revision } = draft
  const read = readTranslations(upload.content, translatables(definition, upload.language), upload.language)
  const facts = { survey: { id: surveyId, name }, definition, revision, tabs }
  const page = translationPreviewPage(facts, read, upload, visit)
  render(visit.res, 'surveys/translation-preview', page, page.canApply && !upload.isStale ? 200 : 422)
}

function showNoDraft(visit: SurveyVisit, { survey, name, tabs }: Awaited<ReturnType<typeof matterOf>>): void {
  render(visit.res, 'surveys/no-draft', {
    title: visit.t('translations.title'),
    survey: name,
    tabs,
    backAddress: `/surveys/${survey.id}`,
    action: `/surveys/${survey.id}/translations/draft`,
  })
}
