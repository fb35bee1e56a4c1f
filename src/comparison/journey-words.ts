import { exactNumber, withUnit } from '../catalogue/numbers.ts'
import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { AgreementThere, KnownTarget, ReadStep } from './journey.ts'

/* How journeys and chains speak of days, steps, targets and hours, in the picture, the timeline and the table alike. */

/** "Saturday · Day 1", or "Day 1" where the day of the week does not matter. */
export function dayName(
  offset: number,
  { first_weekday }: Pick<Row<'journey'>, 'first_weekday'>,
  reader: Reader,
): string {
  const { t, format } = reader
  const day = t('journey.dayNumber', { day: offset + 1 })
  if (first_weekday === null) return day
  return `${format.weekday(((first_weekday - 1 + offset) % 7) + 1)} · ${day}`
}

/** "Sat", or "Day 1" where the day of the week does not matter. */
export function shortDayName(
  offset: number,
  { first_weekday }: Pick<Row<'journey'>, 'first_weekday'>,
  { t, format }: Reader,
): string {
  if (first_weekday === null) return t('journey.dayNumber', { day: offset + 1 })
  return format.shortWeekday(((first_weekday - 1 + offset) % 7) + 1)
}

/** "Saturday 11:25", "Day 1, 11:25", "Sunday". */
export function whenOf({ step }: ReadStep, { first_weekday }: Pick<Row<'journey'>, 'first_weekday'>, reader: Reader) {
  const { t, format } = reader
  const day =
    first_weekday === null
      ? t('journey.dayNumber', { day: step.day_offset + 1 })
      : format.weekday(((first_weekday - 1 + step.day_offset) % 7) + 1)
  return step.at === null ? day : `${day} ${step.at}`
}

export function titleOf({ step }: ReadStep, { language }: Reader): string {
  return nameIn(language, { name: step.title, name_fr: step.title_fr })
}

export function kindName({ kind }: Pick<Row<'component'>, 'kind'>, { t }: Reader): string {
  return t(kind === 'it-supported' ? 'common.itSupported' : 'common.humanActivity')
}

/** Within a sentence. */
export function kindInSentence({ kind }: Pick<Row<'component'>, 'kind'>, { t }: Reader): string {
  return t(kind === 'it-supported' ? 'journey.kindItSupported' : 'journey.kindHumanActivity')
}

/** "70 h", "1.5 h", "10 min". */
export function hoursText(hours: number, { t, format }: Reader): string {
  const minutes = Math.round(hours * 60)
  if (minutes < 60) return t('journey.minutes', { minutes })
  return t('journey.hours', { hours: exactNumber(Math.round(hours * 10) / 10, format) })
}

export interface ToldTarget {
  metric: string
  result: Exclude<AgreementThere, 'none'>
  icon: 'check' | 'x' | 'minus'
  /** "met", "missed", "not reported". */
  word: string
  /** "97.4 % of locked cards in October 2026"; empty where nothing was reported. */
  latest: string
}

const ICONS = { met: 'check', missed: 'x', unknown: 'minus' } as const
const WORDS: Record<ToldTarget['result'], MessageKey> = {
  met: 'journey.met',
  missed: 'journey.missed',
  unknown: 'journey.notReported',
}

export function toldTarget({ metric, outcome, isPlanned }: KnownTarget, { t, format }: Reader): ToldTarget {
  const latest = outcome?.latest ?? null
  const result = latest?.result ?? 'unknown'
  const month = latest === null ? '' : format.month(latest.period)
  const value = outcome === null || latest === null || latest.value === null ? null : latest.value
  const told =
    outcome === null || value === null
      ? month
      : t('journey.valueIn', { value: withUnit(value, outcome.unit, t, format), month })
  return { metric, result, icon: ICONS[result], word: t(isPlanned ? 'journey.planned' : WORDS[result]), latest: told }
}
