import { may } from '../accounts/permissions.ts'
import { channelName } from '../catalogue/channels.ts'
import { variantName } from '../catalogue/journey-form-page.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import { type ServiceTabs, serviceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { chainOf } from './chain.ts'
import { type ChainPart, chainPart, viewOf } from './chain-page.ts'
import type { LatestChange } from './change-store.ts'
import type { ReadJourney, ReadStep } from './journey.ts'
import { type CountedQuestion, countedQuestions } from './journey-counts-page.ts'
import { CLOSEST, GLANCE_ROOM, journeyGlance } from './journey-glance-page.ts'
import { type TimeScale, timeScale } from './journey-layout.ts'
import { type JourneyPicture, journeyPicture, TIME_ROOM } from './journey-picture-page.ts'
import type { JourneyGroup, ReadJourneyPage } from './journey-store.ts'
import { storyOf, windowChanges } from './journey-story.ts'
import { dayName, hoursText, kindInSentence, type ToldTarget, titleOf, toldTarget } from './journey-words.ts'
import { monthsIn, type WindowKey } from './window.ts'
import { type WindowPicker, windowPicker } from './window-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/journey': JourneyPage
    'comparison/journey-shown': ShownJourney
    'comparison/journey-timeline': JourneyTimeline
    'comparison/journey-table': JourneyTable
    'comparison/journey-how': JourneyHow
  }
}

export interface JourneyPage {
  title: string
  tabs: ServiceTabs
  window: WindowPicker
  /** Null: only to be read. */
  manage: { add: string; questions: string } | null
  /** Where there are several. */
  choices: { name: string; address: string; current: boolean }[]
  /** Null without journeys. */
  chosen: { name: string; persona: string; journeys: ShownJourney[] } | null
  chain: ChainPart
  how: JourneyHow
}

export interface JourneyHow {
  rules: string[]
  questions: CountedQuestion[]
}

export interface ShownJourney {
  id: string
  variant: string
  isVariant: boolean
  manage: { edit: string; add: string; copy: string } | null
  headline: string
  story: string[]
  /** Null without steps. */
  picture: JourneyPicture | null
  /** The same for a phone; null where it has too many steps for that. */
  glance: JourneyPicture | null
  timeline: JourneyTimeline
  table: JourneyTable
  hasWorkshop: boolean
}

export interface JourneyTimeline {
  days: { name: string; steps: TimelineStep[] }[]
}

interface TimelineStep {
  number: string
  at: string | null
  title: string
  text: string
  nothingHappened: boolean
  /** Channel and component with its kind, as far as there are any. */
  where: string
  targets: ToldTarget[]
  /** "A window of 72 h begins: …" */
  windows: string[]
  views: View[]
  /** Null: only to be read. */
  edit: string | null
}

interface View {
  perspective: Perspective
  name: string
  value: string | null
  hint: string
}

export interface JourneyTable {
  caption: string
  rows: (TimelineStep & { day: string })[]
}

interface Shown extends ReadJourneyPage {
  service: Row<'service'>
  groups: readonly JourneyGroup[]
  group: JourneyGroup | null
  window: WindowKey
  /** What all time does not tell yet; null for any other window. */
  change: LatestChange | null
}

export function journeyPage(shown: Shown, around: Surroundings): JourneyPage {
  const { service, groups, group, window, months, isHidden } = shown
  const { actor, t, language } = around
  const address = `/services/${service.slug}`
  const manages = may(actor, 'catalogue.manage')
  const within = group === null ? '' : `?journey=${group.original.id}`
  const kept = group === null ? [] : [{ name: 'journey', value: group.original.id }]
  return {
    title: t('journey.title', { name: nameIn(language, service) }),
    tabs: serviceTabs(service, 'journey', actor, t),
    window: windowPicker(window, months, isHidden, { action: `${address}/journey`, kept }, around),
    manage: manages ? { add: `${address}/journeys/new`, questions: `${address}/journey/questions${within}` } : null,
    choices: choicesOf(groups, group, address, around),
    chosen: group === null ? null : { ...namesOf(group.original, around), journeys: shownJourneys(shown, around) },
    chain: chainPart(chainOf(shown.components, shown.targets, shown.read), service, sinceChangeOf(shown), around),
    how: {
      rules: [t('journey.ruleMean'), t('journey.ruleSource'), t('journey.ruleDrop'), t('journey.ruleAgreement')],
      questions: countedQuestions(shown, around),
    },
  }
}

/** @returns null where nobody has answered in the window after the change, or it may not be shown */
function sinceChangeOf({ change, months, isHidden, service, groups, group }: Shown) {
  if (change === null || isHidden(change.window)) return null
  if (!monthsIn(change.window)?.some((month) => months.includes(month))) return null
  const kept = group === null || groups.length < 2 ? '' : `&journey=${group.original.id}`
  return { latest: change, address: `/services/${service.slug}/journey?window=${change.window}${kept}#chain` }
}

function namesOf({ persona, persona_fr, ...journey }: Row<'journey'>, { language }: Surroundings) {
  return { name: nameIn(language, journey), persona: nameIn(language, { name: persona, name_fr: persona_fr }) }
}

function choicesOf(
  groups: readonly JourneyGroup[],
  group: JourneyGroup | null,
  address: string,
  { language }: Surroundings,
): JourneyPage['choices'] {
  if (groups.length < 2) return []
  return groups.map(({ original }) => ({
    name: nameIn(language, original),
    address: `${address}/journey?journey=${original.id}`,
    current: original.id === group?.original.id,
  }))
}

/** The original and its variants on one scale of time, so that what comes sooner is seen to. */
function shownJourneys(shown: Shown, around: Surroundings): ShownJourney[] {
  const { journeys } = shown
  const hours = journeys.map(({ steps }) => steps.map(({ hour }) => hour))
  const ends = journeys.flatMap(({ windows }) => windows.map(({ due }) => due))
  const scales = { wide: timeScale(hours, ends, TIME_ROOM), narrow: timeScale(hours, ends, GLANCE_ROOM, CLOSEST) }
  return journeys.map((read, at) => shownJourney(read, at === 0 ? null : (journeys[0] ?? null), scales, shown, around))
}

function shownJourney(
  read: ReadJourney,
  original: ReadJourney | null,
  scales: Record<'wide' | 'narrow', TimeScale>,
  { service, components }: Shown,
  around: Surroundings,
): ShownJourney {
  const { actor, t, format } = around
  const address = `/services/${service.slug}`
  const own = `${address}/journeys/${read.journey.id}`
  const manages = may(actor, 'catalogue.manage')
  const changes = original === null ? [] : windowChanges(original, read, around)
  const [headline = t('journey.noSteps'), ...story] = [...changes, ...storyOf(read, around)]
  const steps = read.steps.map((step, at) => ({
    ...timelineStep(step, at, read, components, around),
    edit: manages ? `${address}/touchpoints/${step.step.id}` : null,
  }))
  const days = [...new Set(read.steps.map(({ step }) => step.day_offset))]
  const label = t('journey.pictureLabel', { story: headline })
  const variant = variantName(read.journey, t, format)
  return {
    ...{ id: read.journey.id, variant, isVariant: original !== null, headline, story },
    manage: manages ? { edit: own, add: `${own}/touchpoints/new`, copy: `${own}/copy` } : null,
    picture: read.steps.length === 0 ? null : journeyPicture({ read, scale: scales.wide, components, label }, around),
    glance: journeyGlance(read, scales.narrow, label, around),
    timeline: {
      days: days.map((offset) => ({
        name: dayName(offset, read.journey, around),
        steps: steps.filter((_, at) => read.steps[at]?.step.day_offset === offset),
      })),
    },
    table: {
      caption: t('journey.tableCaption', { name: namesOf(read.journey, around).name, variant }),
      rows: steps.map((step, at) => {
        const { day_offset } = (read.steps[at] as ReadStep).step
        return { ...step, day: dayName(day_offset, read.journey, around) }
      }),
    },
    hasWorkshop: read.steps.some(({ readings }) =>
      Object.values(readings).some(({ source, mean }) => source === 'workshop' && mean !== null),
    ),
  }
}

function timelineStep(
  read: ReadStep,
  at: number,
  { windows }: ReadJourney,
  components: readonly Row<'component'>[],
  around: Surroundings,
): Omit<TimelineStep, 'edit'> {
  const { language, t } = around
  const { step, readings, targets } = read
  const component = components.find(({ id }) => id === step.component_id)
  const where = [
    step.channel === null ? '' : t(channelName(step.channel)),
    component === undefined
      ? ''
      : t('journey.componentOfKind', {
          component: nameIn(language, component),
          kind: kindInSentence(component, around),
        }),
  ]
  return {
    number: String(at + 1),
    at: step.at,
    title: titleOf(read, around),
    text: nameIn(language, { name: step.what_happened, name_fr: step.what_happened_fr }),
    nothingHappened: step.nothing_happened === 1,
    where: where.filter((part) => part !== '').join(' · '),
    targets: targets.map((target) => toldTarget(target, around)),
    windows: windows
      .filter(({ from }) => from === read)
      .map(({ hours, target }) =>
        t('journey.windowBegins', { window: hoursText(hours, around), metric: target.metric }),
      ),
    views: (['user', 'customer', 'provider'] as const).map((each) => viewOf(each, readings[each], around)),
  }
}
