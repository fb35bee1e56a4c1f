import type { Actor } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { orNotFound } from '../web/errors.ts'
import { type Form, refused } from '../web/form.ts'
import { redirect, redirectToReport, reportOf } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { uploadedText } from '../web/uploaded-text.ts'
import { type Adapted, adaptedTo, type Target } from './adapted-definition.ts'
import {
  contentQuery,
  copyForm,
  copyQuery,
  importForm,
  importQuery,
  newSurveyForm,
  newSurveyQuery,
  wrongNumber,
} from './begin-input.ts'
import { type BegunReport, begunPage, copyPage, importPage, newSurveyPage } from './begin-page.ts'
import { askableServices, beginEverywhere, componentsOf, copyableSurveys, surveyContent } from './begin-store.ts'
import { surveyParams } from './input.ts'
import { readSurveyFile, surveyFile } from './survey-file.ts'
import type { FileFault } from './survey-file-faults.ts'
import { surveyName } from './survey-name.ts'
import { visibleSurvey } from './survey-store.ts'
import { templateDefinition } from './templates.ts'

type StaffVisit = Visit<unknown, unknown, unknown, Actor>

/** How surveys begin: from a template, from another survey, from a file; and how they leave as a file. */
export const beginRoutes: readonly Route[] = [
  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/new',
    query: newSurveyQuery,
    handle: async (visit) => {
      const { template, service } = visit.query
      await showNew(visit, { template, services: [service] }, null)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/new',
    form: newSurveyForm,
    handle: async (visit) => {
      const { form } = visit
      if (!form.ok) return showNew(visit, { template: 'combined', services: [] }, form)
      const { template, services, parts, name } = form.value
      const make = ({ service, components, places = [] }: Target): Adapted => ({
        definition: templateDefinition(template, { service, components: parts === 1 ? components : [], places }),
        ...{ leftOut: [], added: [] },
      })
      const typed = { template, services: services.join(','), name, ...(parts === 1 ? { parts: 'on' } : {}) }
      const refuse = (why: MessageKey) => showNew(visit, { template, services }, refused(typed, { services: why }))
      await begin(visit, services, { name, template }, make, refuse)
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/copy',
    query: copyQuery,
    handle: async ({ db, actor, query, res }) => {
      if (query.survey === '') return redirect(res, '/surveys/new')
      const { id } = orNotFound(await visibleSurvey(db, actor, query.survey))
      redirect(res, `/surveys/${id}/copy`)
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/import',
    query: importQuery,
    handle: async (visit) => showImport(visit, [visit.query.service], null, [], ''),
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/import',
    form: importForm,
    body: 'upload',
    handle: async (visit) => {
      const { form } = visit
      if (!form.ok) return showImport(visit, [], form, [], form.typed['content'] ?? '')
      const { services, file, content } = form.value
      const typed = { services: services.join(',') }
      const refuse = (why: 'exchange.importTwice' | 'exchange.importNoText' | 'exchange.importNothing') =>
        showImport(visit, services, refused(typed, { file: why }), [], content)
      if (file !== null && content !== '') return refuse('exchange.importTwice')
      const text = file === null ? content : uploadedText(file)
      if (text === null) return refuse('exchange.importNoText')
      if (text.trim() === '') return refuse('exchange.importNothing')
      const read = readSurveyFile(text)
      if (!read.ok) return showImport(visit, services, null, read.faults, text.slice(0, MOST_SHOWN_AGAIN))
      const { name, template, definition, components, leftOut } = read.value
      const make = (target: Target): Adapted => {
        const adapted = adaptedTo(target, definition, components)
        return { ...adapted, leftOut: [...leftOut, ...adapted.leftOut] }
      }
      const refuseServices = (why: MessageKey) =>
        showImport(visit, services, refused(typed, { services: why }), [], text.slice(0, MOST_SHOWN_AGAIN))
      await begin(visit, services, { name, template }, make, refuseServices)
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/begun',
    handle: ({ res, t, format, language }) => {
      const report = reportOf(res) as BegunReport | null
      if (report === null) return redirect(res, '/surveys')
      render(res, 'surveys/begun', begunPage(report, { t, format, language }))
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/copy',
    params: surveyParams,
    handle: async (visit) => {
      const survey = orNotFound(await visibleSurvey(visit.db, visit.actor, visit.params.id))
      await showCopy(visit, survey, null)
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/surveys/:id/copy',
    params: surveyParams,
    form: copyForm,
    handle: async (visit) => {
      const { db, actor, params, form } = visit
      const survey = orNotFound(await visibleSurvey(db, actor, params.id))
      if (!form.ok) return showCopy(visit, survey, form)
      const { services, name } = form.value
      const { definition } = orNotFound(await surveyContent(db, survey.id, undefined))
      const components = await componentsOf(db, survey.service_id)
      const make = (target: Target) => adaptedTo(target, definition, components)
      const typed = { services: services.join(','), name }
      const refuse = (why: MessageKey) => showCopy(visit, survey, refused(typed, { services: why }))
      await begin(visit, services, { name, template: survey.template }, make, refuse)
    },
  }),

  staffRoute('survey.manage', {
    method: 'get',
    path: '/surveys/:id/export.json',
    params: surveyParams,
    query: contentQuery,
    handle: async ({ db, actor, params, query, res, t }) => {
      const survey = orNotFound(await visibleSurvey(db, actor, params.id))
      const { definition, version } = orNotFound(await surveyContent(db, survey.id, query.version))
      const file = surveyFile(survey, definition, await componentsOf(db, survey.service_id))
      const service = definition.serviceName['en'] ?? ''
      const name = `${service} ${surveyName(survey, t)} ${version === null ? 'draft' : `v${version}`}`
      res.attachment(`${name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.json`)
      res.type('application/json').send(`${JSON.stringify(file, null, 2)}\n`)
    },
  }),
]

/** A file that is not right is shown for mending, unless it is too long to be mended in a page. */
const MOST_SHOWN_AGAIN = 200_000

async function begin(
  visit: StaffVisit,
  slugs: readonly string[],
  survey: { name: string; template: string },
  make: (target: Target) => Adapted,
  refuse: (why: MessageKey) => Promise<void>,
): Promise<void> {
  const { db, actor, now, res, t } = visit
  const wrong = wrongNumber(slugs)
  if (wrong !== null) return refuse(wrong)
  const begun = await beginEverywhere(db, actor, slugs, survey, make, now)
  if (begun === null) return refuse('exchange.serviceGone')
  const [only] = begun
  const isPlain = begun.length === 1 && only?.adapted.leftOut.length === 0 && only.adapted.added.length === 0
  if (isPlain && only !== undefined) return redirect(res, `/surveys/${only.surveyId}/edit`, t('exchange.createdOne'))
  const drafts = begun.map(({ surveyId, service, adapted }) => ({
    ...{ surveyId, service: service.name, service_fr: service.name_fr },
    ...{ leftOut: adapted.leftOut, added: adapted.added },
  }))
  redirectToReport(res, '/surveys/begun', { ...survey, drafts } satisfies BegunReport)
}

async function showNew(
  visit: StaffVisit,
  chosen: Parameters<typeof newSurveyPage>[0]['chosen'],
  form: Form<unknown> | null,
): Promise<void> {
  const { db, actor, res } = visit
  const facts = { services: await askableServices(db, actor), surveys: await copyableSurveys(db, actor), chosen, form }
  render(res, 'surveys/new', newSurveyPage(facts, visit), form === null ? 200 : 422)
}

async function showCopy(visit: StaffVisit, survey: Row<'survey'>, form: Form<unknown> | null): Promise<void> {
  const { db, actor, res } = visit
  const { version } = orNotFound(await surveyContent(db, survey.id, undefined))
  const services = await askableServices(db, actor)
  render(res, 'surveys/copy', copyPage({ survey, version, services, form }, visit), form === null ? 200 : 422)
}

async function showImport(
  visit: StaffVisit,
  chosen: readonly string[],
  form: Form<unknown> | null,
  faults: readonly FileFault[],
  content: string,
): Promise<void> {
  const services = await askableServices(visit.db, visit.actor)
  const isFine = form === null && faults.length === 0
  render(
    visit.res,
    'surveys/import',
    importPage({ services, chosen, form, faults, content }, visit),
    isFine ? 200 : 422,
  )
}
