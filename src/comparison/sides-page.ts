import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { toldDisclosure } from './asked.ts'
import { changeBy, whyHidden } from './figures-page.ts'
import type { ServiceComparison, Side } from './service-comparison.ts'
import { scalePoints } from './verdict.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/sides': Sides
  }
}

export interface Sides {
  cards: SideCard[]
}

/** One perspective's view of the whole, with what was not measured. */
export interface SideCard {
  perspective: Perspective
  name: string
  hint: string
  /** Null where it may not be shown; `why` says so. */
  index: string | null
  why: string
  whyMore: string | null
  isContent: boolean
  judged: string
  /** How far the figure can be trusted. */
  reading: string | null
  change: string | null
  facts: { name: string; value: string; more: string | null }[]
  held: string | null
}

export function sideCards(comparison: ServiceComparison, before: string | null, reader: Reader): SideCard[] {
  return PERSPECTIVES.map((perspective) => sideCard(comparison.sides[perspective], comparison, before, reader))
}

function sideCard(side: Side, comparison: ServiceComparison, before: string | null, reader: Reader): SideCard {
  const { t, format } = reader
  const { perspective, index, asked } = side
  const isContent = index.value !== null && index.value >= comparison.rules.targetIndex
  return {
    perspective,
    name: t(`common.${perspective}`),
    hint: t(`common.${perspective}Hint`),
    index: index.value === null ? null : format.number(index.value),
    why: whyHidden(toldDisclosure(side.disclosure, asked), t),
    whyMore: side.disclosure === 'gives-away' ? t('comparison.whyGivesAwayText', { smallest: SMALLEST_GROUP }) : null,
    isContent,
    judged: t(isContent ? 'comparison.content' : 'comparison.notContent', { perspective }),
    reading: index.value === null ? null : readingText(perspective, comparison, reader),
    change: changeBy(side.change, before, reader)?.text ?? null,
    facts: factsOf(side, reader),
    held: asked.held === 0 ? null : t('comparison.heldBack', { count: asked.held, smallest: SMALLEST_GROUP }),
  }
}

/** How far a figure can be trusted, in words: the customers' by census rule. */
function readingText(perspective: Perspective, { overall }: ServiceComparison, { t, format }: Reader): string | null {
  if (perspective === 'provider') return t('comparison.ownAssessment')
  const { customers, users } = overall
  const ends = (low: number, high: number) => ({ low: scalePoints(low, format), high: scalePoints(high, format) })
  const interval = perspective === 'user' ? users.indexInterval.value : customers.indexInterval.value
  if (interval !== null) return t('comparison.interval', ends(interval.low, interval.high))
  if (perspective === 'user') return null
  if (customers.reading === 'single') return t('comparison.readingSingle')
  if (customers.reading === 'census') return t('comparison.readingFact')
  const bounds = customers.indexBounds.value
  return bounds === null ? t('comparison.readingIncomplete') : t('comparison.bounds', ends(bounds.low, bounds.high))
}

function factsOf(side: Side, { t, format }: Reader): SideCard['facts'] {
  const { asked, n, topTwo, topTwoBounds, rate, unscored } = side
  const facts: SideCard['facts'] = []
  const fact = (name: string, value: string, more: string | null = null) => facts.push({ name, value, more })
  if (side.disclosure === 'shown') {
    fact(t('comparison.answers'), answersText(n, asked.eligible, t))
    if (rate.value !== null) fact(t('comparison.responseRate'), format.percent(rate.value.share))
    if (topTwo.value !== null) {
      const bounds = topTwoBounds.value
      const spread = bounds !== null && bounds.low < bounds.high
      const ends = spread ? { low: format.percent(bounds.low), high: format.percent(bounds.high) } : null
      const more = ends === null ? null : t('comparison.satisfiedOfAll', ends)
      fact(t('comparison.satisfied'), format.percent(topTwo.value.share), more)
    }
    if (unscored.value !== null && unscored.value.count > 0) {
      fact(t('comparison.unscored'), format.percent(unscored.value.share))
    }
  }
  fact(t('comparison.lastAnswer'), asked.lastDay === null ? t('comparison.never') : format.day(asked.lastDay))
  const promise = asked.anonymous ? 'comparison.anonymous' : 'comparison.attributed'
  fact(t('comparison.promise'), t(promise, { smallest: SMALLEST_GROUP }))
  return facts
}

function answersText(n: number, eligible: number | null, t: Reader['t']): string {
  if (eligible === null) return t('comparison.answersOfUnknown', { n })
  return t(n > eligible ? 'comparison.answersOverEligible' : 'comparison.answersOf', { n, eligible })
}
