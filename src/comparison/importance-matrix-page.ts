import type { Reader } from '../i18n/reader.ts'
import type { Quadrant } from '../statistics/priority.ts'
import type { Dimension } from '../surveys/definition.ts'
import { whyHidden } from './figures-page.ts'
import { QUADRANT_NAMES, type QuadrantName, quadrantNames, type Spot } from './importance-quadrants-page.ts'
import { type Box, labelPlace } from './label-place.ts'
import type { AskedWhatMatters, Priorities, RatedAndPicked } from './priorities.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/importance-matrix': ImportanceMatrix
  }
}

/** Importance (up) against performance (right), drawn in units of the picture. */
export interface ImportanceMatrix {
  perspective: AskedWhatMatters
  title: string
  /** Why there is no picture; null: there is one. */
  why: string | null
  size: { width: number; height: number }
  plot: { left: number; top: number; width: number; height: number }
  plotRight: number
  plotBottom: number
  target: { x: string; name: string }
  mean: { y: string; name: string }
  quadrants: QuadrantName[]
  /** `below` and `beside`: where their names stand. */
  ticks: { x: Tick[]; y: Tick[]; below: number; beside: number }
  points: MatrixPoint[]
  /** Middle of the horizontal axis' name. */
  axis: { x: number; y: number }
  /** The same in words. */
  text: string
  missing: string | null
}

interface Tick {
  at: string
  name: string
}

interface MatrixPoint {
  /** The outline of the dimension's own shape, around 0, 0. */
  shape: string
  transform: string
  name: string
  label: { x: string; y: string }
  /** From the shape to a name that stands further off; null: the name stands beside it. */
  leader: { x1: string; y1: string; x2: string; y2: string } | null
}

const SIZE = { width: 360, height: 310 }
const PLOT = { left: 34, top: 8, width: 314, height: 262 }
/** Width of a letter, a little generous. */
const LETTER = 6
/** From so far on, a line leads from a shape to its name. */
const BESIDE = 15

/** Every dimension has its own shape, the same in all pictures. */
const SHAPES: Record<Dimension, string> = {
  OUTCOME: 'M0-6A6 6 0 1 1 0 6A6 6 0 1 1 0-6Z',
  EASE: 'M-5.5-5.5H5.5V5.5H-5.5Z',
  SPEED: 'M0-7L6.5 5H-6.5Z',
  RELIABILITY: 'M0-7.5L7.5 0 0 7.5-7.5 0Z',
  INFORMATION: 'M0 7L-6.5-5H6.5Z',
  SUPPORT: 'M-2-7H2V-2H7V2H2V7H-2V2H-7V-2H-2Z',
  COST: 'M0-7L6.7-2.2 4.1 5.7H-4.1L-6.7-2.2Z',
  RISK: 'M-3.5-6.5H3.5L7 0 3.5 6.5H-3.5L-7 0Z',
}

interface Placed {
  dimension: Dimension
  index: number
  share: number
  quadrant: Quadrant
}

export function importanceMatrix(
  perspective: AskedWhatMatters,
  { dimensions, target, meanImportance, whyNotPicked }: Priorities,
  { t, format }: Reader,
): ImportanceMatrix {
  const placed = dimensions.flatMap(({ dimension, [perspective]: side }) => placedOf(dimension, side))
  const missing = dimensions.filter(({ dimension }) => placed.every((each) => each.dimension !== dimension))
  const mean = meanImportance[perspective]
  const name = (dimension: Dimension) => t(`surveys.dimension${dimension}`)
  const across = span([...placed.map(({ index }) => index), target - 15, target + 20], 5, 10)
  const upwards = span([...placed.map(({ share }) => 100 * share), 100 * (mean ?? 0), 0], 8, 4)
  const x = (index: number) => PLOT.left + (PLOT.width * (index - across.low)) / (across.high - across.low)
  const y = (share: number) =>
    PLOT.top + PLOT.height - (PLOT.height * (100 * share - upwards.low)) / (upwards.high - upwards.low)
  const points = placed.map((each) => ({ x: x(each.index), y: y(each.share), name: name(each.dimension) }))
  const parting = { x: x(target), y: y(mean ?? 0) }
  const quadrants = quadrantNames({ plot: PLOT, parting, shapes: points.map(boxOfShape) }, t)
  const named = quadrants.map(({ box }) => box)
  const labels = labelled(points, named, boxesOfLines(parting))
  const hidden = missing[0]?.[perspective].disclosure ?? 'none'
  return {
    perspective,
    title: t(perspective === 'user' ? 'priorities.matrixUser' : 'priorities.matrixCustomer'),
    why: placed.length > 0 ? null : whyNothing(mean === null ? whyNotPicked[perspective] : hidden),
    size: SIZE,
    plot: PLOT,
    plotRight: PLOT.left + PLOT.width,
    plotBottom: PLOT.top + PLOT.height,
    target: { x: parting.x.toFixed(1), name: t('priorities.axisTarget', { target: format.number(target) }) },
    mean: { y: parting.y.toFixed(1), name: t('priorities.axisMean', { share: format.percent(mean ?? 0) }) },
    quadrants: quadrants.map(({ name: { x: at, ...rest } }) => ({ x: Number(at.toFixed(1)), ...rest })),
    ticks: {
      x: steps(across).map((index) => ({ at: x(index).toFixed(1), name: format.number(index) })),
      y: steps(upwards).map((share) => ({ at: y(share / 100).toFixed(1), name: format.percent(share / 100) })),
      below: PLOT.top + PLOT.height + 15,
      beside: PLOT.left - 4,
    },
    points: placed.map(({ dimension }, at) => ({
      shape: SHAPES[dimension],
      transform: `translate(${points[at]!.x.toFixed(1)} ${points[at]!.y.toFixed(1)})`,
      name: name(dimension),
      ...labels[at]!,
    })),
    axis: { x: PLOT.left + PLOT.width / 2, y: SIZE.height - 4 },
    text: t('priorities.matrixText', {
      points: placed
        .map(({ dimension, index, share, quadrant }) =>
          t('priorities.matrixPoint', {
            name: name(dimension),
            quadrant: t(QUADRANT_NAMES[quadrant]),
            index: format.number(index),
            share: format.percent(share),
          }),
        )
        .join('; '),
    }),
    missing:
      placed.length === 0 || missing.length === 0
        ? null
        : t('priorities.matrixMissing', {
            names: format.list(missing.map(({ dimension }) => name(dimension))),
            why: whyHidden(hidden, t),
          }),
  }

  function whyNothing(disclosure: RatedAndPicked['disclosure']): string {
    return t('priorities.matrixWhy', { why: whyHidden(disclosure, t) })
  }
}

function placedOf(dimension: Dimension, { index, importance, quadrant }: RatedAndPicked): Placed[] {
  if (index.value === null || importance === null || quadrant === null) return []
  return [{ dimension, index: index.value, share: importance.share, quadrant }]
}

/** From and to whole steps around the values, with room for their shapes. */
function span(values: readonly number[], room: number, step: number): { low: number; high: number } {
  const low = Math.floor((Math.min(...values) - room) / step) * step
  const high = Math.ceil((Math.max(...values) + room) / step) * step
  return { low, high: Math.max(high, low + 2 * step) }
}

function steps({ low, high }: { low: number; high: number }): number[] {
  const step = high - low > 50 ? 20 : 10
  const all = Array.from({ length: 100 / step + 1 }, (_, at) => at * step)
  return all.filter((value) => value >= low && value <= high)
}

function boxOfShape({ x, y }: Spot): Box {
  return { left: x - 7, top: y - 7, width: 14, height: 14 }
}

/** The dashed lines, with a little room beside them. */
function boxesOfLines({ x, y }: Spot): Box[] {
  return [
    { left: x - 3, top: PLOT.top, width: 6, height: PLOT.height },
    { left: PLOT.left, top: y - 3, width: PLOT.width, height: 6 },
  ]
}

function labelled(points: readonly (Spot & { name: string })[], taken: readonly Box[], lines: readonly Box[]) {
  const busy = [...taken, ...points.map(boxOfShape)]
  return points.map(({ x, y, name }) => {
    const box = labelPlace({ x, y, width: name.length * LETTER + 4, height: 13 }, busy, lines, PLOT)
    busy.push(box)
    const label = { x: (box.left + 2).toFixed(1), y: (box.top + 10).toFixed(1) }
    return { label, leader: leaderTo(box, { x, y }) }
  })
}

function leaderTo({ left, top, width, height }: Box, { x, y }: Spot): MatrixPoint['leader'] {
  const end = { x: Math.min(Math.max(x, left), left + width), y: Math.min(Math.max(y, top), top + height) }
  if (Math.hypot(end.x - x, end.y - y) < BESIDE) return null
  return { x1: x.toFixed(1), y1: y.toFixed(1), x2: end.x.toFixed(1), y2: end.y.toFixed(1) }
}
