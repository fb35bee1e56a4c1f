import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Importance } from './answers.ts'
import { toldDisclosure } from './asked.ts'
import { type Dumbbell, dumbbell, whyHidden } from './figures-page.ts'
import type { Expectation, LostTime, Perception, ServiceComparison } from './service-comparison.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/perceptions': Perceptions
    'comparison/more': ShownMore
  }
}

export interface Perceptions {
  lines: PerceptionLine[]
}

/** What a side believes of users, beside what users say. */
export interface PerceptionLine {
  perspective: 'customer' | 'provider'
  name: string
  sentence: string
  /** "They do not know how users feel."; null where they do. */
  told: string | null
  picture: Dumbbell | null
}

export function perceptionLines(comparison: ServiceComparison, reader: Reader): PerceptionLine[] {
  return comparison.perceptions.map((perception) => perceptionLine(perception, comparison, reader))
}

function perceptionLine(perception: Perception, comparison: ServiceComparison, reader: Reader): PerceptionLine {
  const { t, format } = reader
  const { perspective, predicted, gap, interval, reading } = perception
  const line = { perspective, name: t(`common.${perspective}`), told: null, picture: null }
  if (predicted.value === null) return { ...line, sentence: t('comparison.perceptionNobody', { perspective }) }
  const who = t('comparison.predictedBy', { perspective, reading })
  const users = comparison.sides.user
  const values = { who, predicted: format.number(predicted.value) }
  if (gap.value === null || users.index.value === null) {
    const why = whyHidden(toldDisclosure(users.disclosure, users.asked), t)
    return { ...line, sentence: t('comparison.perceptionNoUsers', { ...values, why }) }
  }
  // Chance among the users, or less than the gap that is flagged, is no ignorance.
  const surely = interval.value === null || interval.value.low > 0 || interval.value.high < 0
  const points = Math.abs(Math.round(gap.value))
  const key: MessageKey =
    !surely || points === 0
      ? 'comparison.perceptionClose'
      : gap.value > 0
        ? 'comparison.perceptionLower'
        : 'comparison.perceptionHigher'
  const wide = surely && points >= comparison.rules.gapIndexPoints
  return {
    ...line,
    sentence: t(key, { ...values, actual: format.number(users.index.value), points }),
    told: wide ? t('comparison.perceptionTold', { lower: gap.value > 0 ? 'yes' : 'no' }) : null,
    picture: dumbbell(
      [
        { perspective: 'user', index: users.index, range: comparison.overall.users.indexInterval, disclosure: 'shown' },
        { perspective, index: predicted, range: null, disclosure: 'shown' },
      ],
      comparison.rules.targetIndex,
      reader,
    ),
  }
}

/** Where all three are explained, on top of what they say. */
export interface ShownMore extends More {
  mattersAddress: string
}

export interface More {
  expectations: ExpectationBar[]
  lostTime: { median: string; hours: string } | null
  lostTimeWhy: string
  importance: { perspective: 'user' | 'customer'; name: string; top: { name: string; share: string }[]; why: string }[]
}

interface ExpectationBar {
  perspective: 'user' | 'customer'
  name: string
  than: string
  /** Shares as the widths and places of a bar; null where nothing may be shown. */
  bar: { worse: string; asExpected: string; afterAsExpected: string; better: string } | null
  text: string
}

export function more(comparison: ServiceComparison, activeUsers: number | null, reader: Reader): More {
  const { t } = reader
  const { lostTime, importance } = comparison
  return {
    expectations: comparison.expectations.map((expectation) => expectationBar(expectation, reader)),
    lostTime: lostTime.median.value === null ? null : lostTimeText(lostTime, activeUsers, reader),
    lostTimeWhy: whyHidden(lostTime.disclosure, t),
    importance: (['user', 'customer'] as const).map((perspective) => ({
      perspective,
      name: t(`common.${perspective}`),
      top: topThree(importance[perspective], reader),
      why: whyHidden(importance[perspective].disclosure, t),
    })),
  }
}

function expectationBar(
  { perspective, n, worse, asExpected, better, disclosure }: Expectation,
  { t, format }: Reader,
): ExpectationBar {
  const width = (count: number) => `${((100 * count) / n).toFixed(2)}%`
  const shares = {
    worse: format.percent(worse / n),
    same: format.percent(asExpected / n),
    better: format.percent(better / n),
    n,
  }
  return {
    perspective,
    name: t(`common.${perspective}`),
    than: t(perspective === 'user' ? 'comparison.expectationUser' : 'comparison.expectationCustomer'),
    bar:
      n === 0
        ? null
        : {
            worse: width(worse),
            asExpected: width(asExpected),
            afterAsExpected: width(worse + asExpected),
            better: width(better),
          },
    text: n === 0 ? whyHidden(disclosure, t) : t('comparison.expectationText', shares),
  }
}

function lostTimeText({ n, median, mean, hoursPerMonth }: LostTime, activeUsers: number | null, { t, format }: Reader) {
  const minutes = (value: number) => t('comparison.minutes', { minutes: Math.round(value) })
  return {
    median: t('comparison.lostTimeMedian', { median: minutes(median.value ?? 0), n }),
    hours:
      hoursPerMonth === null
        ? t('comparison.lostTimeNoUsers')
        : t('comparison.lostTimeHours', {
            hours: format.number(roundedToTwo(hoursPerMonth)),
            users: activeUsers ?? 0,
            mean: minutes(mean.value ?? 0),
          }),
  }
}

/** An estimate of this kind has two figures, not six. */
function roundedToTwo(hours: number): number {
  return hours < 10 ? Math.round(hours) : Number(hours.toPrecision(2))
}

function topThree({ picked, picks }: Importance, { t, format }: Reader) {
  return picks
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ dimension, count }) => ({
      name: t(`surveys.dimension${dimension}`),
      share: format.percent(Math.min(1, count / picked)),
    }))
}
