import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { CALLED_BELOW, type Significance, type Verdict } from '../statistics/compare.ts'
import { STATE_RULES } from '../statistics/state.ts'
import { OVERALL, type Rated } from '../surveys/definition.ts'
import { questionBank } from '../surveys/question-bank.ts'
import { type Change, changeBy, type Dumbbell, dumbbell, whyHidden } from './figures-page.ts'
import type { ComparedDimension, ServiceComparison } from './service-comparison.ts'
import { scalePoints } from './verdict.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/dimensions': DimensionsTable
  }
}

export type DimensionOrder = 'gap' | 'asked'

export interface DimensionsTable {
  order: DimensionOrder
  sorted: string
  otherOrder: { name: string; address: string }
  /** The heading that explains the picture: where the target lies. */
  target: { at: string; name: string }
  rows: DimensionRow[]
  raises: boolean
}

export interface DimensionRow {
  name: string
  isOverall: boolean
  analogous: boolean
  picture: Dumbbell
  views: {
    perspective: Perspective
    name: string
    index: string | null
    why: string
    details: string[]
    change: Change | null
  }[]
  gap: string | null
  gapClass: string
  chance: { words: string; isCalled: boolean; explanation: string }
  action: { address: string; name: string } | null
}

export interface ShownDimensions {
  comparison: ServiceComparison
  before: string | null
  order: DimensionOrder
  /** Where the other order is shown. */
  otherAddress: string
  /** Where an action on a dimension is raised; null for those who may not. */
  raiseAddress: ((dimension: Rated) => string) | null
}

export function dimensionsTable(shown: ShownDimensions, reader: Reader): DimensionsTable {
  const { comparison, order } = shown
  const { t, format } = reader
  const sorted = order === 'gap' ? byGap(comparison.dimensions) : comparison.dimensions
  const target = comparison.rules.targetIndex
  return {
    order,
    sorted: t(order === 'gap' ? 'comparison.sortedByGap' : 'comparison.sortedAsAsked'),
    otherOrder: {
      name: t(order === 'gap' ? 'comparison.sortAsAsked' : 'comparison.sortByGap'),
      address: shown.otherAddress,
    },
    target: { at: `${target}%`, name: t('comparison.target', { target: format.number(target) }) },
    rows: [comparison.overall, ...sorted].map((dimension) => dimensionRow(dimension, shown, reader)),
    raises: shown.raiseAddress !== null,
  }
}

/** The widest gap first, whichever way it points; what cannot be compared last, in the order of the questionnaire. */
function byGap(dimensions: readonly ComparedDimension[]): ComparedDimension[] {
  const width = ({ gap }: ComparedDimension) => Math.abs(gap.value?.index.value ?? -1) * (gap.value === null ? -1 : 1)
  return [...dimensions].sort((a, b) => width(b) - width(a))
}

function dimensionRow(compared: ComparedDimension, shown: ShownDimensions, reader: Reader): DimensionRow {
  const { t, format } = reader
  const { dimension, users, customers, provider, disclosure } = compared
  const name = t(`surveys.dimension${dimension}`)
  const gap = compared.gap.value?.index.value ?? null
  const called = compared.verdict === 'users-lower' || compared.verdict === 'users-higher'
  const customersRange = customers.reading === 'sample' ? customers.indexInterval : missingBounds(compared)
  const range = { user: users.indexInterval, customer: customersRange, provider: null }
  const figure = { user: users.index, customer: customers.index, provider: provider.index }
  return {
    name,
    isOverall: dimension === OVERALL,
    analogous: comparabilityOf(dimension) === 'analogous',
    picture: dumbbell(
      PERSPECTIVES.map((perspective) => ({
        perspective,
        index: figure[perspective],
        range: range[perspective],
        disclosure: disclosure[perspective],
      })),
      shown.comparison.rules.targetIndex,
      reader,
    ),
    views: PERSPECTIVES.map((perspective) => {
      const index = figure[perspective].value
      return {
        perspective,
        name: t(`common.${perspective}`),
        index: index === null ? null : format.number(index),
        why: whyHidden(disclosure[perspective], t),
        details: detailsOf(perspective, compared, reader),
        change: changeBy(compared.change[perspective], shown.before, reader),
      }
    }),
    gap: gap === null ? null : format.signed(Math.round(gap)),
    gapClass: called && gap !== null ? (gap < 0 ? 'gap gap-lower' : 'gap gap-higher') : 'gap',
    chance: { words: t(chanceWords(compared)), isCalled: called, explanation: chanceText(compared, shown, reader) },
    action:
      shown.raiseAddress === null
        ? null
        : { address: shown.raiseAddress(dimension), name: t('comparison.raiseActionOn', { dimension: name }) },
  }
}

function missingBounds({ customers }: ComparedDimension) {
  const missing = customers.eligible !== null && customers.n > 0 && customers.n < customers.eligible
  return missing ? customers.indexBounds : null
}

/** For users the interval, for customers the bounds while some are missing; then the number of answers. */
function detailsOf(perspective: Perspective, compared: ComparedDimension, { t, format }: Reader): string[] {
  if (perspective === 'provider') return [t('comparison.answerCount', { n: compared.provider.n })]
  const view = perspective === 'user' ? compared.users : compared.customers
  const count = t('comparison.answerCount', { n: view.n })
  const range = perspective === 'user' ? view.indexInterval.value : (missingBounds(compared)?.value ?? null)
  return range === null ? [count] : [`${scalePoints(range.low, format)}–${scalePoints(range.high, format)}`, count]
}

const CHANCE: Record<Verdict, MessageKey> = {
  'users-lower': 'comparison.chanceUsersLower',
  'users-higher': 'comparison.chanceUsersHigher',
  'no-telling': 'comparison.chanceNoTelling',
  'not-enough': 'comparison.chanceNotEnough',
}

/** What the missing customers could undo is not for chance to answer. */
function chanceWords(compared: ComparedDimension): MessageKey {
  return hangsOnTheMissing(compared) ? 'comparison.chanceMissing' : CHANCE[compared.verdict]
}

function hangsOnTheMissing({ customers, verdict, adjustedP }: ComparedDimension): boolean {
  const beyondChance = adjustedP.value !== null && adjustedP.value < CALLED_BELOW
  return customers.reading === 'census-incomplete' && verdict === 'no-telling' && beyondChance
}

const METHODS: Record<Significance['method'], MessageKey> = {
  't-against-customers': 'comparison.methodAgainstCustomers',
  sign: 'comparison.methodSign',
  'exact-permutation': 'comparison.methodExact',
  'brunner-munzel': 'comparison.methodBrunnerMunzel',
  'mann-whitney': 'comparison.methodMannWhitney',
}

function chanceText(compared: ComparedDimension, { comparison }: ShownDimensions, { t, format }: Reader): string {
  const { adjustedP, significance, gap } = compared
  if (adjustedP.value === null || significance.value === null) {
    return t('comparison.chanceTextNone', { least: STATE_RULES.minUsers })
  }
  const tested = [comparison.overall, ...comparison.dimensions].filter((each) => each.adjustedP.value !== null)
  const p = adjustedP.value < 0.001 ? `< ${format.number(0.001, 3)}` : `= ${format.number(adjustedP.value, 3)}`
  const sentences = [
    t('comparison.chanceText', { p, count: tested.length, method: t(METHODS[significance.value.method]) }),
  ]
  const interval = gap.value?.interval.value ?? null
  if (interval !== null) {
    const ends = { low: format.signed(25 * interval.low), high: format.signed(25 * interval.high) }
    sentences.unshift(t('comparison.gapInterval', ends))
  }
  if (hangsOnTheMissing(compared)) sentences.push(t('comparison.incompleteCensus'))
  return sentences.join(' ')
}

function comparabilityOf(dimension: Rated) {
  return questionBank.items.find((item) => item.dimension === dimension)?.comparability ?? 'direct'
}
