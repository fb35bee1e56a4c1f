import type { Day } from '../database/schema.ts'

/* Where things lie in a picture of time, in its own units. */

export const WIDTH = 960
/** Scales stand on the right, beside the newest figures, where narrow screens begin to show a picture. */
export const PLOT = { left: 16, right: 60 }

/** The days that a picture shows: `until` is the day after the last. */
export interface TimeRange {
  from: Day
  until: Day
}

/** Across, for a day's beginning. */
export function across(day: Day, { from, until }: TimeRange): number {
  const part = (Date.parse(day) - Date.parse(from)) / (Date.parse(until) - Date.parse(from))
  return PLOT.left + part * (WIDTH - PLOT.left - PLOT.right)
}

/** A scale upwards: its values at the foot and at the head of a panel. */
export interface Scale {
  low: number
  high: number
  /** Lines to read values by. */
  ticks: number[]
}

const LEAST_SPAN = 40

/** In steps of ten within 0–100, with room for all values; never so narrow that chance looks like a cliff. */
export function scaleAround(values: readonly number[]): Scale {
  let low = Math.max(0, Math.floor((Math.min(...values) - 2) / 10) * 10)
  let high = Math.min(100, Math.ceil((Math.max(...values) + 2) / 10) * 10)
  while (high - low < LEAST_SPAN) {
    if (high < 100) high += 10
    if (high - low < LEAST_SPAN && low > 0) low -= 10
  }
  const step = high - low > 50 ? 20 : 10
  const first = Math.ceil(low / step) * step
  return { low, high, ticks: ticksFrom(first, high, step) }
}

/** Even on both sides of 0. */
export function scaleAcrossZero(values: readonly number[]): Scale {
  const most = Math.max(...values.map(Math.abs)) * 1.15
  const step = Math.max(1, Math.ceil(most / 3))
  const ticks = ticksFrom(-Math.floor(most / step) * step, most, step)
  return { low: -most, high: most, ticks: ticks.map((tick) => tick || 0) }
}

function ticksFrom(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step)
}

/** Downwards, for a value in a panel. */
export function down(value: number, { low, high }: Scale, panel: { top: number; height: number }): number {
  return panel.top + panel.height * (1 - (value - low) / (high - low))
}

const MOST_LABELS = 12

/** First days of months, evenly apart and not too many to read. */
export function labelledDays({ from, until }: TimeRange): Day[] {
  const months: Day[] = []
  for (let day = `${from.slice(0, 7)}-01`; day < until; day = nextMonth(day)) months.push(day)
  const apart = [1, 2, 3, 6, 12, 24, 60].find((each) => months.length / each <= MOST_LABELS) ?? 120
  return months.filter((day) => monthNumber(day) % apart === 0 && day >= from)
}

function monthNumber(day: Day): number {
  return 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1
}

function nextMonth(day: Day): Day {
  const next = monthNumber(day) + 1
  return `${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}-01`
}

/** In which of three rows each number stands, so that neighbours do not cover each other. */
export function rowsOf(places: readonly number[], width: number): number[] {
  const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return places.map((place) => {
    const free = ends.findIndex((end) => end <= place)
    const row = free === -1 ? ends.indexOf(Math.min(...ends)) : free
    ends[row] = place + width
    return row
  })
}
