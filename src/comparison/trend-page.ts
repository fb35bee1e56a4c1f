import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Day, Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { STATE_RULES } from '../statistics/state.ts'
import { TREND_RULES } from '../statistics/trend.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { OVERALL, RATED, type Rated } from '../surveys/definition.ts'
import { surveyName } from '../surveys/survey-name.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import type { HowItIsRead } from './counted-page.ts'
import { leftOutText } from './dimensions-page.ts'
import type { PerspectiveTrend, ServiceTrend } from './trend.ts'
import { type NumberedMarks, numberedMarks, type TrendMark } from './trend-marks.ts'
import { TREND_UNITS, type TrendUnit } from './trend-periods.ts'
import type { TimeRange } from './trend-picture.ts'
import { type DrawnTrend, type TrendPicture, trendPicture } from './trend-picture-page.ts'
import { LEAST_PERIODS } from './trend-shift.ts'
import { countedPeriods, type TrendRow, trendRows } from './trend-table-page.ts'
import { questionName, verdictOf } from './trend-words-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/trend': TrendPage
    'comparison/trend-section': TrendSection
  }
}

export interface TrendPage {
  title: string
  tabs: ServiceTabs
  heading: string
  address: string
  csvAddress: string
  questions: { value: Rated; name: string; chosen: boolean }[]
  units: { value: TrendUnit; name: string; chosen: boolean; disabled: boolean }[]
  notes: string[]
  empty: { title: string; text: string; surveysAddress: string | null } | null
  verdicts: { perspective: Perspective; name: string; text: string; moved: 'lower' | 'higher' | null }[]
  sections: TrendSection[]
  marks: ShownMark[]
  /** What is said of the marks that are not drawn; empty where all are. */
  earlierMarks: string
  how: HowItIsRead
}

export interface TrendSection {
  perspective: Perspective
  name: string
  hint: string
  verdict: string
  notes: string[]
  /** Null where there is nothing to draw. */
  picture: TrendPicture | null
  pictureName: string
  rows: TrendRow[]
  tableName: string
  /** Too many rows to read before the next perspective. */
  isLong: boolean
  hasLimits: boolean
}

interface ShownMark {
  number: number
  day: string
  kind: string
  name: string
  address: string | null
}

export interface ShownTrend {
  service: Row<'service'>
  trend: ServiceTrend
  /** The unit that was asked for. */
  chosen: TrendUnit | null
  isAsked(question: Rated): boolean
  marks: readonly TrendMark[]
  tabs: ServiceTabs
  today: Day
  mayAsk: boolean
}

const LONG = 24

export function trendPage(shown: ShownTrend, reader: Reader): TrendPage {
  const { service, trend, tabs } = shown
  const { t, language } = reader
  const address = `/services/${service.slug}/trend`
  const range = rangeOf(trend)
  const marks = range === null ? { within: [], earlier: 0 } : numberedMarks(shown.marks, range.from, range.until)
  const target = service.xla_target ?? STATE_RULES.targetIndex
  return {
    title: t('trend.title', { service: nameIn(language, service) }),
    tabs,
    heading: t('trend.heading', { question: questionName(trend.question, reader) }),
    address,
    csvAddress: `${address}.csv?question=${trend.question}&unit=${trend.unit}`,
    questions: RATED.filter((rated) => rated === OVERALL || rated === trend.question || shown.isAsked(rated)).map(
      (value) => ({ value, name: questionName(value, reader), chosen: value === trend.question }),
    ),
    units: TREND_UNITS.map((value) => ({
      value,
      name: t(`trend.${value}`),
      chosen: value === trend.unit,
      disabled: !trend.units[value],
    })),
    notes: trend.units.week ? [] : [t(shown.chosen === 'week' ? 'trend.noWeeksAsked' : 'trend.noWeeks')],
    empty: emptiness(shown, reader),
    verdicts: trend.perspectives.map((own) => ({
      perspective: own.perspective,
      name: t(`common.${own.perspective}`),
      text: verdictOf(own, trend.unit, reader),
      moved: own.shift.kind === 'now' ? own.shift.direction : null,
    })),
    sections: trend.perspectives.map((own) =>
      section(own, range === null ? null : { trend, range, marks, target }, shown, reader),
    ),
    marks: marks.within.map((mark) => shownMark(mark, reader)),
    earlierMarks: marks.earlier === 0 ? '' : t('trend.earlierMarks', { count: marks.earlier }),
    how: { paragraphs: howItIsCalculated(trend, reader), counted: countedPeriods(trend, reader) },
  }
}

/** From the first day that any perspective shows to the end of the last: one axis for all. */
function rangeOf({ perspectives }: ServiceTrend): TimeRange | null {
  const spans = perspectives.flatMap(({ points }) => points.map(({ span }) => span))
  if (spans.length === 0) return null
  const [from = ''] = spans.map((span) => span.from).sort()
  const until =
    spans
      .map((span) => span.until)
      .sort()
      .at(-1) ?? ''
  return { from, until }
}

function emptiness({ trend, service, mayAsk }: ShownTrend, { t }: Reader): TrendPage['empty'] {
  const { perspectives, question } = trend
  if (perspectives.some(({ points, disclosure }) => points.length > 0 || disclosure !== 'none')) return null
  const isOverall = question === OVERALL
  return {
    title: t(isOverall ? 'comparison.emptyTitle' : 'trend.emptyQuestionTitle'),
    text: t(isOverall ? 'trend.emptyText' : 'trend.emptyQuestionText'),
    surveysAddress: mayAsk ? `/services/${service.slug}/surveys` : null,
  }
}

function section(own: PerspectiveTrend, drawn: DrawnTrend | null, shown: ShownTrend, reader: Reader): TrendSection {
  const { t, format } = reader
  const { trend, today } = shown
  const { perspective, points, asked } = own
  const name = t(`common.${perspective}`)
  const verdict = verdictOf(own, trend.unit, reader)
  const what = trend.question === OVERALL ? 'overall' : 'question'
  const notes = own.leavesOut ? [leftOutText({ perspective, since: own.changedOn }, what, reader)] : []
  if (asked.held > 0) notes.push(t('comparison.heldBack', { count: asked.held, smallest: SMALLEST_GROUP }))
  const isDrawn = points.length > 0 && drawn !== null
  return {
    perspective,
    name,
    hint: t(`common.${perspective}Hint`),
    verdict,
    notes,
    picture: isDrawn ? trendPicture(own, drawn, verdict, reader) : null,
    pictureName: t('trend.pictureName', { perspective: name }),
    rows: isDrawn ? trendRows(own, trend, drawn.marks, today, reader) : [],
    tableName: t('trend.tableName', { periods: points.length, periodsText: format.number(points.length) }),
    isLong: points.length > LONG,
    hasLimits: (own.chart?.value ?? null) !== null,
  }
}

const MARK_KINDS: Record<TrendMark['kind'], MessageKey> = {
  agreement: 'trend.markAgreement',
  version: 'trend.markVersion',
  action: 'trend.markAction',
}

function shownMark(mark: NumberedMarks['within'][number], reader: Reader): ShownMark {
  const { t, format } = reader
  const common = { number: mark.place, day: format.day(mark.day), kind: t(MARK_KINDS[mark.kind]) }
  if (mark.kind === 'agreement') return { ...common, name: mark.name, address: null }
  if (mark.kind === 'action') return { ...common, name: mark.title, address: `/actions/${mark.id}` }
  const name = t('trend.version', { survey: surveyName(mark.survey, t), number: mark.number })
  return { ...common, name, address: `/surveys/${mark.survey.id}/results` }
}

function howItIsCalculated({ perspectives }: ServiceTrend, reader: Reader): string[] {
  const { t, format } = reader
  const { ewmaWeight, ewmaWidth } = TREND_RULES
  const charted = PERSPECTIVES.flatMap((perspective) => {
    const own = perspectives.find((each) => each.perspective === perspective)
    const trend = own?.chart?.value ?? null
    if (own === undefined || trend === null) return []
    return t('trend.howBaseline', {
      perspective: t(`common.${perspective}`),
      first: trend.baselinePeriods,
      periods: own.points.length,
      count: trend.baseline.count,
      of: trend.baseline.of,
      share: format.percent(trend.centre, 1),
      spread: format.number(trend.laney.sigmaZ, 2),
      used: format.number(trend.laney.sigmaZUsed, 2),
    })
  })
  return [
    t('trend.howShare'),
    ...charted,
    t('trend.howLimits'),
    t('trend.howAverage', { weight: format.number(ewmaWeight, 1), width: format.number(ewmaWidth, 2) }),
    t('trend.howShift', { least: LEAST_PERIODS }),
    t('trend.howCensus'),
    t('trend.howPeriods', { smallest: SMALLEST_GROUP }),
  ]
}
