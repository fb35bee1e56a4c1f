import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { AnonymityPromise, Perspective, Row } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Translate } from '../i18n/translate.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { SMALLEST_COMMENT_GROUP, SMALLEST_GROUP } from './anonymity.ts'
import type { SurveyEntry } from './counts.ts'
import type { SurveyDefinition } from './definition.ts'
import { type SurveyTable, surveyTable } from './list-page.ts'
import { DEFAULT_PROMISES, promiseConcerns } from './promise.ts'
import { type FormWordings, formWordings } from './wordings-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/service': ServiceSurveysPage
    'surveys/concerns': ShownConcerns
  }
}

export interface ServiceSurveysPage {
  title: string
  tabs: ServiceTabs
  problem: string | null
  table: SurveyTable
  /** What would be published in one step; null while an open survey measures the service, or where it is retired. */
  draft: SurveyDraft | null
  /** Why nothing can be published. */
  noDraft: string
  /** Where another survey of the service begins; null where it is retired. */
  newAddress: string | null
}

export interface SurveyDraft {
  address: string
  noComponents: boolean
  componentsAddress: string
  perspectives: DraftPerspective[]
  forms: FormWordings[]
}

export interface DraftPerspective {
  perspective: Perspective
  name: string
  hint: string
  promises: PromiseChoice[]
}

export interface PromiseChoice {
  value: AnonymityPromise
  name: string
  text: string
  chosen: boolean
  /** What speaks against it here. */
  concerns: ShownConcern[]
}

export type ShownConcerns = ShownConcern[]

export interface ShownConcern {
  level: 'warning' | 'note'
  text: string
}

export interface ServiceSurveys {
  service: Row<'service'>
  entries: readonly SurveyEntry[]
  definition: SurveyDefinition
  eligible: Record<Perspective, number | null>
  components: number
  tabs: ServiceTabs
}

export function serviceSurveysPage(given: ServiceSurveys, reader: Reader, problem: string | null): ServiceSurveysPage {
  const { t } = reader
  const surveys = given.entries.filter((entry) => entry.survey !== null)
  const measuring = surveys.filter(
    ({ survey, counts }) => survey?.status === 'published' && counts.some(({ measures }) => measures),
  )
  const isMeasured = measuring.length > 0
  const isRetired = given.service.status === 'retired'
  return {
    title: t('surveys.ofService', { service: given.tabs.name[reader.language] }),
    tabs: given.tabs,
    problem,
    table: surveyTable(surveys, reader, false),
    draft: isMeasured || isRetired ? null : surveyDraft(given, reader),
    noDraft: isMeasured ? t('surveys.alreadyMeasured') : isRetired ? t('surveys.serviceRetired') : '',
    newAddress: isRetired ? null : `/surveys/new?service=${given.service.slug}`,
  }
}

function surveyDraft({ service, definition, eligible, components }: ServiceSurveys, reader: Reader): SurveyDraft {
  const { t, language } = reader
  return {
    address: `/services/${service.slug}/surveys`,
    noComponents: components === 0,
    componentsAddress: `/services/${service.slug}/profile`,
    perspectives: PERSPECTIVES.map((perspective) => ({
      perspective,
      name: t(`common.${perspective}`),
      hint: t(`common.${perspective}Hint`),
      promises: promiseChoices(perspective, DEFAULT_PROMISES[perspective], eligible[perspective], t),
    })),
    forms: formWordings(definition, t, language),
  }
}

export function promiseChoices(
  perspective: Perspective,
  chosen: AnonymityPromise,
  eligible: number | null,
  t: Translate,
): PromiseChoice[] {
  return (['anonymous', 'attributed'] as const).map((value) => ({
    value,
    ...promiseWords(value, t),
    chosen: value === chosen,
    concerns: shownConcerns(perspective, value, eligible, t),
  }))
}

export function promiseWords(promise: AnonymityPromise, t: Translate): { name: string; text: string } {
  const values = { scores: SMALLEST_GROUP, comments: SMALLEST_COMMENT_GROUP }
  return promise === 'anonymous'
    ? { name: t('surveys.anonymous'), text: t('surveys.anonymousText', values) }
    : { name: t('surveys.attributed'), text: t('surveys.attributedText') }
}

export function shownConcerns(
  perspective: Perspective,
  promise: AnonymityPromise,
  eligible: number | null,
  t: Translate,
): ShownConcern[] {
  return promiseConcerns(perspective, promise, eligible).map(({ level, key, values }) => ({
    level,
    text: t(key, values),
  }))
}
