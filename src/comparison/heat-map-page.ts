import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { OVERALL, RATED, type Rated } from '../surveys/definition.ts'
import type { Disclosure } from './disclosure.ts'
import { whyHidden } from './figures-page.ts'
import type { PortfolioEvidence } from './portfolio.ts'
import { rulesFor } from './service-comparison.ts'
import {
  GAP_STEPS,
  type Heat,
  heatOfGap,
  heatOfIndex,
  INDEX_STEPS,
  inOrder,
  type MapFigure,
  onQuestion,
  type ServiceOnQuestion,
} from './several.ts'
import { ALL_TIME, type WindowKey } from './window.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/heat-map': HeatMap
  }
}

export interface HeatMap {
  /** Where services fall short most often, in a sentence; null where none does. */
  said: string | null
  columns: string[]
  rows: { name: string; address: string; cells: HeatCell[] }[]
  key: { name: string; steps: { heat: string; text: string }[] }
}

interface HeatCell {
  text: string
  heat: string
  explanation: string
}

/** What one service's figure on one question is; null where it is not seen. */
interface Found extends ServiceOnQuestion {
  question: Rated
  figure: number | null
  heat: Heat
  /** Below its target, or a gap that counts as one. */
  fallsShort: boolean
}

export function heatMap(
  chosen: readonly PortfolioEvidence[],
  { figure, window }: { figure: MapFigure; window: WindowKey },
  reader: Reader,
): HeatMap {
  const evidence = new Map(chosen.map((each) => [each.service.id, each]))
  const ordered = inOrder(
    chosen.map((each) => onQuestion(each, OVERALL)),
    figure === 'gap' ? 'gap' : 'users',
    reader.language,
  )
  const rows = ordered.map(({ service }) => ({
    service,
    found: RATED.map((question) => foundOn(onQuestion(evidence.get(service.id)!, question), question, figure)),
  }))
  return {
    said: said(
      rows.flatMap(({ found }) => found),
      figure,
      reader,
    ),
    columns: RATED.map((question) => reader.t(`surveys.dimension${question}`)),
    rows: rows.map(({ service, found }) => ({
      name: nameIn(reader.language, service),
      address: `/services/${service.slug}${window === ALL_TIME ? '' : `?window=${window}`}`,
      cells: found.map((each) => cell(each, figure, reader)),
    })),
    key: keyOf(figure, reader),
  }
}

function foundOn(each: ServiceOnQuestion, question: Rated, figure: MapFigure): Found {
  if (figure === 'gap') {
    const heat = each.gap === null ? 0 : heatOfGap(each.gap)
    return { ...each, question, figure: each.gap, heat, fallsShort: Math.abs(heat) >= 2 }
  }
  const index = each.compared[figure].index.value
  const heat = index === null ? 0 : heatOfIndex(index, targetOf(each))
  return { ...each, question, figure: index, heat, fallsShort: heat < 0 }
}

function targetOf({ service }: ServiceOnQuestion): number {
  return rulesFor(service.xla_target).targetIndex
}

/** The dimension on which most services fall short; of several, the one that is asked first. */
function said(all: readonly Found[], figure: MapFigure, { t, format }: Reader): string | null {
  const dimensions = RATED.filter((question) => question !== OVERALL).map((question) => {
    const own = all.filter((each) => each.question === question && each.figure !== null)
    return { question, services: own.length, count: own.filter(({ fallsShort }) => fallsShort).length }
  })
  const most = dimensions.reduce((first, each) => (each.count > first.count ? each : first))
  if (most.count === 0) return null
  return t(figure === 'gap' ? 'several.mapApart' : 'several.mapBelow', {
    question: t(`surveys.dimension${most.question}`),
    count: most.count,
    services: most.services,
    least: format.number(GAP_STEPS[4], 1),
  })
}

function cell(each: Found, figure: MapFigure, { t, format }: Reader): HeatCell {
  const { compared, disclosure, figure: value } = each
  if (value === null) {
    const why = figure === 'gap' ? worse(disclosure) : disclosure[figure === 'users' ? 'user' : 'customer']
    const isHidden = why === 'too-few' || why === 'gives-away'
    return { text: isHidden ? t('several.hiddenCell') : '–', heat: 'heat-none', explanation: whyHidden(why, t) }
  }
  const heat = heatClass(each.heat)
  if (figure === 'gap') return { text: format.signed(Math.round(value)), heat, explanation: '' }
  // What misses its target by a hair is not rounded up to it.
  const isHair = each.heat < 0 && Math.round(value) >= targetOf(each)
  return {
    text: isHair ? format.number(Math.floor(value * 10) / 10, 1) : format.number(value),
    heat,
    explanation: t('comparison.answerCount', { n: compared[figure].n }),
  }
}

/** What is hidden on either side hides the gap; otherwise somebody has not answered. */
function worse({ user, customer }: Record<'user' | 'customer', Disclosure>): Disclosure {
  return user === 'shown' || (user === 'none' && customer !== 'shown') ? customer : user
}

function heatClass(heat: Heat): string {
  return heat < 0 ? `heat-below-${-heat}` : heat > 0 ? `heat-above-${heat}` : 'heat-level'
}

/** What each colour stands for, the lowest first. */
function keyOf(figure: MapFigure, { t, format }: Reader): HeatMap['key'] {
  const isGap = figure === 'gap'
  const bounds: readonly number[] = isGap ? GAP_STEPS : INDEX_STEPS
  const heats: readonly Heat[] = isGap ? [-3, -2, -1, 0, 1, 2, 3] : [-3, -2, -1, 1, 2, 3]
  const written = bounds.map((bound) => format.signed(bound, Number.isInteger(bound) ? 0 : 1))
  const text = (at: number) => {
    if (at === 0) return `${isGap ? '≤' : '<'} ${written[0]}`
    return at === bounds.length ? `≥ ${written[at - 1]}` : `${written[at - 1]} … ${written[at]}`
  }
  return {
    name: t(isGap ? 'several.mapKeyGap' : 'several.mapKeyIndex'),
    steps: heats.map((heat, at) => ({ heat: heatClass(heat), text: text(at) })),
  }
}
