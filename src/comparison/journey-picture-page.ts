import { channelName } from '../catalogue/channels.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { AgreedWindow, KnownTarget, ReadJourney, ReadStep } from './journey.ts'
import { type Column, type Placed, placedSteps, type TimeScale } from './journey-layout.ts'
import { dayName, hoursText, kindName, type ToldTarget, titleOf, toldTarget } from './journey-words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/journey-picture': JourneyPicture
    'comparison/journey-mark': JourneyMark
  }
}

/** One journey over time, in pixels of the picture, which scales as a whole. */
export interface JourneyPicture {
  viewBox: string
  width: number
  /** What the picture says, for those who do not see it; the figures are in the table. */
  label: string
  left: number
  right: number
  columns: {
    x: number
    width: number
    middle: number
    name: string
    isEmpty: boolean
    titles: { x: number; y: number; text: string; full: string }[]
  }[]
  days: { top: number; bottom: number; nameY: number }
  scale: { y: number; textY: number; text: string }[]
  curves: {
    perspective: Perspective
    lines: { x1: number; y1: number; x2: number; y2: number; isWorkshop: boolean }[]
    marks: JourneyMark[]
    values: { x: number; y: number; text: string }[]
    name: { x: number; y: number; text: string }
  }[]
  /** Where windows run, behind the curves. */
  shades: { x: number; width: number; y: number; height: number; middle: number; textY: number; text: string }[]
  steps: { x: number; number: number; time: string; isEmpty: boolean }[]
  stepsY: number
  timesY: number
  lanes: { y: number; name: string }[]
  channels: LaneBlock[]
  components: (LaneBlock & { kind: string; kindY: number; isHuman: boolean })[]
  targets: TargetBar[]
}

export interface JourneyMark {
  perspective: Perspective
  isWorkshop: boolean
  transform: string
  /** Shown on pointing at it. */
  title: string
}

interface LaneBlock {
  x: number
  y: number
  width: number
  height: number
  textX: number
  textY: number
  text: string
  full: string
}

interface TargetBar {
  x: number
  y: number
  width: number
  height: number
  result: ToldTarget['result']
  icon: ToldTarget['icon']
  iconX: number
  iconY: number
  textX: number
  textY: number
  text: string
  isWindow: boolean
  /** Where what was agreed happened. */
  ended: { x: number; y1: number; y2: number; textX: number; textY: number; text: string } | null
}

/** What is drawn: a journey on a time scale that it may share with its variants. */
export interface Drawn {
  read: ReadJourney
  scale: TimeScale
  components: readonly Row<'component'>[]
  label: string
}

const LEFT = 104
const RIGHT_MARGIN = 96
const WIDTH = 1200
/** Of the text in the picture, in pixels for a letter. */
const LETTER = 6.3
const TITLE_LINE = 16
const CURVE = 176
const BAR = 24

/** Where time begins in every picture, and the room that it has. */
export const TIME_ROOM = { left: LEFT, width: WIDTH - LEFT - RIGHT_MARGIN }

export function journeyPicture({ read, scale, components, label }: Drawn, reader: Reader): JourneyPicture {
  const { t } = reader
  const placed = placedSteps(
    read.steps.map(({ hour }) => hour),
    scale,
  )
  const titleLines = Math.max(1, ...scale.columns.map((column) => stepsIn(read.steps, column).length))
  const top = 32 + titleLines * TITLE_LINE + 20
  const bottom = top + CURVE
  const stepsY = bottom + 30
  const channelY = stepsY + 46
  const componentY = channelY + 34
  const targetY = componentY + 52
  const targets = targetBars(read, placed, scale, targetY, reader)
  const height = targetY + Math.max(1, targets.length) * (BAR + 8) + 6
  const width = Math.round(scale.right + RIGHT_MARGIN)
  const y = (mean: number) => round(bottom - 14 - ((mean - 1) / 4) * (CURVE - 28))
  return {
    ...{ viewBox: `0 0 ${width} ${height}`, width, label, left: LEFT, right: round(scale.right) },
    columns: scale.columns.map((column) => columnOf(column, read, reader)),
    days: { top: 0, bottom: height, nameY: 20 },
    scale: [1, 2, 3, 4, 5].map((score) => ({ y: y(score), textY: y(score) + 4, text: String(score) })),
    curves: curvesOf(read.steps, placed, y, scale.right, reader),
    shades: read.windows.map(({ from, due, hours }) => {
      const x = placed.at(from.hour)
      const middle = round((x + placed.at(due)) / 2)
      const text = t('journey.windowOf', { window: hoursText(hours, reader) })
      return { x: round(x), width: round(placed.at(due) - x), y: top, height: CURVE, middle, textY: bottom - 5, text }
    }),
    steps: read.steps.map(({ step }, at) => ({
      ...{ x: round(placed.steps[at] as number), number: at + 1, time: step.at ?? '' },
      isEmpty: step.nothing_happened === 1,
    })),
    stepsY,
    timesY: stepsY + 25,
    lanes: [
      { y: y(3) + 4, name: t('journey.laneExperience') },
      { y: channelY + 16, name: t('journey.laneChannel') },
      { y: componentY + 22, name: t('journey.laneComponent') },
      ...(targets.length === 0 ? [] : [{ y: targetY + 16, name: t('journey.laneAgreement') }]),
    ],
    channels: channelBlocks(read.steps, placed, scale, channelY, reader),
    components: componentBlocks(read.steps, components, placed, scale, componentY, reader),
    targets,
  }
}

function stepsIn(steps: readonly ReadStep[], { from, to }: Column): ReadStep[] {
  return steps.filter(({ step }) => step.day_offset >= from && step.day_offset <= to)
}

function columnOf(column: Column, { journey, steps }: ReadJourney, reader: Reader): JourneyPicture['columns'][number] {
  const { from, to, x, width } = column
  const own = stepsIn(steps, column)
  const name =
    to > from ? reader.t('journey.daysFromTo', { from: from + 1, to: to + 1 }) : dayName(from, journey, reader)
  return {
    ...{ x: round(x), width: round(width), middle: round(x + width / 2), name: cut(capital(name), width - 8) },
    isEmpty: own.every(({ step }) => step.nothing_happened === 1),
    titles: own.map((each, line) => {
      const full = `${steps.indexOf(each) + 1} ${titleOf(each, reader)}`
      return { x: round(x + 8), y: 40 + line * TITLE_LINE, text: cut(full, width - 12), full }
    }),
  }
}

const DRAWN = ['provider', 'customer', 'user'] as const
const SHAPE_NAMES = { user: 'journey.users', customer: 'journey.customers', provider: 'journey.provider' } as const

/** The users' curve comes last, on top. */
function curvesOf(
  steps: readonly ReadStep[],
  placed: Placed,
  y: (mean: number) => number,
  right: number,
  reader: Reader,
): JourneyPicture['curves'] {
  const { t, format } = reader
  const points = (perspective: Perspective) =>
    steps.flatMap((step, at) => {
      const { mean, source } = step.readings[perspective]
      const x = placed.steps[at] as number
      return mean === null ? [] : [{ step, x: round(x), y: y(mean), mean, isWorkshop: source === 'workshop' }]
    })
  const shown = DRAWN.filter((perspective) => points(perspective).length > 0)
  const nameYs = spread(shown.map((perspective) => (points(perspective).at(-1) as { y: number }).y))
  return shown.map((perspective, place) => {
    const own = points(perspective)
    const name = t(SHAPE_NAMES[perspective])
    return {
      perspective,
      lines: own.slice(1).map((point, at) => {
        const before = own[at] as (typeof own)[number]
        const isWorkshop = point.isWorkshop || before.isWorkshop
        return { x1: before.x, y1: before.y, x2: point.x, y2: point.y, isWorkshop }
      }),
      marks: own.map(({ step, x, y: markY, mean, isWorkshop }) => ({
        ...{ perspective, isWorkshop, transform: `translate(${x} ${markY})` },
        title: t('journey.markTitle', {
          ...{ perspective: name, step: titleOf(step, reader), value: format.number(mean, 1) },
          source: t(isWorkshop ? 'journey.workshop' : 'journey.measured'),
        }),
      })),
      values:
        perspective === 'provider'
          ? []
          : own.map(({ step, x, y: markY, mean }) => {
              const other = step.readings[perspective === 'user' ? 'customer' : 'user'].mean
              const isAbove = other === null ? perspective === 'customer' : mean > other
              return { x, y: round(markY + (isAbove ? -11 : 20)), text: format.number(mean, 1) }
            }),
      name: { x: round((own.at(-1)?.x ?? right) + 16), y: (nameYs[place] as number) + 4, text: name },
    }
  })
}

/** Moved apart by a line's height, in the order of where they belong. */
function spread(ys: readonly number[]): number[] {
  const order = [...ys.keys()].sort((a, b) => (ys[a] as number) - (ys[b] as number))
  const placed = [...ys]
  for (const [turn, at] of order.entries()) {
    const before = turn === 0 ? Number.NEGATIVE_INFINITY : (placed[order[turn - 1] as number] as number)
    placed[at] = round(Math.max(placed[at] as number, before + 16))
  }
  return placed
}

/** Neighbouring steps that have something in common, as one block; those without it have none. */
function runsBy(steps: readonly ReadStep[], of: (step: ReadStep) => string | null) {
  const runs: { key: string; first: number; last: number }[] = []
  for (const [at, step] of steps.entries()) {
    const key = of(step)
    const open = runs.at(-1)
    const isNextDay = at > 0 && steps[at - 1]?.step.day_offset !== step.step.day_offset
    if (key === null) continue
    if (open !== undefined && open.key === key && open.last === at - 1 && !isNextDay) open.last = at
    else runs.push({ key, first: at, last: at })
  }
  return runs
}

function block(
  { first, last }: { first: number; last: number },
  text: string,
  placed: Placed,
  limit: number,
  place: { y: number; height: number; indent: number },
): LaneBlock {
  const x = (placed.steps[first] as number) - 18
  const across = (placed.steps[last] as number) + 18 - x
  // A block grows to hold its words as long as the next one leaves room.
  const width = Math.max(across, Math.min(text.length * LETTER + place.indent + 10, limit - x - 4))
  return {
    ...{ x: round(x), y: place.y, width: round(width), height: place.height, full: text },
    ...{ textX: round(x + place.indent), textY: place.y + 16, text: cut(text, width - place.indent - 4) },
  }
}

function limitAfter(runs: readonly { first: number }[], at: number, placed: Placed, { right }: TimeScale): number {
  const next = runs[at + 1]
  return next === undefined ? right + RIGHT_MARGIN : (placed.steps[next.first] as number) - 18
}

function channelBlocks(steps: readonly ReadStep[], placed: Placed, scale: TimeScale, y: number, { t }: Reader) {
  const runs = runsBy(steps, ({ step }) => step.channel)
  return runs.map((run, at) =>
    block(run, t(channelName(run.key)), placed, limitAfter(runs, at, placed, scale), { y, height: 24, indent: 8 }),
  )
}

function componentBlocks(
  steps: readonly ReadStep[],
  components: readonly Row<'component'>[],
  placed: Placed,
  scale: TimeScale,
  y: number,
  reader: Reader,
): JourneyPicture['components'] {
  const known = (id: string | null) => components.find((component) => component.id === id)
  const runs = runsBy(steps, ({ step }) => known(step.component_id)?.id ?? null)
  return runs.flatMap((run, at) => {
    const component = known(run.key)
    if (component === undefined) return []
    const [name, kind] = [nameIn(reader.language, component), kindName(component, reader)]
    const limit = limitAfter(runs, at, placed, scale)
    const drawn = block(run, name.length > kind.length ? name : kind, placed, limit, { y, height: 40, indent: 12 })
    const room = drawn.width - 16
    return [
      {
        ...{ ...drawn, text: cut(name, room), full: `${name} · ${kind}`, kind: cut(kind, room) },
        ...{ kindY: y + 32, isHuman: component.kind === 'human-activity' },
      },
    ]
  })
}

/** Windows first, each from where it begins to when it is due; then the other targets, over the steps that they are in play at. */
function targetBars(read: ReadJourney, placed: Placed, scale: TimeScale, top: number, reader: Reader): TargetBar[] {
  const windows = read.windows.map((window) => ({
    ...{ target: window.target, window, x: placed.at(window.from.hour), to: placed.at(window.due) },
  }))
  const inWindows = new Set(windows.map(({ target }) => target.id))
  const others = new Map<string, { target: KnownTarget; window: null; x: number; to: number }>()
  for (const [at, { targets }] of read.steps.entries()) {
    const x = placed.steps[at] as number
    for (const target of targets.filter(({ id }) => !inWindows.has(id))) {
      const begun = others.get(target.id)?.x ?? x - 18
      others.set(target.id, { target, window: null, x: begun, to: x + 18 })
    }
  }
  return [...windows, ...others.values()].map((bar, line) =>
    targetBar(bar, top + line * (BAR + 8), scale, placed, reader),
  )
}

function targetBar(
  { target, window, x, to }: { target: KnownTarget; window: AgreedWindow | null; x: number; to: number },
  y: number,
  scale: TimeScale,
  placed: Placed,
  reader: Reader,
): TargetBar {
  const told = toldTarget(target, reader)
  const words = [told.word, told.latest].filter((part) => part !== '').join(', ')
  const width = Math.max(6, to - x)
  const end = window === null ? null : endOf(window, y, to, placed, reader)
  const label = reader.t('journey.targetBar', { metric: told.metric, words })
  const text = end === null || end.fits ? label : `${label} · ${end.text}`
  const needed = text.length * LETTER + 30
  const within = end?.fits ? end.x - x : width
  const roomRight = scale.right + RIGHT_MARGIN - to
  // Within the bar, or else on the side with more room.
  const isInside = needed <= within
  const start = isInside ? x + 6 : roomRight >= needed || roomRight >= x ? to + 6 : Math.max(4, x - needed)
  const room = isInside ? width : start > x ? roomRight : needed
  return {
    ...{ x: round(x), y, width: round(width), height: BAR, result: told.result, icon: told.icon },
    ...{ iconX: round(start), iconY: y + 4, textX: round(start + 20), textY: y + 16, text: cut(text, room - 22) },
    isWindow: window !== null,
    ended: end === null ? null : { ...end, text: end.fits ? end.text : '' },
  }
}

/** Where what was agreed happened; `fits`: whether the words about it have room within the bar. */
function endOf({ endedBy, tookHours, hours }: AgreedWindow, y: number, to: number, placed: Placed, reader: Reader) {
  if (endedBy === null || tookHours === null) return null
  const x = round(placed.at(endedBy.hour))
  const isWithin = tookHours <= hours
  const text = reader.t(isWithin ? 'journey.endedWithin' : 'journey.endedLate', { hours: hoursText(tookHours, reader) })
  const fits = isWithin && text.length * LETTER + 14 <= to - x
  return { x, y1: y - 4, y2: y + BAR + 4, textX: x + 6, textY: y + 16, text, fits }
}

/** A style sheet cannot do this in a picture. */
function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** As much of a text as fits into so many pixels. */
function cut(text: string, width: number): string {
  const letters = Math.max(1, Math.floor(width / LETTER))
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
