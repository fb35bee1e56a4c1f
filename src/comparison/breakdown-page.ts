import type { Month } from '../catalogue/agreement.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { intervalOnIndex } from '../statistics/histogram.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { RATED } from '../surveys/definition.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import type { Breakdown, BreakdownAsked, BrokenDown, Weighted } from './breakdown.ts'
import { countedGroups } from './breakdown-counts-page.ts'
import { groupHeading, groupName, wayName } from './breakdown-names.ts'
import type { FrameSource } from './breakdown-store.ts'
import { FIXED_WAYS } from './breakdown-ways.ts'
import type { HowItIsRead } from './counted-page.ts'
import { type Dumbbell, type DumbbellFigure, dumbbell, whyHidden } from './figures-page.ts'
import type { TypedSize } from './group-sizes.ts'
import type { SinceMark } from './since-change-page.ts'
import { scalePoints } from './verdict.ts'
import { ALL_TIME, type WindowKey, windowName } from './window.ts'
import { type WindowPicker, windowPicker, withoutChanges } from './window-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/breakdown': BreakdownPage
    'comparison/breakdown-row': BreakdownRow
    'comparison/weighted': WeightedCard
    'comparison/group-sizes': SizesForm
  }
}

export interface BreakdownPage {
  title: string
  tabs: ServiceTabs
  back: string
  ways: { name: string; address: string; current: boolean }[]
  window: WindowPicker
  question: { action: string; kept: { name: string; value: string }[]; options: Option[] }
  heading: string
  /** What it says, in a sentence, and how sure that is; null where there is nothing to tell apart. */
  said: { text: string; more: string } | null
  empty: { title: string; text: string } | null
  target: { at: string; name: string }
  groupHeading: string
  rows: BreakdownRow[]
  hidden: string | null
  weighted: WeightedCard | null
  sizes: SizesForm | null
  download: string
  how: HowItIsRead
}

export interface Option {
  value: string
  name: string
  chosen: boolean
}

export interface BreakdownRow {
  name: string
  /** Where it is shown by itself; null: nowhere. */
  address: string | null
  more: string
  /** Of a service that has been improved; null elsewhere. */
  since: SinceMark | null
  isWhole: boolean
  picture: Dumbbell
  views: { perspective: Perspective; name: string; index: string | null; why: string; details: string[] }[]
  gap: string | null
}

export interface WeightedCard {
  unweighted: string
  unweightedMore: string
  weighted: string | null
  weightedMore: string
  restsOn: string
  leftOut: string | null
  columns: {
    name: string
    population: string
    populationShare: string
    n: string
    answerShare: string
    weight: string
  }[]
  formula: string[]
}

export interface SizesForm {
  action: string
  kept: { name: string; value: string }[]
  lead: string
  open: boolean
  problem: string | null
  lines: { id: string; name: string; group: string; typed: string; error: string | null }[]
}

export interface ShownBreakdown {
  service: Row<'service'>
  breakdown: Breakdown
  months: readonly Month[]
  attributes: readonly string[]
  frame: FrameSource
  tabs: ServiceTabs
  mayManage: boolean
  /** Sizes that could not be kept. */
  typed: readonly TypedSize[] | null
}

export function breakdownAddress(slug: string, asked: BreakdownAsked, file = 'breakdown'): string {
  const { by, question, window } = asked
  const usual = { by: 'channel', question: 'VALUE', window: ALL_TIME }
  const parts = Object.entries({ by, question, window }).filter(
    ([name, value]) => usual[name as keyof typeof usual] !== value,
  )
  const query = new URLSearchParams(parts)
  return `/services/${slug}/${file}${query.size === 0 ? '' : `?${query}`}`
}

export function breakdownPage(shown: ShownBreakdown, reader: Reader): BreakdownPage {
  const { service, breakdown, attributes, mayManage } = shown
  const { by, question, window, targetIndex } = breakdown
  const { t, format, language } = reader
  const asked = { by, question, window }
  const action = `/services/${service.slug}/breakdown`
  const kept = (...names: (keyof BreakdownAsked)[]) => names.map((name) => ({ name, value: asked[name] }))
  const way = wayName(by, reader)
  const ways = [...new Set([...FIXED_WAYS, ...attributes.map((attribute) => `group:${attribute}`), by])]
  const empty = emptiness(shown, reader)
  return {
    title: t('breakdown.title', { service: nameIn(language, service), way }),
    tabs: shown.tabs,
    back: `/services/${service.slug}${window === ALL_TIME ? '' : `?window=${window}`}`,
    ways: ways.map((each) => ({
      name: t('breakdown.way', { way: wayName(each, reader) }),
      address: breakdownAddress(service.slug, { ...asked, by: each }),
      current: each === by,
    })),
    window: withoutChanges(
      windowPicker(window, shown.months, breakdown.isHidden, { action, kept: kept('by', 'question') }, reader),
    ),
    question: {
      action,
      kept: kept('by', 'window'),
      options: RATED.map((each) => ({ value: each, name: t(`surveys.dimension${each}`), chosen: each === question })),
    },
    heading: t('breakdown.heading', { question: t(`surveys.dimension${question}`), way }),
    said: said(breakdown, reader),
    empty,
    target: { at: `${targetIndex}%`, name: t('comparison.target', { target: format.number(targetIndex) }) },
    groupHeading: groupHeading(by, reader),
    rows: [
      row(t('breakdown.everybody'), true, breakdown.whole, breakdown, reader),
      ...breakdown.groups.map((each) => row(groupName(by, each.group, reader), false, each, breakdown, reader)),
    ],
    hidden: hiddenNote(breakdown, reader),
    weighted: empty === null && breakdown.weighted !== null ? weightedCard(shown, breakdown.weighted, reader) : null,
    sizes: mayManage && breakdown.groups.length > 0 ? sizesForm(shown, kept('by', 'question', 'window'), reader) : null,
    download: breakdownAddress(service.slug, asked, 'breakdown.csv'),
    how: {
      paragraphs: [
        t('breakdown.howIndex'),
        t('breakdown.howOneWay'),
        t('breakdown.howHidden', { smallest: SMALLEST_GROUP }),
        t('breakdown.howInterval'),
        t('breakdown.howApart'),
        t('breakdown.howWeighted'),
      ],
      counted: empty === null ? countedGroups(breakdown, reader) : [],
    },
  }
}

function emptiness({ breakdown }: ShownBreakdown, reader: Reader): BreakdownPage['empty'] {
  const { t, format } = reader
  const { by, window, groups, whole } = breakdown
  const way = wayName(by, reader)
  const named = groups.filter(({ group }) => group !== '')
  const told = new Set(Object.values(whole.disclosure))
  if (!told.has('shown') && (!told.has('hidden') || named.length === 0)) {
    const none = window === ALL_TIME ? 'breakdown.emptyText' : 'breakdown.emptyWindowText'
    return { title: t('breakdown.emptyTitle'), text: t(none, { window: windowName(window, t, format) }) }
  }
  if (named.length === 0) return { title: t('breakdown.noGroupsTitle', { way }), text: t('breakdown.noGroupsText') }
  const isSeen = named.some(({ disclosure }) => Object.values(disclosure).includes('shown'))
  return isSeen
    ? null
    : { title: t('breakdown.allHiddenTitle'), text: t('breakdown.allHiddenText', { smallest: SMALLEST_GROUP }) }
}

function said({ by, apart }: Breakdown, reader: Reader): BreakdownPage['said'] {
  const { t, format } = reader
  if (apart === null) return null
  const values = {
    lowest: groupName(by, apart.lowest.group, reader),
    lowestIndex: format.number(apart.lowest.compared.users.index.value!),
    highest: groupName(by, apart.highest.group, reader),
    highestIndex: format.number(apart.highest.compared.users.index.value!),
    points: Math.round(apart.difference),
  }
  return {
    text: t(apart.isCalled ? 'breakdown.saidApart' : 'breakdown.saidAlike', values),
    more: t(apart.isCalled ? 'breakdown.saidApartMore' : 'breakdown.saidAlikeMore'),
  }
}

function row(
  name: string,
  isWhole: boolean,
  each: BrokenDown,
  { targetIndex, window }: Breakdown,
  reader: Reader,
): BreakdownRow {
  const { t, format } = reader
  const hidden = isWhole ? hiddenWhole(window, reader) : t('breakdown.hidden', { smallest: SMALLEST_GROUP })
  const { compared, provider, n, disclosure } = each
  const { users, customers } = compared
  const figures = { user: users.index, customer: customers.index, provider }
  const ranges = { user: users.indexInterval, customer: customers.indexInterval, provider: null }
  const gap = compared.gap.value?.index.value ?? null
  const sides = PERSPECTIVES.map((perspective) => ({
    perspective,
    index: figures[perspective],
    range: ranges[perspective],
    n: n[perspective],
    disclosure: disclosure[perspective] === 'hidden' ? ('gives-away' as const) : disclosure[perspective],
  }))
  return {
    name,
    address: null,
    more: '',
    since: null,
    isWhole,
    picture: dumbbell(sides, targetIndex, reader),
    views: sides.map((side) =>
      rowView(side, disclosure[side.perspective] === 'none' ? t('comparison.whyNone') : hidden, reader),
    ),
    gap: gap === null ? null : format.signed(Math.round(gap)),
  }
}

/** One side of a row: its figure and what it rests on, or why there is none. */
export function rowView(
  { perspective, index, range, n }: DumbbellFigure & { n: number },
  why: string,
  { t, format }: Reader,
): BreakdownRow['views'][number] {
  const answers = t('comparison.answerCount', { n })
  const found = range?.value ?? null
  const about =
    found === null
      ? []
      : [t('breakdown.range', { low: scalePoints(found.low, format), high: scalePoints(found.high, format) })]
  return {
    perspective,
    name: t(`common.${perspective}`),
    index: index.value === null ? null : format.number(index.value),
    why,
    details: [...about, answers],
  }
}

/** With as many digits as tell it from nothing. */
function weightInWords(weight: number, { format }: Reader): string {
  return format.number(weight, weight >= 1 ? 1 : weight >= 0.1 ? 2 : 3)
}

/** Of everybody over all time, nothing else can give anything away. */
function hiddenWhole(window: WindowKey, { t }: Reader): string {
  return window === ALL_TIME ? whyHidden('too-few', t) : t('breakdown.hiddenWhole')
}

function hiddenNote({ by, groups }: Breakdown, reader: Reader): string | null {
  const hidden = groups.filter(({ disclosure }) => Object.values(disclosure).includes('hidden'))
  if (hidden.length === 0) return null
  return reader.t('breakdown.hiddenNote', {
    groups: reader.format.list(hidden.map(({ group }) => groupName(by, group, reader))),
    smallest: SMALLEST_GROUP,
  })
}

function weightedCard({ breakdown, frame }: ShownBreakdown, weighted: Weighted, reader: Reader): WeightedCard {
  const { t, format } = reader
  const { by, whole } = breakdown
  const found = weighted.index.value
  const interval = found === null ? null : intervalOnIndex(found.interval)
  const population = weighted.groups.reduce((sum, each) => sum + each.population, 0)
  const n = weighted.groups.reduce((sum, each) => sum + each.n, 0)
  const source = t(frame.source === 'contacts' ? 'breakdown.sizesFromContacts' : 'breakdown.sizesEntered')
  const left = weighted.leftOut.map(({ group }) => groupName(by, group, reader))
  const users = whole.compared.users.index.value
  return {
    unweighted: users === null ? '–' : format.number(users),
    unweightedMore: t('comparison.answerCount', { n: whole.n.user }),
    weighted: found === null ? null : format.number(25 * (found.weightedMean - 1)),
    weightedMore:
      found === null || interval === null
        ? t('breakdown.weightedNotPossible')
        : t('breakdown.weightedMore', {
            low: scalePoints(interval.low, format),
            high: scalePoints(interval.high, format),
            effective: format.number(found.effectiveN),
          }),
    restsOn: t('breakdown.restsOn', { groups: weighted.groups.length, population: format.number(population), source }),
    leftOut: left.length === 0 ? null : t('breakdown.leftOut', { groups: format.list(left) }),
    columns: weighted.groups.map((each, at) => ({
      name: groupName(by, each.group, reader),
      population: format.number(each.population),
      populationShare: format.percent(each.population / population),
      n: format.number(each.n),
      answerShare: format.percent(each.n / n),
      weight: found === null ? '–' : weightInWords(found.weights[at]!, reader),
    })),
    formula: [t('breakdown.formulaWeighted'), t('breakdown.formulaEffective'), t('breakdown.formulaBeside')],
  }
}

function sizesForm(shown: ShownBreakdown, kept: SizesForm['kept'], reader: Reader): SizesForm {
  const { service, breakdown, frame, typed } = shown
  const { by } = breakdown
  const known = breakdown.groups.filter(({ group }) => group !== '').map(({ group }) => group)
  const groups = typed?.map(({ group }) => group) ?? [...new Set([...known, ...frame.counts.keys()])]
  const size = (group: string) => frame.counts.get(group)
  return {
    action: `/services/${service.slug}/breakdown/sizes`,
    kept,
    lead: reader.t(frame.source === 'contacts' ? 'breakdown.sizesLeadContacts' : 'breakdown.sizesLead'),
    open: typed !== null,
    problem: typed === null ? null : reader.t('breakdown.sizesWrong'),
    lines: groups.map((group, at) => {
      const line = typed?.[at]
      return {
        id: `people-${at}`,
        name: groupName(by, group, reader),
        group,
        typed: line === undefined ? String(size(group) ?? '') : line.typed,
        error: line?.isWrong ? reader.t('common.notWhole') : null,
      }
    }),
  }
}
