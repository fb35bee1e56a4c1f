import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import type { LeftOut } from './adapted-definition.ts'
import { burdenOf } from './burden.ts'
import { timeWords } from './burden-page.ts'
import { OVERALL, type Question } from './definition.ts'
import type { FileFault } from './survey-file-faults.ts'
import { surveyName, TEMPLATE_NAMES } from './survey-name.ts'
import { TEMPLATE_PERSPECTIVES, TEMPLATES, type Template, templateDefinition } from './templates.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/new': NewSurveyPage
    'surveys/copy': CopyPage
    'surveys/import': ImportPage
    'surveys/begun': BegunPage
    'surveys/service-choice': ServiceChoice
  }
}

/** The services that can be chosen, shown by `surveys/service-choice`. */
export interface ServiceChoice {
  count: string
  services: { slug: string; name: string; organisation: string; ticked: boolean }[]
  error: string | null
}

interface NamedService {
  slug: string
  name: string
  name_fr: string
  organisation: string
}

/** @param ticked slugs */
function serviceChoice(
  services: readonly NamedService[],
  ticked: readonly string[],
  form: Form<unknown> | null,
  { t, language }: Reader,
): ServiceChoice {
  const order = new Intl.Collator(language, { numeric: true })
  const shown = services
    .map((service) => ({
      slug: service.slug,
      name: nameIn(language, service),
      organisation: service.organisation,
      ticked: ticked.includes(service.slug),
    }))
    // What is chosen stands where one sees it.
    .sort((a, b) => Number(b.ticked) - Number(a.ticked) || order.compare(a.name, b.name))
  return {
    count: t('exchange.servicesChosen', { count: shown.filter((service) => service.ticked).length }),
    services: shown,
    error: errorOf(form, 'services', t),
  }
}

function errorOf(form: Form<unknown> | null, field: string, t: Reader['t']): string | null {
  const error = form === null || form.ok ? undefined : form.errors[field]
  return error === undefined ? null : t(error)
}

function typedList(form: Form<unknown> | null, field: string): string[] | null {
  return form === null || form.ok ? null : (form.typed[field] ?? '').split(',').filter((each) => each !== '')
}

export interface NewSurveyPage {
  title: string
  errors: FormErrors | null
  templates: TemplateCard[]
  templateError: string | null
  withParts: boolean
  choice: ServiceChoice
  name: string
  /** Surveys that can be copied. */
  surveys: { id: string; name: string }[]
}

export interface TemplateCard {
  value: Template
  name: string
  text: string
  chosen: boolean
  perspectives: { perspective: string; name: string; time: string }[]
  /** What is asked, in order and in short. */
  asks: string[]
}

export interface NewSurveyFacts {
  services: readonly NamedService[]
  surveys: readonly { id: string; name: string; template: string; service: string; service_fr: string }[]
  chosen: { template: Template; services: readonly string[] }
  form: Form<unknown> | null
}

export function newSurveyPage({ services, surveys, chosen, form }: NewSurveyFacts, reader: Reader): NewSurveyPage {
  const { t, language } = reader
  const typed = form === null || form.ok ? null : form.typed
  const template = typed === null ? chosen.template : typed['template']
  const labels = {
    template: 'exchange.templateLegend',
    services: 'exchange.servicesLegend',
    name: 'exchange.surveyName',
  } as const
  return {
    title: t('exchange.newTitle'),
    errors: formErrors(form, labels, t),
    templates: TEMPLATES.map((each) => templateCard(each, each === template, reader)),
    templateError: errorOf(form, 'template', t),
    withParts: typed === null || typed['parts'] !== undefined,
    choice: serviceChoice(services, typedList(form, 'services') ?? chosen.services, form, reader),
    name: typed?.['name'] ?? '',
    surveys: surveys.map((survey) => ({ id: survey.id, name: surveyOfService(survey, reader, language) })),
  }
}

function surveyOfService(survey: NewSurveyFacts['surveys'][number], { t }: Reader, language: Language): string {
  const service = nameIn(language, { name: survey.service, name_fr: survey.service_fr })
  return `${service}${t('common.colon')} ${surveyName(survey, t)}`
}

const TEXTS: Record<Template, MessageKey> = {
  combined: 'exchange.templateCombinedText',
  'periodic-user': 'exchange.templatePeriodicUserText',
  'user-short': 'exchange.templateUserShortText',
  'periodic-customer': 'exchange.templatePeriodicCustomerText',
  'provider-self-evaluation': 'exchange.templateProviderText',
  touchpoint: 'exchange.templateTouchpointText',
}

function templateCard(template: Template, chosen: boolean, reader: Reader): TemplateCard {
  const { t, language } = reader
  const definition = templateDefinition(template, { service: { name: '…', name_fr: '' }, components: [] })
  return {
    value: template,
    name: t(TEMPLATE_NAMES[template]),
    text: t(TEXTS[template]),
    chosen,
    perspectives: TEMPLATE_PERSPECTIVES[template].map((perspective) => ({
      perspective,
      name: t(`common.${perspective}`),
      time: timeWords(burdenOf(definition, perspective, language)?.seconds ?? 0, reader),
    })),
    asks: asked(
      template,
      definition.pages.flatMap(({ questions }) => questions),
      reader,
    ),
  }
}

const SHORT: Record<string, MessageKey> = {
  EXPECTATION: 'exchange.askExpectation',
  LOST_TIME: 'exchange.askLostTime',
  LOST_WHERE: 'exchange.askLostWhere',
  PREDICTED_USER_VIEW: 'exchange.askPredicted',
  IMPORTANCE: 'exchange.askImportance',
  COMMENT: 'exchange.askComment',
  EFFORT_CES: 'exchange.askEffort',
  TOUCHPOINT: 'exchange.askTouchpoint',
  TOUCHPOINT_TIME: 'exchange.askTouchpointTime',
}

/** The eight dimensions as one line, the rest by what it is about. */
function asked(template: Template, questions: readonly Question[], { t }: Reader): string[] {
  const dimensions = questions.filter(
    (question) => question.kind === 'rating' && (question.dimension ?? OVERALL) !== OVERALL,
  )
  const rotation = { combined: 4, 'periodic-user': 4, 'user-short': 1 }[template as string]
  const line =
    rotation === undefined
      ? t('exchange.askDimensions', { count: dimensions.length })
      : t('exchange.askInTurn', { shown: rotation, of: dimensions.length })
  return questions.flatMap((question) => {
    if (question === dimensions[0]) return [line]
    if (dimensions.includes(question)) return []
    if (question.key === OVERALL) return [t('exchange.askOverall')]
    const short = SHORT[question.key]
    return short === undefined ? [] : [t(short)]
  })
}

export interface CopyPage {
  title: string
  lead: string
  what: string
  action: string
  backAddress: string
  errors: FormErrors | null
  choice: ServiceChoice
  name: string
}

export interface CopyFacts {
  survey: { id: string; name: string; template: string }
  /** The version that is copied; null: the draft. */
  version: number | null
  services: readonly NamedService[]
  form: Form<unknown> | null
}

export function copyPage({ survey, version, services, form }: CopyFacts, reader: Reader): CopyPage {
  const { t } = reader
  const typed = form === null || form.ok ? null : form.typed
  return {
    title: t('exchange.copyTitle', { survey: surveyName(survey, t) }),
    lead: t('exchange.copyLead'),
    what: version === null ? t('exchange.copyWhatDraft') : t('exchange.copyWhatVersion', { number: version }),
    action: `/surveys/${survey.id}/copy`,
    backAddress: `/surveys/${survey.id}`,
    errors: formErrors(form, { services: 'exchange.servicesLegend', name: 'exchange.surveyName' }, t),
    choice: serviceChoice(services, typedList(form, 'services') ?? [], form, reader),
    name: typed?.['name'] ?? survey.name,
  }
}

export interface ImportPage {
  title: string
  errors: FormErrors | null
  /** What is wrong with the file; null where nothing is. */
  faults: { title: string; entries: { path: string; text: string }[]; more: string | null } | null
  fileError: string | null
  content: string
  choice: ServiceChoice
}

export interface ImportFacts {
  services: readonly NamedService[]
  chosen: readonly string[]
  form: Form<unknown> | null
  faults: readonly FileFault[]
  /** What was pasted, or the file that is not right: mended more easily where one sees it. */
  content: string
}

const FAULTS_SHOWN = 50

export function importPage({ services, chosen, form, faults, content }: ImportFacts, reader: Reader): ImportPage {
  const { t } = reader
  const more = faults.length - FAULTS_SHOWN
  return {
    title: t('exchange.importTitle'),
    errors: formErrors(form, { file: 'exchange.importFile', services: 'exchange.servicesLegend' }, t),
    faults:
      faults.length === 0
        ? null
        : {
            title: t('exchange.faultsTitle', { count: faults.length }),
            entries: faults.slice(0, FAULTS_SHOWN).map(({ path, message, values }) => ({
              path: path === '' ? t('exchange.wholeFile') : path,
              text: t(message, values),
            })),
            more: more > 0 ? t('exchange.faultsMore', { count: more }) : null,
          },
    fileError: errorOf(form, 'file', t),
    content,
    choice: serviceChoice(services, typedList(form, 'services') ?? chosen, form, reader),
  }
}

/** What came of beginning drafts, kept for the page about it. */
export interface BegunReport {
  name: string
  template: string
  drafts: { surveyId: string; service: string; service_fr: string; leftOut: LeftOut[]; added: string[] }[]
}

export interface BegunPage {
  title: string
  survey: string
  drafts: { service: string; address: string; notes: string[] }[]
}

export function begunPage({ name, template, drafts }: BegunReport, { t, format, language }: Reader): BegunPage {
  return {
    title: t('exchange.resultTitle', { count: drafts.length }),
    survey: surveyName({ name, template }, t),
    drafts: drafts.map(({ surveyId, service, service_fr, leftOut, added }) => ({
      service: nameIn(language, { name: service, name_fr: service_fr }),
      address: `/surveys/${surveyId}/edit`,
      notes: [
        ...leftOut.map((each) => leftOutText(each, t)),
        ...(added.length === 0 ? [] : [t('exchange.resultAdded', { components: format.list(added) })]),
      ],
    })),
  }
}

function leftOutText(left: LeftOut, t: Reader['t']): string {
  switch (left.what) {
    case 'component':
      return t('exchange.leftOutComponent', { name: left.name })
    case 'places':
      return t('exchange.leftOutPlaces')
    case 'condition':
      return t('exchange.leftOutCondition', { question: left.question, component: left.component })
    case 'form-text':
      return t('exchange.leftOutFormText', { key: left.key })
  }
}
