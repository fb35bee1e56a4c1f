import type { Month } from '../catalogue/agreement.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { indexOf, mean } from '../statistics/histogram.ts'
import { SMALLEST_COMMENT_GROUP, SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { inLanguage } from '../surveys/definition.ts'
import { standingAlone } from '../surveys/filled-wording.ts'
import type { AskedQuestion } from '../surveys/perspective-form.ts'
import { surveyName } from '../surveys/survey-name.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import type { HowItIsRead } from './counted-page.ts'
import { whyHidden } from './figures-page.ts'
import { bucketsInWords } from './lost-time-page.ts'
import type { ChosenReasons, PerspectiveResults, QuestionResult, SurveyVersion } from './results.ts'
import { barsOf, type CountedBar, histogramOf, quartilesOf } from './results-bars.ts'
import { ALL_TIME, type WindowKey, windowName } from './window.ts'
import { type WindowPicker, windowPicker } from './window-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/results': ResultsPage
    'comparison/question-result': QuestionCard
    'comparison/result-bars': ResultBars
  }
}

export interface ResultsPage {
  title: string
  tabs: ServiceTabs
  name: string
  versions: string
  back: { address: string; name: string }
  window: WindowPicker
  csvAddress: string
  /** Instead of figures, where there are none. */
  empty: { title: string; text: string } | null
  perspectives: PerspectiveSection[]
  how: HowItIsRead
}

export interface PerspectiveSection {
  perspective: Perspective
  name: string
  hint: string
  /** How many answered, what is held back, what cannot be told apart. */
  facts: string[]
  questions: QuestionCard[]
  /** The questions that nobody has answered. */
  unanswered: string[]
  earlier: QuestionCard[]
  stops: ShownStops | null
}

/** Where people stop answering. */
export interface ShownStops {
  lead: string
  rows: { question: string; left: string; share: string; width: string }[]
}

export interface QuestionCard {
  perspective: Perspective
  id: string
  text: string
  help: string
  /** What is said of its wording over the versions. */
  notes: string[]
  /** Why there is nothing to see; null where there is. */
  why: string | null
  /** "Index 63 · mean 3.5 · 41 answers" */
  summary: string[]
  bars: ResultBars | null
  /** What was answered instead of a score. */
  unscored: string
  reasons: { heading: string; why: string | null; bars: ResultBars | null }[]
  wrote: string
}

export interface ResultBars {
  perspective: Perspective
  caption: string
  what: string
  rows: { label: string; count: string; share: string; width: string }[]
}

export interface ShownResults {
  service: Row<'service'>
  survey: Row<'survey'>
  versions: readonly SurveyVersion[]
  perspectives: readonly PerspectiveResults[]
  window: WindowKey
  months: readonly Month[]
  isHidden(window: WindowKey): boolean
  tabs: ServiceTabs
  /** Whether the reader may open the survey's own page. */
  mayManage: boolean
}

export function resultsPage(shown: ShownResults, reader: Reader): ResultsPage {
  const { service, survey, window, versions } = shown
  const { t, language } = reader
  const address = `/surveys/${survey.id}/results`
  const name = surveyName(survey, t)
  const place = { action: address, kept: [] }
  return {
    title: t('results.title', { survey: name, service: nameIn(language, service) }),
    tabs: shown.tabs,
    name: t('results.headingOf', { survey: name }),
    versions: versionsText(versions, reader),
    back: shown.mayManage
      ? { address: `/surveys/${survey.id}`, name: t('results.toSurvey') }
      : { address: `/services/${service.slug}`, name: t('results.toService') },
    // Nothing here is set against the time before.
    window: { ...windowPicker(window, shown.months, shown.isHidden, place, reader), before: null, hint: '' },
    csvAddress: `${address}.csv?window=${window}`,
    empty: emptiness(shown, reader),
    perspectives: shown.perspectives.map((results) => section(results, reader)),
    how: { paragraphs: howItIsRead(shown, reader), counted: [] },
  }
}

/** Each rule once, as far as a question of the survey follows it. */
function howItIsRead({ perspectives }: ShownResults, reader: Reader): string[] {
  const { t } = reader
  const questions = perspectives.flatMap((each) => each.questions.filter(isAnswered).map(({ question }) => question))
  const isScale = (...scales: string[]) =>
    questions.some((question) => question.kind === 'rating' && scales.includes(question.scale))
  return [
    t('results.howShares'),
    ...(questions.some(({ kind }) => kind === 'rating') ? [t('results.howMean')] : []),
    ...(isScale('sat5', 'ease5') ? [t('results.howIndex')] : []),
    ...(isScale('lost8') ? [bucketsInWords(reader)] : []),
    ...(questions.some(({ kind }) => kind === 'number') ? [t('results.howNumbers')] : []),
    t('results.howHidden', { smallest: SMALLEST_GROUP }),
  ]
}

function versionsText(versions: readonly SurveyVersion[], { t, format }: Reader): string {
  return versions
    .map(({ number, publishedOn }) => t('results.version', { number, day: format.day(publishedOn) }))
    .join(' · ')
}

function emptiness({ perspectives, versions, window }: ShownResults, { t, format }: Reader): ResultsPage['empty'] {
  if (versions.length === 0) return { title: t('results.draftTitle'), text: t('results.draftText') }
  const questions = perspectives.flatMap((each) => [...each.questions, ...each.earlier])
  if (questions.some(({ seen }) => seen.disclosure === 'shown')) return null
  if (perspectives.some(({ responses }) => responses.disclosure !== 'none')) return null
  if (window !== ALL_TIME && perspectives.some(({ received }) => received > 0)) {
    return {
      title: t('comparison.emptyWindowTitle', { window: windowName(window, t, format) }),
      text: t('comparison.emptyWindowText'),
    }
  }
  const held = perspectives.some((each) => each.held > 0)
  return {
    title: t('comparison.emptyTitle'),
    text: held ? t('comparison.emptyHeldText', { smallest: SMALLEST_GROUP }) : t('results.emptyText'),
  }
}

function section(results: PerspectiveResults, reader: Reader): PerspectiveSection {
  const { t } = reader
  const { perspective, held, notToldApart } = results
  const facts = [responsesText(results, reader)]
  if (held > 0) facts.push(t('comparison.heldBack', { count: held, smallest: SMALLEST_GROUP }))
  if (notToldApart > 0) facts.push(t('results.notToldApart', { count: notToldApart }))
  return {
    perspective,
    name: t(`common.${perspective}`),
    hint: t(`common.${perspective}Hint`),
    facts,
    questions: results.questions.filter(isAnswered).map((result) => questionCard(result, perspective, reader)),
    unanswered: results.questions
      .filter((result) => !isAnswered(result))
      .map(({ question }) => questionText(question, reader.language)),
    stops: shownStops(results, reader),
    earlier: results.earlier.filter(isAnswered).map((result) => questionCard(result, perspective, reader)),
  }
}

function shownStops({ stops, questions }: PerspectiveResults, { t, format, language }: Reader): ShownStops | null {
  if (stops === null) return null
  const textOf = (key: string) => {
    const found = questions.find(({ question }) => question.key === key)
    return found === undefined ? t('results.stopsAtOnce') : questionText(found.question, language)
  }
  return {
    lead: t('results.stopsLead', {
      left: stops.left,
      began: stops.began,
      share: format.percent(stops.left / stops.began),
    }),
    rows: stops.questions
      .filter(({ left }) => left > 0)
      .map(({ question, left, reached, share }) => ({
        question: textOf(question),
        left: t('results.stopsOf', { left, reached }),
        share: format.percent(share),
        width: (100 * share).toFixed(2),
      })),
  }
}

function isAnswered({ seen }: QuestionResult): boolean {
  return seen.disclosure !== 'none'
}

function responsesText({ responses, eligible }: PerspectiveResults, { t }: Reader): string {
  const { n, disclosure } = responses
  if (disclosure !== 'shown') return whyHidden(disclosure, t)
  return eligible === null || eligible < n ? t('results.responses', { n }) : t('results.responsesOf', { n, eligible })
}

function questionCard(result: QuestionResult, perspective: Perspective, reader: Reader): QuestionCard {
  const { t, language } = reader
  const { question, seen } = result
  const isShown = seen.disclosure === 'shown'
  return {
    perspective,
    id: `${perspective}-${question.countedAs}`,
    text: questionText(question, language),
    help: question.help === null ? '' : inLanguage(question.help, language),
    notes: notesOf(result, reader),
    why: isShown ? null : whyHidden(seen.disclosure, t),
    summary: isShown && question.kind !== 'text' ? capitalised(summaryOf(result, reader)) : [],
    bars: isShown ? shownBars(barsOf(result, reader), seen.people, perspective, t('results.answer'), reader) : null,
    unscored: isShown ? unscoredText(result, reader) : '',
    reasons: result.reasons.flatMap((reasons) => reasonsOf(reasons, perspective, reader)),
    wrote: isShown ? wroteText(result, reader) : '',
  }
}

/** As it is read by itself, without the stem that it completes. */
export function questionText(question: AskedQuestion, language: string): string {
  const completes = question.kind === 'rating' && question.completesStem
  return inLanguage(completes ? standingAlone(question.text) : question.text, language)
}

function notesOf({ until, since }: QuestionResult, { t, format }: Reader): string[] {
  if (until !== null) return [t('results.askedUntil', { day: format.day(until) })]
  return since === null ? [] : [t('results.askedSince', { day: format.day(since) })]
}

function summaryOf(result: QuestionResult, reader: Reader): string[] {
  const { t, format } = reader
  const { question, seen } = result
  const count = t('comparison.answerCount', { n: seen.people })
  const histogram = histogramOf(result)
  if (histogram === null) return [count]
  const average = mean(histogram).value
  if (average === null) return [count]
  if (question.kind === 'number') {
    const unit = inLanguage(question.unit, reader.language)
    const { low, middle, high } = quartilesOf(histogram)
    const written = (value: number) => `${format.number(value, digitsOf(value))}${unit === '' ? '' : `\u00a0${unit}`}`
    return [
      t('results.median', { median: written(middle) }),
      t('results.quartiles', { low: written(low), high: written(high) }),
      count,
    ]
  }
  if (question.kind !== 'rating') return [count]
  if (question.scale === 'lost8') {
    return [
      t('results.medianMinutes', { minutes: Math.round(quartilesOf(histogram).middle) }),
      t('results.meanMinutes', { minutes: Math.round(average) }),
      count,
    ]
  }
  const shown = t('results.mean', { mean: format.number(average, 1) })
  const index = indexOf(histogram).value
  const isIndex = question.scale === 'sat5' || question.scale === 'ease5'
  return index === null || !isIndex
    ? [shown, count]
    : [t('results.index', { index: format.number(index) }), shown, count]
}

function capitalised([first = '', ...others]: readonly string[]): string[] {
  return [first.charAt(0).toUpperCase() + first.slice(1), ...others]
}

function digitsOf(value: number): number {
  return Number.isInteger(value) ? 0 : 1
}

function shownBars(
  bars: readonly CountedBar[],
  people: number,
  perspective: Perspective,
  what: string,
  { t, format }: Reader,
): ResultBars | null {
  if (bars.length === 0 || people === 0) return null
  return {
    perspective,
    what,
    caption: t('results.caption', { n: people }),
    rows: bars.map(({ label, count }) => ({
      label,
      count: format.number(count),
      share: format.percent(Math.min(1, count / people)),
      width: ((100 * Math.min(count, people)) / people).toFixed(2),
    })),
  }
}

function unscoredText({ unscored: { doesNotApply, dontKnow } }: QuestionResult, { t }: Reader): string {
  return doesNotApply + dontKnow === 0 ? '' : t('results.unscored', { doesNotApply, dontKnow })
}

/** Nothing is said of a side on which nobody has scored. */
function reasonsOf(
  { side, seen, chosen }: ChosenReasons,
  perspective: Perspective,
  reader: Reader,
): QuestionCard['reasons'] {
  const { t, language } = reader
  if (seen.disclosure === 'none') return []
  const bars = chosen.map(({ option, count }) => ({
    label: option === null ? t('results.other') : inLanguage(option.text, language),
    count,
  }))
  return [
    {
      heading: t(side === 'low' ? 'results.reasonsLow' : 'results.reasonsHigh'),
      why: seen.disclosure === 'shown' ? null : whyHidden(seen.disclosure, t),
      bars: shownBars(byCount(bars), seen.people, perspective, t('results.reason'), reader),
    },
  ]
}

function byCount(bars: readonly { label: string; count: number }[]): CountedBar[] {
  return bars.map((bar, code) => ({ ...bar, code })).sort((a, b) => b.count - a.count)
}

function wroteText({ question, wrote }: QuestionResult, { t }: Reader): string {
  const isOther = question.kind === 'choice' && question.other
  if (question.kind !== 'text' && !isOther) return ''
  if (wrote === null) return isOther ? '' : t('results.fewComments', { smallest: SMALLEST_COMMENT_GROUP })
  return t(isOther ? 'results.othersNamed' : 'results.comments', { count: wrote })
}
