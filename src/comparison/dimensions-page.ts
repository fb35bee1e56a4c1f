import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { CALLED_BELOW, type Significance, type Verdict } from '../statistics/compare.ts'
import type { Interval, Measured } from '../statistics/measured.ts'
import { STATE_RULES } from '../statistics/state.ts'
import { inLanguage, OVERALL, type Rated, type ScaleName } from '../surveys/definition.ts'
import { questionBank } from '../surveys/question-bank.ts'
import { type Change, changeBy, type Dumbbell, dumbbell, whyHidden } from './figures-page.ts'
import type {
  ComparedDimension,
  ComparedOwn,
  ComparedQuestion,
  LeftOut,
  ServiceComparison,
} from './service-comparison.ts'
import { scalePoints } from './verdict.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/dimensions': DimensionsTable
    'comparison/own-questions': OwnTable
    'comparison/compared-row': DimensionRow
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

/** The surveys' own questions that are compared. */
export interface OwnTable {
  target: { at: string; name: string }
  rows: DimensionRow[]
}

export interface DimensionRow {
  name: string
  /** How the other side is asked it, where it is not the same; empty otherwise. */
  nameMore: string
  isOverall: boolean
  analogous: boolean
  reworded: boolean
  /** Null where the scale has no index; `scale` then says what the figures are. */
  picture: Dumbbell | null
  scale: string
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
  chance: { words: string; isCalled: boolean; explanation: string; notes: string[] }
  /** Undefined where none is ever raised. */
  action?: { address: string; name: string } | null
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

/** The own questions in the order in which they are asked; null where there are none. */
export function ownTable(comparison: ServiceComparison, before: string | null, reader: Reader): OwnTable | null {
  const target = comparison.rules.targetIndex
  if (comparison.own.length === 0) return null
  return {
    target: { at: `${target}%`, name: reader.t('comparison.target', { target: reader.format.number(target) }) },
    rows: comparison.own.map((compared) => ownRow(compared, { comparison, before }, reader)),
  }
}

function ownRow(compared: ComparedOwn, shown: ShownRow, reader: Reader): DimensionRow {
  const { t, language } = reader
  const { text, scale, isAnalogous } = compared.own
  const [users, customers] = [inLanguage(text.user, language), inLanguage(text.customer, language)]
  return {
    name: users,
    nameMore: users === customers ? '' : t('comparison.customersAskedAs', { text: customers }),
    isOverall: false,
    analogous: isAnalogous,
    ...comparedRow(compared, scale, shown, reader),
  }
}

function dimensionRow(compared: ComparedDimension, shown: ShownDimensions, reader: Reader): DimensionRow {
  const { t } = reader
  const { dimension } = compared
  const name = t(`surveys.dimension${dimension}`)
  const raised = { dimension: name }
  return {
    name,
    nameMore: '',
    isOverall: dimension === OVERALL,
    analogous: comparabilityOf(dimension) === 'analogous',
    ...comparedRow(compared, 'sat5', shown, reader),
    action:
      shown.raiseAddress === null
        ? null
        : { address: shown.raiseAddress(dimension), name: t('comparison.raiseActionOn', raised) },
  }
}

type ShownRow = Pick<ShownDimensions, 'comparison' | 'before'>

/** What one compared question's row holds beside its name. */
function comparedRow(
  compared: ComparedQuestion,
  scale: ScaleName,
  shown: ShownRow,
  reader: Reader,
): Omit<DimensionRow, 'name' | 'nameMore' | 'isOverall' | 'analogous'> {
  const { t, format } = reader
  const { disclosure } = compared
  const figures = figuresOn(scale, compared, format)
  const gap = figures.gap()
  const called = compared.verdict === 'users-lower' || compared.verdict === 'users-higher'
  return {
    reworded: compared.leftOut.length > 0,
    picture: figures.isIndex
      ? dumbbell(
          PERSPECTIVES.map((perspective) => ({
            perspective,
            index: figures.value[perspective],
            range: figures.range[perspective],
            disclosure: disclosure[perspective],
          })),
          shown.comparison.rules.targetIndex,
          reader,
        )
      : null,
    scale: figures.isIndex ? '' : scaleText(scale, reader),
    views: PERSPECTIVES.map((perspective) => {
      const { value } = figures.value[perspective]
      return {
        perspective,
        name: t(`common.${perspective}`),
        index: value === null ? null : figures.write(value),
        why: whyHidden(disclosure[perspective], t),
        details: detailsOf(perspective, compared, figures, reader),
        change: changeBy(compared.change[perspective], shown.before, reader),
      }
    }),
    gap: gap === null ? null : format.signed(gap, figures.digits),
    gapClass: called && gap !== null && scale !== 'lost8' ? (gap < 0 ? 'gap gap-lower' : 'gap gap-higher') : 'gap',
    chance: {
      words: t(chanceWords(compared)),
      isCalled: called,
      explanation: chanceText(compared, figures, shown.comparison.tested, reader),
      notes: compared.leftOut.map((left) => leftOutText(left, 'question', reader)),
    },
  }
}

/** What is not counted in, and why. */
export function leftOutText(
  { perspective, since }: LeftOut,
  what: 'overall' | 'question',
  { t, format }: Reader,
): string {
  return since === null
    ? t('comparison.rewordedElsewhere', { perspective, what })
    : t('comparison.rewordedSince', { perspective, what, day: format.day(since) })
}

interface Figures {
  /** In index points 0–100; means on the question's own scale otherwise. */
  isIndex: boolean
  digits: number
  value: Record<Perspective, Measured<number>>
  range: Record<Perspective, Measured<Interval> | null>
  write(value: number): string
  gap(): number | null
  gapInterval(): Interval | null
}

/** The index is 25 × (mean − 1) and stands for content and discontent: other scales, and expectations, show their means. */
function figuresOn(scale: ScaleName, compared: ComparedQuestion, format: Format): Figures {
  const { users, customers, provider, gap } = compared
  const isSample = customers.reading === 'sample'
  const missing = hasMissing(compared)
  const interval = gap.value?.interval.value ?? null
  if (scale === 'sat5' || scale === 'ease5') {
    const customersRange = isSample ? customers.indexInterval : missing ? customers.indexBounds : null
    return {
      isIndex: true,
      digits: 0,
      value: { user: users.index, customer: customers.index, provider: provider.index },
      range: { user: users.indexInterval, customer: customersRange, provider: null },
      write: (value) => scalePoints(value, format),
      gap: () => {
        const points = gap.value?.index.value ?? null
        return points === null ? null : Math.round(points)
      },
      gapInterval: () => (interval === null ? null : { low: 25 * interval.low, high: 25 * interval.high }),
    }
  }
  const digits = scale === 'lost8' ? 0 : 1
  return {
    isIndex: false,
    digits,
    value: { user: users.mean, customer: customers.mean, provider: provider.mean },
    range: {
      user: users.interval,
      customer: isSample ? customers.interval : missing ? customers.bounds : null,
      provider: null,
    },
    write: (value) => format.number(value, digits),
    gap: () => gap.value?.mean ?? null,
    gapInterval: () => interval,
  }
}

function scaleText(scale: ScaleName, { t }: Reader): string {
  if (scale === 'lost8') return t('comparison.meanMinutes')
  return t(scale === 'rec11' ? 'comparison.meanToTen' : 'comparison.meanToFive')
}

function hasMissing({ customers }: ComparedQuestion): boolean {
  return customers.eligible !== null && customers.n > 0 && customers.n < customers.eligible
}

/** For users the interval, for customers the bounds while some are missing; then the number of answers. */
function detailsOf(perspective: Perspective, compared: ComparedQuestion, figures: Figures, { t }: Reader): string[] {
  if (perspective === 'provider') return [t('comparison.answerCount', { n: compared.provider.n })]
  const view = perspective === 'user' ? compared.users : compared.customers
  const count = t('comparison.answerCount', { n: view.n })
  const isShown = perspective === 'user' || (hasMissing(compared) && compared.customers.reading !== 'sample')
  const range = isShown ? (figures.range[perspective]?.value ?? null) : null
  return range === null ? [count] : [`${figures.write(range.low)}–${figures.write(range.high)}`, count]
}

const CHANCE: Record<Verdict, MessageKey> = {
  'users-lower': 'comparison.chanceUsersLower',
  'users-higher': 'comparison.chanceUsersHigher',
  'no-telling': 'comparison.chanceNoTelling',
  'not-enough': 'comparison.chanceNotEnough',
}

/** What the missing customers could undo is not for chance to answer. */
function chanceWords(compared: ComparedQuestion): MessageKey {
  return hangsOnTheMissing(compared) ? 'comparison.chanceMissing' : CHANCE[compared.verdict]
}

function hangsOnTheMissing({ customers, verdict, adjustedP }: ComparedQuestion): boolean {
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

function chanceText(compared: ComparedQuestion, figures: Figures, tested: number, { t, format }: Reader): string {
  const { adjustedP, significance } = compared
  if (adjustedP.value === null || significance.value === null) {
    return t('comparison.chanceTextNone', { least: STATE_RULES.minUsers })
  }
  const p = adjustedP.value < 0.001 ? `< ${format.number(0.001, 3)}` : `= ${format.number(adjustedP.value, 3)}`
  const sentences = [t('comparison.chanceText', { p, count: tested, method: t(METHODS[significance.value.method]) })]
  const interval = figures.gapInterval()
  if (interval !== null) {
    const ends = {
      low: format.signed(interval.low, figures.digits),
      high: format.signed(interval.high, figures.digits),
    }
    sentences.unshift(t('comparison.gapInterval', ends))
  }
  if (hangsOnTheMissing(compared)) sentences.push(t('comparison.incompleteCensus'))
  return sentences.join(' ')
}

function comparabilityOf(dimension: Rated) {
  return questionBank.items.find((item) => item.dimension === dimension)?.comparability ?? 'direct'
}
