import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Interval, Measured } from '../statistics/measured.ts'
import type { ServiceState } from '../statistics/state.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import type { Disclosure } from './disclosure.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/dumbbell': Dumbbell
    'comparison/axis': Axis
    'comparison/state-mark': ServiceState
  }
}

/** The scale's ends, and where the target lies on it. */
export interface Axis {
  target: string
  name: string
}

/** Each perspective's place on a scale 0–100, drawn in percent of the width; what is not known is not drawn. */
export interface Dumbbell {
  target: string
  /** The line between users and customers, or the provider where customers are not drawn. */
  span: { from: string; to: string } | null
  ranges: { perspective: Perspective; from: string; width: string }[]
  /** Near: so close to another mark that one would hide the other. */
  marks: { perspective: Perspective; at: string; isNear: boolean }[]
  /** The same in words. */
  text: string
}

export interface DumbbellFigure {
  perspective: Perspective
  index: Measured<number>
  range: Measured<Interval> | null
  disclosure: Disclosure
}

/** Index points: a mark's width where a picture is narrowest. */
const NEAR = 6

export function dumbbell(figures: readonly DumbbellFigure[], target: number, reader: Reader): Dumbbell {
  const { t } = reader
  const at = (wanted: Perspective) => figures.find(({ perspective }) => perspective === wanted)?.index.value ?? null
  // Without customers in it, the picture sets users against the provider.
  const other = figures.some(({ perspective }) => perspective === 'customer') ? 'customer' : 'provider'
  const [user, customer] = [at('user'), at(other)]
  const isNear = (perspective: Perspective, index: number) =>
    figures.some((other) => {
      const place = other.index.value
      return other.perspective !== perspective && place !== null && Math.abs(place - index) < NEAR
    })
  const texts = figures.map(({ perspective, index, disclosure }) =>
    index.value === null
      ? t('comparison.pictureNobody', { perspective: t(`common.${perspective}`), why: whyHidden(disclosure, t) })
      : t('comparison.pictureAt', {
          perspective: t(`common.${perspective}`),
          index: reader.format.number(index.value),
        }),
  )
  return {
    target: percent(target),
    span: user === null || customer === null ? null : { from: percent(user), to: percent(customer) },
    ranges: figures.flatMap(({ perspective, range }) => {
      if (range === null || range.value === null) return []
      const [low, high] = [within(range.value.low), within(range.value.high)]
      return [{ perspective, from: percent(low), width: percent(high - low) }]
    }),
    // Users last, so that their disc lies on top.
    marks: figures
      .flatMap(({ perspective, index: { value } }) =>
        value === null ? [] : [{ perspective, at: percent(value), isNear: isNear(perspective, value) }],
      )
      .reverse(),
    text: texts.join('; '),
  }
}

/** Why a figure is not there, in a few words. */
export function whyHidden(disclosure: Disclosure, t: Translate): string {
  if (disclosure === 'too-few') return t('comparison.whyTooFew', { smallest: SMALLEST_GROUP })
  return t(disclosure === 'gives-away' ? 'comparison.whyGivesAway' : 'comparison.whyNone')
}

/** Index points since the window before, alone and in words. */
export interface Change {
  /** "+4", "=" */
  points: string
  /** "+4 since Q2 2026" */
  text: string
}

/** Null where nothing may be compared. */
export function changeBy(change: number | null, before: string | null, { t, format }: Reader): Change | null {
  if (change === null || before === null) return null
  const points = Math.round(change)
  if (points === 0) return { points: '=', text: t('comparison.changeNone', { window: before }) }
  const signed = format.signed(points)
  return { points: signed, text: t('comparison.changeSince', { change: signed, window: before }) }
}

export function percent(index: number): string {
  return `${within(index).toFixed(2)}%`
}

function within(index: number): number {
  return Math.min(100, Math.max(0, index))
}
