import { agreementTargetsMet, type Month } from '../catalogue/agreement.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import type { Rated, SurveyDefinition } from '../surveys/definition.ts'
import { OVERALL } from '../surveys/definition.ts'
import { surveyName } from '../surveys/survey-name.ts'
import { type FormWordings, formWordings } from '../surveys/wordings-page.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { breakdownAddress } from './breakdown-page.ts'
import { countedAnswers, type HowItIsRead } from './counted-page.ts'
import {
  type DimensionOrder,
  type DimensionsTable,
  dimensionsTable,
  leftOutText,
  type OwnTable,
  ownTable,
} from './dimensions-page.ts'
import type { Dumbbell } from './figures-page.ts'
import { type Matrix, matrix } from './matrix-page.ts'
import { more, type PerceptionLine, perceptionLines, type ShownMore } from './more-page.ts'
import type { ListedSurvey } from './results-store.ts'
import type { ReviewCard } from './review-card-page.ts'
import type { Evidence, ServiceComparison } from './service-comparison.ts'
import { type SideCard, sideCards } from './sides-page.ts'
import type { SinceChange } from './since-change-page.ts'
import { type Verdict, verdictOn } from './verdict.ts'
import { ALL_TIME, type WindowKey, windowName } from './window.ts'
import { type WindowPicker, windowPicker } from './window-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/service': ServicePage
    'comparison/verdict': VerdictCard
  }
}

export interface ServicePage {
  title: string
  tabs: ServiceTabs
  /** Where the answers are broken down by channel, language or group. */
  breakdown: string
  window: WindowPicker
  /** Instead of figures, where there are none. */
  empty: { title: string; text: string; surveysAddress: string | null } | null
  /** What is new since the last review; null where there is nothing to say. */
  sinceChange: SinceChange | null
  review: ReviewCard | null
  verdict: VerdictCard
  sides: SideCard[]
  dimensions: DimensionsTable
  own: OwnTable | null
  perceptions: PerceptionLine[]
  matrix: Matrix
  more: ShownMore
  /** The results of each survey that has ever been open. */
  surveys: { name: string; dates: string; address: string }[]
  wordings: FormWordings[]
  how: HowItIsRead
  /** Where the figures can be downloaded. */
  exportAddress: string
  /** What is brought to the service's review. */
  reviewAddress: string
}

export interface VerdictCard extends Verdict {
  /** What is not counted in. */
  notes: string[]
  picture: Dumbbell | null
  target: string
  raiseAddress: string | null
}

export interface ShownService {
  service: Row<'service'>
  comparison: ServiceComparison
  /** What the comparison is computed from. */
  evidence: Evidence
  review: ReviewCard | null
  sinceChange: SinceChange | null
  months: readonly Month[]
  isHidden: (window: WindowKey) => boolean
  order: DimensionOrder
  definitions: readonly [Perspective, SurveyDefinition][]
  surveys: readonly ListedSurvey[]
  tabs: ServiceTabs
  mayRaise: boolean
  mayAsk: boolean
}

export function servicePage(shown: ShownService, reader: Reader): ServicePage {
  const { service, comparison, order } = shown
  const { t, language } = reader
  const address = `/services/${service.slug}`
  const kept = order === 'gap' ? [] : [{ name: 'order', value: order }]
  const window = windowPicker(comparison.window, shown.months, shown.isHidden, { action: address, kept }, reader)
  const raise = (dimension: Rated) => `${address}/actions/new?dimension=${dimension}`
  const raiseAddress = shown.mayRaise ? raise : null
  const otherOrder = order === 'gap' ? 'asked' : 'gap'
  const table = dimensionsTable(
    {
      comparison,
      before: window.before,
      order,
      otherAddress: `${address}?window=${comparison.window}&order=${otherOrder}#dimensions`,
      raiseAddress,
    },
    reader,
  )
  return {
    title: nameIn(language, service),
    tabs: shown.tabs,
    breakdown: breakdownAddress(service.slug, { by: 'channel', question: OVERALL, window: comparison.window }),
    window,
    empty: emptiness(shown, reader),
    review: shown.review,
    sinceChange: shown.sinceChange,
    verdict: {
      ...verdictOn({ ...comparison, attainments: agreementTargetsMet(comparison.targets) }, reader),
      notes: comparison.overall.leftOut.map((left) => leftOutText(left, 'overall', reader)),
      picture: table.rows[0]!.picture,
      target: table.target.name,
      raiseAddress: raiseAddress === null ? null : raise(OVERALL),
    },
    sides: sideCards(comparison, window.before, reader),
    dimensions: table,
    own: ownTable(comparison, window.before, reader),
    perceptions: perceptionLines(comparison, reader),
    matrix: matrix(comparison, `${address}/agreement`, reader),
    more: { ...more(comparison, service.active_users, reader), mattersAddress: `${address}/priorities` },
    surveys: shown.surveys.map((survey) => listedSurvey(survey, reader)),
    wordings: PERSPECTIVES.flatMap((perspective) => {
      const definition = shown.definitions.find(([asked]) => asked === perspective)?.[1]
      if (definition === undefined) return []
      return formWordings(definition, t, language).filter((form) => form.perspective === perspective)
    }),
    how: { paragraphs: howItIsRead(comparison, reader), counted: countedAnswers(shown.evidence, reader) },
    exportAddress: `/services/${service.slug}/export?window=${comparison.window}`,
    reviewAddress: `/reports/${service.slug}`,
  }
}

function listedSurvey(survey: ListedSurvey, { t, format }: Reader): ServicePage['surveys'][number] {
  const opened = t('surveys.publishedOn', { day: format.day(survey.created_at) })
  const closed = survey.closed_at === null ? [] : [t('surveys.closedOn', { day: format.day(survey.closed_at) })]
  return {
    name: surveyName(survey, t),
    dates: [opened, ...closed].join(', '),
    address: `/surveys/${survey.id}/results`,
  }
}

/** Nothing to read at all: nobody has answered yet, or not in this window. */
function emptiness({ service, comparison, mayAsk }: ShownService, { t, format }: Reader): ServicePage['empty'] {
  const { sides, window } = comparison
  const all = Object.values(sides)
  const compared = [comparison.overall, ...comparison.dimensions, ...comparison.own]
  const isThere = compared.flatMap(({ disclosure }) => Object.values(disclosure)).some((each) => each !== 'none')
  if (isThere) return null
  const surveysAddress = mayAsk ? `/services/${service.slug}/surveys` : null
  if (window !== ALL_TIME && all.some(({ asked }) => asked.received > 0)) {
    const title = t('comparison.emptyWindowTitle', { window: windowName(window, t, format) })
    return { title, text: t('comparison.emptyWindowText'), surveysAddress: null }
  }
  const held = all.some(({ asked }) => asked.held > 0)
  const text = t(held ? 'comparison.emptyHeldText' : 'comparison.emptyText', { smallest: SMALLEST_GROUP })
  return { title: t('comparison.emptyTitle'), text, surveysAddress }
}

function howItIsRead({ rules }: ServiceComparison, { t, format }: Reader): string[] {
  const target = format.number(rules.targetIndex)
  return [
    t('comparison.howIndex', { target }),
    t('comparison.howShare'),
    t('comparison.howSeparate'),
    t('comparison.howInterval'),
    t('comparison.howCensus'),
    t('comparison.howChance'),
    t('comparison.howState', { least: rules.minUsers, firm: rules.minUsersConfirmed, target }),
    t('comparison.howAnonymity', { smallest: SMALLEST_GROUP }),
    t('comparison.howSources'),
  ]
}
