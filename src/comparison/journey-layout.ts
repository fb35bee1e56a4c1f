/** One day, or a run of days without a step, which is drawn as narrow as one. */
export interface Column {
  /** Days from the first, both included. */
  from: number
  to: number
  /** Hours from the journey's first midnight between which it is drawn. */
  begins: number
  ends: number
  x: number
  width: number
}

export interface TimeScale {
  columns: Column[]
  /** Where the picture's time ends. */
  right: number
  /** Pixels that neighbouring steps are apart at least. */
  apart: number
}

const APART = 46
const CLOSE = 36
const EDGE = 16
/** So many days without a step in a row are drawn as one column. */
const RUN = 3
const RUN_WIDTH = 84
const NARROWEST = 64

/**
 * Days as columns, to scale in hours: as wide as each other as far as the steps of the fullest days leave room for it.
 * @param journeys of each journey that is drawn on this scale, the hours of its steps
 * @param ends hours that must lie within the picture besides, as the end of a window
 * @param room where time begins and how many pixels it has; more are taken where the steps need them
 * @param closest pixels that neighbouring steps are apart at least where there is little room
 */
export function timeScale(
  journeys: readonly (readonly number[])[],
  ends: readonly number[],
  room: { left: number; width: number },
  closest = CLOSE,
): TimeScale {
  const days = daysOf(journeys.flat(), ends)
  const counts = countsByDay(journeys)
  const spans = runsOf(days, counts)
  const needs = (apart: number) =>
    spans.map(({ from, to }) =>
      to > from ? RUN_WIDTH : Math.max(NARROWEST, ((counts.get(from) ?? 0) - 1) * apart + 2 * EDGE),
    )
  const apart = sum(needs(APART)) <= room.width ? APART : closest
  const widths = evened(needs(apart), spans, room.width)
  let x = room.left
  const hours = [...journeys.flat(), ...ends]
  const columns = spans.map((span, at) => {
    const column = { ...span, ...drawnHours(span, spans.length === 1, hours), x, width: widths[at] as number }
    x += column.width
    return column
  })
  return { columns, right: x, apart }
}

/** A day is drawn from midnight to midnight; the only one, from an hour before what happens on it to an hour after. */
function drawnHours({ from, to }: { from: number; to: number }, isOnly: boolean, hours: readonly number[]) {
  const whole = { begins: from * 24, ends: (to + 1) * 24 }
  if (!isOnly || hours.length === 0) return whole
  return {
    begins: Math.max(whole.begins, Math.floor(Math.min(...hours)) - 1),
    ends: Math.min(whole.ends, Math.ceil(Math.max(...hours)) + 1),
  }
}

/** Where a journey's steps stand on the scale, and any hour between them. */
export interface Placed {
  steps: number[]
  at(hour: number): number
}

/** True to the hour, but no two steps closer than the scale allows. */
export function placedSteps(hours: readonly number[], { columns, apart, right }: TimeScale): Placed {
  const places = [...hours]
  for (const column of columns) {
    const own = [...hours.keys()].filter((at) => inColumn(hours[at] as number, column))
    const true_ = own.map((at) => onScale(hours[at] as number, column))
    const last = column.x + column.width - EDGE
    for (const [turn, at] of own.entries()) {
      const before = turn === 0 ? column.x + EDGE : (places[own[turn - 1] as number] as number) + apart
      places[at] = Math.max(true_[turn] as number, before)
    }
    for (const [turn, at] of [...own.entries()].reverse()) {
      const after = turn === own.length - 1 ? last : (places[own[turn + 1] as number] as number) - apart
      places[at] = Math.min(places[at] as number, after)
    }
  }
  const anchors = anchorsOf(columns, hours, places, right)
  return { steps: places, at: (hour) => between(anchors, hour) }
}

function inColumn(hour: number, { from, to }: Column): boolean {
  return hour >= from * 24 && hour < (to + 1) * 24
}

function onScale(hour: number, { begins, ends, x, width }: Column): number {
  return x + ((hour - begins) / (ends - begins)) * width
}

interface Anchor {
  hour: number
  x: number
}

function anchorsOf(columns: readonly Column[], hours: readonly number[], places: readonly number[], right: number) {
  const edges = columns.map(({ begins, x }): Anchor => ({ hour: begins, x }))
  const end = { hour: columns.at(-1)?.ends ?? 24, x: right }
  const steps = hours.map((hour, at): Anchor => ({ hour, x: places[at] as number }))
  return [...edges, ...steps, end].sort((a, b) => a.hour - b.hour || a.x - b.x)
}

/** Straight between the anchors; at an hour that several steps share, the first of them. */
function between(anchors: readonly Anchor[], hour: number): number {
  const exact = anchors.find((anchor) => anchor.hour === hour)
  if (exact !== undefined) return exact.x
  const after = anchors.findIndex((anchor) => anchor.hour > hour)
  const [a, b] = [anchors[after - 1], anchors[after]]
  if (a === undefined || b === undefined) return (anchors.at(a === undefined && b !== undefined ? 0 : -1) as Anchor).x
  return a.x + ((hour - a.hour) / (b.hour - a.hour)) * (b.x - a.x)
}

/** A window that ends at midnight needs no further day; a step at midnight does. */
function daysOf(steps: readonly number[], ends: readonly number[]): number {
  return Math.max(1, ...steps.map((hour) => Math.floor(hour / 24) + 1), ...ends.map((hour) => Math.ceil(hour / 24)))
}

/** The most steps that any of the journeys has on a day. */
function countsByDay(journeys: readonly (readonly number[])[]): Map<number, number> {
  const most = new Map<number, number>()
  for (const hours of journeys) {
    const own = new Map<number, number>()
    for (const hour of hours) own.set(Math.floor(hour / 24), (own.get(Math.floor(hour / 24)) ?? 0) + 1)
    for (const [day, count] of own) most.set(day, Math.max(count, most.get(day) ?? 0))
  }
  return most
}

function runsOf(days: number, counts: ReadonlyMap<number, number>): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = []
  for (let day = 0; day < days; ) {
    let end = day
    while (!counts.has(day) && end < days && !counts.has(end)) end += 1
    if (end - day >= RUN) {
      spans.push({ from: day, to: end - 1 })
      day = end
    } else {
      spans.push({ from: day, to: day })
      day += 1
    }
  }
  return spans
}

/** Room that is left over goes to the narrowest days first, so that days become as wide as each other. */
function evened(needs: readonly number[], spans: readonly { from: number; to: number }[], width: number): number[] {
  const grows = spans.map(({ from, to }) => to === from)
  if (!grows.includes(true)) return [...needs]
  const filled = (level: number) => needs.map((need, at) => (grows[at] ? Math.max(need, level) : need))
  let [low, high] = [0, width]
  for (let turn = 0; turn < 40; turn += 1) {
    const level = (low + high) / 2
    if (sum(filled(level)) > width) high = level
    else low = level
  }
  return filled(low)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** To a tenth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
