import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { inLanguage, type Wording } from '../surveys/definition.ts'
import { LOST_WHERE } from '../surveys/lost-where.ts'
import { LOST_MINUTES, SCALES } from '../surveys/scales.ts'
import { type Asking, type AskPart, askPart } from './ask-page.ts'
import { whyHidden } from './figures-page.ts'
import type { LostAtComponent, LostPlaces } from './lost-places.ts'
import { costOf, type Estimated, type HourlyRate, type LostTimeTold } from './lost-time.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/lost-time': LostTimeSection
  }
}

/** What problems cost in time, and in money. */
export interface LostTimeSection {
  /** What is said first; why there is nothing where there is nothing. */
  verdict: string
  more: string
  ask: AskPart | null
  facts: { name: string; value: string; hint: string }[]
  assumption: string | null
  rateAddress: string | null
  how: string[]
  where: LostWhere | null
}

/** Where it is lost. */
export interface LostWhere {
  lead: string
  /** Which question to ask, or why nothing is shown; null where something is. */
  ask: AskPart | null
  why: string | null
  /** By place, and by component where places belong to any. */
  tables: { title: string; head: string; rows: LostRow[] }[]
  hidden: string | null
  /** The rule, and each row's part of it. */
  how: string[]
}

export interface LostRow {
  name: string
  /** Of the bar. */
  width: string
  hours: string
  share: string
  n: string
}

export interface ShownLostTime extends Asking {
  told: LostTimeTold
  /** In the words of the question. */
  period: Wording
  places: LostPlaces
  byComponent: readonly LostAtComponent[]
  /** That the places' hours are parts of. */
  hoursOverall: Estimated | null
  rate: HourlyRate | null
  /** Whether the reader may set the rate. */
  mayRate: boolean
}

export function lostTimeSection(shown: ShownLostTime, reader: Reader): LostTimeSection {
  const { t } = reader
  const { users } = shown.told
  const nothing = {
    more: '',
    facts: [],
    assumption: null,
    rateAddress: null,
    how: [],
    where: null,
  }
  if (users.median.value === null) {
    const ask = users.disclosure === 'none' ? askPart(['LOST_TIME'], 'priorities.askLostTime', shown, t) : null
    return { ...nothing, verdict: ask?.text ?? t('priorities.lostWhy', { why: whyHidden(users.disclosure, t) }), ask }
  }
  const period = inLanguage(shown.period, reader.language)
  const { hoursPerMonth, activeUsers } = shown.told
  return {
    verdict:
      users.median.value === 0
        ? t('priorities.lostVerdictNone')
        : t('priorities.lostVerdict', { median: duration(users.median.value, t), period }),
    more:
      hoursPerMonth === null ? '' : t('priorities.lostHoursVerdict', { hours: rounded(hoursPerMonth.value, reader) }),
    ask: null,
    facts: [...userFacts(shown, reader), ...customerFacts(shown, reader), ...costFacts(shown, reader)],
    assumption:
      hoursPerMonth === null || activeUsers === null
        ? null
        : t('priorities.lostAssumption', { n: users.n, users: activeUsers }),
    rateAddress: shown.rate === null && shown.mayRate ? '/admin/rates' : null,
    how: howItIsCounted(shown, period, reader),
    where: lostWhere(shown, reader),
  }
}

function userFacts({ told, period }: ShownLostTime, reader: Reader): LostTimeSection['facts'] {
  const { t, format, language } = reader
  const { users, hoursPerMonth, activeUsers } = told
  const average = duration(users.mean.value ?? 0, t)
  const interval = users.interval.value
  const range =
    interval === null
      ? average
      : t('priorities.lostMeanText', {
          mean: average,
          low: duration(interval.low, t),
          high: duration(interval.high, t),
        })
  const whyNoHours =
    activeUsers === null
      ? t('priorities.lostNoUsers')
      : t('priorities.lostNoPeriod', { period: inLanguage(period, language) })
  return [
    { name: t('priorities.lostMedian'), value: duration(users.median.value ?? 0, t), hint: '' },
    { name: t('priorities.lostMean'), value: range, hint: '' },
    { name: t('priorities.lostN'), value: format.number(users.n), hint: '' },
    ...(users.anyLoss === null
      ? []
      : [{ name: t('priorities.lostAny'), value: format.percent(users.anyLoss.share), hint: '' }]),
    {
      name: t('priorities.lostHours'),
      value:
        hoursPerMonth === null
          ? whyNoHours
          : withRange(
              hoursPerMonth,
              (value) => rounded(value, reader, figuresOf(hoursPerMonth)),
              (ends) => ('low' in ends ? t('priorities.lostHoursText', ends) : t('priorities.lostHoursOnly', ends)),
            ),
      hint: '',
    },
  ]
}

function withRange(
  { value, interval }: Estimated,
  as: (value: number) => string,
  text: (ends: { hours: string } | { hours: string; low: string; high: string }) => string,
): string {
  const hours = as(value)
  if (interval.value === null) return text({ hours })
  return text({ hours, low: as(interval.value.low), high: as(interval.value.high) })
}

function customerFacts({ told }: ShownLostTime, reader: Reader): LostTimeSection['facts'] {
  const { t, format } = reader
  const { customers, users, hoursBelieved } = told
  const name = t('priorities.lostBelieved')
  if (customers.mean.value === null) return [{ name, value: t('priorities.lostBelievedNot'), hint: '' }]
  const mean = duration(customers.mean.value, t)
  const hours = hoursBelieved === null ? 'none' : rounded(hoursBelieved.value, reader)
  const { low, high } = users.interval.value ?? { low: users.mean.value ?? 0, high: users.mean.value ?? 0 }
  const times = customers.mean.value < low ? 'less' : customers.mean.value > high ? 'more' : 'same'
  return [
    {
      name,
      value: t('priorities.lostBelievedText', { mean, hours }),
      hint: `${t('priorities.lostBelievedVerdict', { times })} ${t('priorities.answersN', { n: format.number(customers.n) })}`,
    },
  ]
}

function costFacts({ told, rate }: ShownLostTime, reader: Reader): LostTimeSection['facts'] {
  const { t } = reader
  if (rate === null || told.hoursPerMonth === null) return []
  const cost = costOf(told.hoursPerMonth, rate)
  const figures = figuresOf(cost)
  const as = (value: number) => money({ ...rate, amount: value }, reader, figures)
  const priced = { cost: as(cost.value), rate: exactMoney(rate, reader) }
  const value =
    cost.interval.value === null
      ? t('priorities.lostCostOnly', priced)
      : t('priorities.lostCostText', {
          ...priced,
          low: as(cost.interval.value.low),
          high: as(cost.interval.value.high),
        })
  return [{ name: t('priorities.lostCost'), value, hint: '' }]
}

/** How many minutes each answer on lost time stands for. */
export function bucketsInWords({ t, format, language }: Reader): string {
  const minutes = (at: number) => LOST_MINUTES[at] ?? 0
  const buckets = SCALES.lost8.map(
    ({ label }, at) => `${label[language]} = ${format.number(minutes(at), minutes(at) % 1 === 0 ? 0 : 1)}`,
  )
  return t('priorities.howLostBuckets', { buckets: format.list(buckets) })
}

function howItIsCounted({ told: found, rate }: ShownLostTime, period: string, reader: Reader): string[] {
  const { t, format, language } = reader
  const { users, hoursPerMonth, activeUsers, periodMonths } = found
  const counts = SCALES.lost8.map(({ label }, at) => `${label[language]}: ${format.number(users.counts[at] ?? 0)}`)
  const told = t('priorities.howLostMedian', { period, n: users.n, counts: counts.join(' · ') })
  const lines = [bucketsInWords(reader), told]
  if (hoursPerMonth === null || activeUsers === null || periodMonths === null) return lines
  const hours = format.number(hoursPerMonth.value)
  lines.push(
    t('priorities.howLostHours', {
      ...{ mean: format.number(users.mean.value ?? 0, 2), users: activeUsers, hours },
      months: format.number(periodMonths, periodMonths % 1 === 0 ? 0 : 2),
    }),
  )
  if (rate === null) return lines
  const cost = money({ ...rate, amount: rate.amount * hoursPerMonth.value }, reader)
  return [...lines, t('priorities.howLostCost', { hours, rate: exactMoney(rate, reader), cost })]
}

function lostWhere(shown: ShownLostTime, reader: Reader): LostWhere {
  const { places: found, byComponent, hoursOverall } = shown
  const { t, format, language } = reader
  const { disclosure, n, places, hidden } = found
  const byPlace = places.map(({ option, ...lost }) => ({
    name: option === null ? t('priorities.whereOther') : inLanguage(option.text, language),
    ...lost,
  }))
  const ofComponents = byComponent.map(({ component, ...lost }) => ({
    name: component === null ? t('priorities.whereNoComponent') : nameIn(language, component),
    ...lost,
  }))
  const tables = [
    {
      ...{ title: t('priorities.whereByComponent'), head: t('priorities.whereComponent') },
      rows: lostRows(ofComponents, hoursOverall, reader),
    },
    {
      ...{ title: t('priorities.whereByPlace'), head: t('priorities.wherePlace') },
      rows: lostRows(byPlace, hoursOverall, reader),
    },
  ]
  const counted = [...ofComponents, ...byPlace].map(({ name, n, share }) =>
    t('priorities.howWhereRow', {
      name,
      n,
      share: format.percent(share, 1),
      hours: hoursOf(share, hoursOverall, reader),
    }),
  )
  return {
    lead: `${t('priorities.whereLead', { n })} ${t('priorities.whereAllTime')}`,
    ask: disclosure === 'none' ? askPart([LOST_WHERE], 'priorities.askLostWhere', shown, t) : null,
    why:
      disclosure === 'none' || disclosure === 'shown'
        ? null
        : t('priorities.whereWhy', { why: whyHidden(disclosure, t) }),
    tables: tables.filter(({ rows }) => rows.length > 0),
    hidden: hidden === 0 ? null : t('priorities.whereHidden', { count: hidden, least: SMALLEST_GROUP }),
    how: [t('priorities.howWhere'), ...counted],
  }
}

function lostRows(
  lost: readonly { name: string; share: number; n: number }[],
  hoursOverall: Estimated | null,
  reader: Reader,
): LostRow[] {
  const most = Math.max(0, ...lost.map(({ share }) => share))
  return lost.map(({ name, share, n }) => ({
    name,
    width: `${(most === 0 ? 0 : (100 * share) / most).toFixed(2)}%`,
    hours: hoursOf(share, hoursOverall, reader),
    share: reader.format.percent(share),
    n: reader.t('priorities.whereN', { n }),
  }))
}

function hoursOf(share: number, overall: Estimated | null, reader: Reader): string {
  return overall === null ? '–' : rounded(share * overall.value, reader)
}

/** "45 minutes", "3 hours 10 min". */
function duration(minutes: number, t: Reader['t']): string {
  const whole = Math.round(minutes)
  if (whole < 90) return t('priorities.minutes', { minutes: whole })
  return t('priorities.hoursAndMinutes', { hours: Math.floor(whole / 60), minutes: whole % 60 })
}

/** An estimate of this kind has two figures, not six; three where its ends would read like itself. */
function rounded(value: number, { format }: Pick<Reader, 'format'>, figures = 2): string {
  return format.number(value < 10 ? Math.round(value) : Number(value.toPrecision(figures)))
}

function figuresOf({ value, interval }: Estimated): number {
  const [low, high] = [interval.value?.low ?? value, interval.value?.high ?? value]
  const isAlike = (end: number) => end !== value && end.toPrecision(2) === value.toPrecision(2)
  return isAlike(low) || isAlike(high) ? 3 : 2
}

function money({ amount, currency }: HourlyRate, reader: Reader, figures = 2): string {
  return reader.t('priorities.money', { currency, amount: rounded(amount, reader, figures) })
}

/** An amount that somebody entered, as they did. */
export function exactMoney({ amount, currency }: HourlyRate, { t, format }: Pick<Reader, 't' | 'format'>): string {
  return t('priorities.money', { currency, amount: format.number(amount, amount % 1 === 0 ? 0 : 2) })
}
