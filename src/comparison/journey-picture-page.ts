import { channelName } from '../catalogue/channels.ts'
import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { AgreedWindow, KnownTarget, ReadJourney, ReadStep } from './journey.ts'
import { curvesOf, type JourneyCurve, type JourneyLoss, lossesOf } from './journey-curves-page.ts'
import { type Column, type Placed, placedSteps, round, type TimeScale } from './journey-layout.ts'
import { dayName, hoursText, kindName, type ToldTarget, titleOf, toldTarget } from './journey-words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/journey-picture': JourneyPicture
  }
}

/** One journey over time, in pixels of the picture, which scales as a whole. */
export interface JourneyPicture {
  size: 'wide' | 'narrow'
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
  curves: JourneyCurve[]
  /** Where users lie below customers while a window that is met runs. */
  losses: JourneyLoss[]
  /** Where windows run, behind the curves. */
  shades: JourneyShade[]
  steps: { x: number; number: number; time: string; isEmpty: boolean }[]
  stepsY: number
  timesY: number
  lanes: { y: number; name: string }[]
  channels: LaneBlock[]
  components: (LaneBlock & { kind: string; kindY: number; isHuman: boolean })[]
  targets: TargetBar[]
}

export interface JourneyShade {
  result: ToldTarget['result']
  x: number
  right: number
  width: number
  y: number
  height: number
  middle: number
  textY: number
  text: string
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

export interface TargetBar {
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
  short: string
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
const LETTER = 7.2
const TITLE_LINE = 17
const CURVE = 220
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
  const y = heightOf({ top, bottom })
  return {
    ...{ size: 'wide', viewBox: `0 0 ${width} ${height}`, width, label, left: LEFT, right: round(scale.right) },
    columns: scale.columns.map((column, at) => columnOf(column, scale.columns.slice(at + 1), read, reader)),
    days: { top: 0, bottom: height, nameY: 20 },
    scale: scoresAt(y),
    curves: curvesOf(read.steps, placed, y, scale.right, reader),
    losses: lossesOf(read, placed, y, reader),
    shades: shadesOf(read, placed, { top, bottom }, reader),
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

/** Where a mean from 1 to 5 stands between two heights. */
export function heightOf({ top, bottom }: Band): (mean: number) => number {
  return (mean) => round(bottom - 40 - ((mean - 1) / 4) * (bottom - top - 58))
}

export function scoresAt(y: (mean: number) => number): JourneyPicture['scale'] {
  return [1, 2, 3, 4, 5].map((score) => ({ y: y(score), textY: y(score) + 4, text: String(score) }))
}

interface Band {
  top: number
  bottom: number
}

export function shadesOf(read: ReadJourney, placed: Placed, { top, bottom }: Band, reader: Reader): JourneyShade[] {
  return read.windows.map(({ target, from, due, hours }) => {
    const [x, right] = [placed.at(from.hour), placed.at(due)]
    const { result, word } = toldTarget(target, reader)
    const text = reader.t('journey.windowOf', { window: hoursText(hours, reader), word })
    return {
      ...{ result, x: round(x), right: round(right), width: round(right - x), y: top, height: bottom - top },
      // Longer than the window, its words begin where it does.
      ...{ middle: round(x + Math.max(right - x, text.length * LETTER) / 2), textY: bottom - 6, text },
    }
  })
}

function stepsIn(steps: readonly ReadStep[], { from, to }: Column): ReadStep[] {
  return steps.filter(({ step }) => step.day_offset >= from && step.day_offset <= to)
}

function columnOf(
  column: Column,
  following: readonly Column[],
  { journey, steps }: ReadJourney,
  reader: Reader,
): JourneyPicture['columns'][number] {
  const { from, to, x, width } = column
  const own = stepsIn(steps, column)
  const taken = following.findIndex((each) => stepsIn(steps, each).length > 0)
  const free = taken < 0 ? following : following.slice(0, taken)
  const room = free.reduce((sum, each) => sum + each.width, width)
  const name =
    to > from ? reader.t('journey.daysFromTo', { from: from + 1, to: to + 1 }) : dayName(from, journey, reader)
  return {
    ...{ x: round(x), width: round(width), middle: round(x + width / 2), name: cut(capital(name), width - 8) },
    isEmpty: own.every(({ step }) => step.nothing_happened === 1),
    titles: own.map((each, line) => {
      const full = `${steps.indexOf(each) + 1} ${titleOf(each, reader)}`
      return { x: round(x + 8), y: 40 + line * TITLE_LINE, text: cut(full, room - 12), full }
    }),
  }
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
  limit: Limit,
  place: { y: number; height: number; indent: number },
): LaneBlock {
  const [begins, ends] = [(placed.steps[first] as number) - 18, (placed.steps[last] as number) + 18]
  // A block grows to hold its words as long as its neighbours leave room.
  const needed = text.length * LETTER + place.indent + 10
  const right = Math.max(ends, Math.min(begins + needed, limit.right - 4))
  const x = Math.min(begins, Math.max(right - needed, limit.left + 4))
  const width = right - x
  return {
    ...{ x: round(x), y: place.y, width: round(width), height: place.height, full: text },
    ...{ textX: round(x + place.indent), textY: place.y + 16, text: cut(text, width - place.indent - 4) },
  }
}

interface Limit {
  left: number
  right: number
}

function limitOf(
  before: LaneBlock | undefined,
  next: { first: number } | undefined,
  placed: Placed,
  { right }: TimeScale,
): Limit {
  return {
    left: before === undefined ? LEFT : before.x + before.width,
    right: next === undefined ? right + RIGHT_MARGIN : (placed.steps[next.first] as number) - 18,
  }
}

function channelBlocks(steps: readonly ReadStep[], placed: Placed, scale: TimeScale, y: number, { t }: Reader) {
  const runs = runsBy(steps, ({ step }) => step.channel)
  const drawn: LaneBlock[] = []
  for (const [at, run] of runs.entries()) {
    const limit = limitOf(drawn.at(-1), runs[at + 1], placed, scale)
    drawn.push(block(run, t(channelName(run.key)), placed, limit, { y, height: 24, indent: 8 }))
  }
  return drawn
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
  const blocks: JourneyPicture['components'] = []
  for (const [at, run] of runs.entries()) {
    const component = known(run.key)
    if (component === undefined) continue
    const [name, kind] = [nameIn(reader.language, component), kindName(component, reader)]
    const limit = limitOf(blocks.at(-1), runs[at + 1], placed, scale)
    const drawn = block(run, name.length > kind.length ? name : kind, placed, limit, { y, height: 40, indent: 12 })
    const room = drawn.width - 16
    blocks.push({
      ...{ ...drawn, text: cut(name, room), full: `${name} · ${kind}`, kind: cut(kind, room) },
      ...{ kindY: y + 32, isHuman: component.kind === 'human-activity' },
    })
  }
  return blocks
}

/** Windows first, each from where it begins to when it is due; then the other targets, over the steps that they are in play at. */
export function targetBars(
  read: ReadJourney,
  placed: Placed,
  scale: TimeScale,
  top: number,
  reader: Reader,
): TargetBar[] {
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
  // Within the bar, right of it or left of it, wherever its words have room first; where they have none, in most of it.
  const places = [
    { start: x + 6, room: within },
    { start: to + 6, room: roomRight },
    { start: Math.max(LEFT, x - needed), room: x - LEFT },
  ]
  const most = Math.max(...places.map((each) => each.room))
  const { start, room } = (places.find((each) => needed <= each.room) ?? places.find((each) => each.room === most))!
  return {
    ...{ x: round(x), y, width: round(width), height: BAR, result: told.result, icon: told.icon },
    ...{ iconX: round(start), iconY: y + 4, textX: round(start + 20), textY: y + 16, text: cut(text, room - 30) },
    short: reader.t('journey.targetBar', { metric: told.metric, words: told.word }),
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
export function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** As much of a text as fits into so many pixels. */
export function cut(text: string, width: number): string {
  const letters = Math.max(1, Math.floor(width / LETTER))
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`
}
