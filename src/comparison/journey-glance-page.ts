import type { Row } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { ReadJourney } from './journey.ts'
import { curvesOf, lossesOf } from './journey-curves-page.ts'
import { placedSteps, round, type TimeScale } from './journey-layout.ts'
import {
  capital,
  cut,
  heightOf,
  type JourneyPicture,
  scoresAt,
  shadesOf,
  type TargetBar,
  targetBars,
} from './journey-picture-page.ts'
import { shortDayName } from './journey-words.ts'

export const GLANCE_ROOM = { left: 20, width: 310 }
const MARGIN = 10
/** Steps as close as their numbers can stand. */
export const CLOSEST = 24
/** Wider than this, nothing could be read on a phone. */
const WIDEST = 480
const [TOP, BOTTOM] = [44, 226]
const [STEPS, BARS] = [BOTTOM + 22, BOTTOM + 46]
const BAR = 40

/**
 * A journey's days at a glance on a phone: the curves, the windows and what they allow; all words are in the timeline.
 * @returns null where there are too many steps for that
 */
export function journeyGlance(
  read: ReadJourney,
  scale: TimeScale,
  label: string,
  reader: Reader,
): JourneyPicture | null {
  if (read.steps.length === 0 || scale.right > WIDEST) return null
  const placed = placedSteps(
    read.steps.map(({ hour }) => hour),
    scale,
  )
  const width = Math.round(scale.right + MARGIN)
  const bars = targetBars(read, placed, scale, BARS, reader).filter(({ isWindow }) => isWindow)
  const y = heightOf({ top: TOP, bottom: BOTTOM })
  return {
    ...{ size: 'narrow', viewBox: `0 0 ${width} ${BARS + bars.length * BAR}`, width, label },
    ...{ left: GLANCE_ROOM.left, right: round(scale.right) },
    columns: scale.columns.map(({ from, to, x, width: across }) => {
      const own = read.steps.filter(({ step }) => step.day_offset >= from && step.day_offset <= to)
      const isEmpty = own.every(({ step }) => step.nothing_happened === 1)
      const nothing = reader.t('journey.nothing')
      return {
        ...{ x: round(x), width: round(across), middle: round(x + across / 2), isEmpty },
        name: cut(capital(dayOf(from, to, read.journey, reader)), across - 8),
        titles:
          isEmpty && own.length > 0 ? [{ x: round(x + 8), y: 36, text: cut(nothing, across - 8), full: nothing }] : [],
      }
    }),
    days: { top: 0, bottom: BARS - 10, nameY: 20 },
    scale: scoresAt(y),
    curves: curvesOf(read.steps, placed, y, scale.right, reader).map((curve) => ({
      ...curve,
      name: { ...curve.name, text: '' },
    })),
    losses: lossesOf(read, placed, y, reader),
    shades: shadesOf(read, placed, { top: TOP, bottom: BOTTOM }, reader),
    steps: read.steps.map(({ step }, at) => ({
      ...{ x: round(placed.steps[at] as number), number: at + 1, time: '' },
      isEmpty: step.nothing_happened === 1,
    })),
    ...{ stepsY: STEPS, timesY: STEPS, lanes: [], channels: [], components: [] },
    targets: bars.map((bar, line) => barWithWordsBelow(bar, line, width)),
  }
}

function dayOf(from: number, to: number, journey: Row<'journey'>, reader: Reader): string {
  return to > from
    ? reader.t('journey.daysFromTo', { from: from + 1, to: to + 1 })
    : shortDayName(from, journey, reader)
}

function barWithWordsBelow(bar: TargetBar, line: number, width: number): TargetBar {
  const y = BARS + line * BAR
  const { ended } = bar
  return {
    ...{ ...bar, y, height: 12, text: cut(bar.short, width - 20) },
    ...{ iconX: 0, iconY: y + 16, textX: 20, textY: y + 29 },
    ended: ended === null ? null : { ...ended, y1: y - 4, y2: y + 16, text: '' },
  }
}
