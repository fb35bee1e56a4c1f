import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { PerspectiveTrend, ServiceTrend, TrendPoint } from './trend.ts'
import type { NumberedMarks } from './trend-marks.ts'
import { namePlace } from './trend-names.ts'
import type { Span, TrendUnit } from './trend-periods.ts'
import {
  across,
  down,
  labelledDays,
  PLOT,
  rowsOf,
  type Scale,
  scaleAcrossZero,
  scaleAround,
  type TimeRange,
  WIDTH,
} from './trend-picture.ts'
import type { Direction } from './trend-shift.ts'
import { periodName } from './trend-words-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/trend-picture': TrendPicture
    'comparison/trend-panel': TrendPanel
  }
}

/** One perspective over time: panels under each other over one time axis, in units of the picture. */
export interface TrendPicture {
  text: string
  viewBox: string
  panels: TrendPanel[]
  ticks: { x: string; y: string; label: string }[]
  marks: TrendMarkDrawn[]
}

/** What happened on one day, by its numbers: "3", "3–6". */
interface TrendMarkDrawn {
  x: string
  y: string
  from: string
  to: string
  name: string
  left: string
  width: string
}

export interface TrendPanel {
  perspective: Perspective
  title: string
  titleY: string
  left: string
  right: string
  lines: { y: string; labelY: string; label: string }[]
  /** The limits, period by period. */
  band: { x: string; y: string; width: string; height: string }[]
  centre: NamedLine | null
  target: NamedLine | null
  /** Through neighbouring periods. */
  path: string
  points: { x: string; y: string; side: Direction | null; text: string }[]
  isCrowded: boolean
}

/** `x` and `labelY`: where its name ends, clear of the marks' lines. */
interface NamedLine {
  y: string
  x: string
  labelY: string
  label: string
}

export interface DrawnTrend {
  trend: ServiceTrend
  range: TimeRange
  marks: NumberedMarks
  target: number
}

const HEAD = 64
/** Where nothing is marked. */
const SMALL_HEAD = 34
const NAMED_FROM = 28
const GAP = 38
const FOOT = 30
const HEIGHTS = { share: 170, average: 96, index: 110 }
const CROWDED = 60
/** Width of a mark with one figure. */
const MARK = 17
/** Width of a letter of a name, on a phone, where letters are largest. */
const LETTER = 8

export function trendPicture(own: PerspectiveTrend, drawn: DrawnTrend, verdict: string, reader: Reader): TrendPicture {
  const { t, format } = reader
  const { range, marks, trend } = drawn
  const days = byDay(marks.within)
  const places = days.map(({ day }) => across(day, range))
  const panels: TrendPanel[] = []
  let top = days.length === 0 ? SMALL_HEAD : HEAD
  for (const [height, panel] of panelsOf(own)) {
    panels.push(panel(own, { top, height, ...drawn, unit: trend.unit, marked: places }, reader))
    top += height + GAP
  }
  const foot = top - GAP
  const widths = days.map(({ name }) => MARK + 7 * (name.length - 1))
  const rows = rowsOf(places, Math.max(MARK, ...widths) + 3)
  return {
    text: t('trend.pictureText', { perspective: t(`common.${own.perspective}`), verdict }),
    viewBox: `0 0 ${WIDTH} ${foot + FOOT}`,
    panels,
    // A name that its picture would cut is left out.
    ticks: labelledDays(range)
      .filter((day) => across(day, range) > NAMED_FROM)
      .map((day) => ({
        x: fixed(across(day, range)),
        y: fixed(foot + 20),
        label: format.shortMonth(day.slice(0, 7)),
      })),
    marks: days.map(({ name }, at) => {
      const y = 11 + 16 * (rows[at] as number)
      const width = widths[at] as number
      return {
        ...{ x: fixed(places[at] as number), y: fixed(y), from: fixed(y + 8), to: fixed(foot) },
        ...{ name, left: fixed(-width / 2), width: fixed(width) },
      }
    }),
  }
}

/** Marks of one day stand as one; they follow each other, so that their first and last number say all. */
function byDay(marks: NumberedMarks['within']): { day: string; name: string }[] {
  return [...new Set(marks.map(({ day }) => day))].map((day) => {
    const numbers = marks.filter((mark) => mark.day === day).map(({ place }) => place)
    const [first, last] = [numbers[0] as number, numbers.at(-1) as number]
    return { day, name: first === last ? String(first) : `${first}–${last}` }
  })
}

type PanelOf = (own: PerspectiveTrend, place: Place, reader: Reader) => TrendPanel
interface Place {
  top: number
  height: number
  range: TimeRange
  unit: TrendUnit
  target: number
  /** Where marks' lines run down through all panels. */
  marked: readonly number[]
}

function panelsOf({ chart }: PerspectiveTrend): [number, PanelOf][] {
  const average: [number, PanelOf][] = (chart?.value ?? null) === null ? [] : [[HEIGHTS.average, averagePanel]]
  return [[HEIGHTS.share, sharePanel], ...average, [HEIGHTS.index, indexPanel]]
}

function sharePanel(own: PerspectiveTrend, place: Place, reader: Reader): TrendPanel {
  const { t, format } = reader
  const trend = own.chart?.value ?? null
  const values = own.points.map(({ topTwo }) => 100 * topTwo.share)
  const limits = (trend?.laney.limits ?? []).map(({ low, high }) => ({ low: 100 * low, high: 100 * high }))
  const scale = scaleAround([...values, ...limits.flatMap(({ low, high }) => [low, high])])
  const centre = trend === null ? null : { value: 100 * trend.centre, label: t('trend.baselineLabel') }
  return panelWith({
    ...{ own, place, values, limits, scale, centre, target: null },
    title: t(trend === null ? 'trend.panelShare' : 'trend.panelShareLimits'),
    write: (value) => format.percent(value / 100),
    sideOf: (at) => (trend?.laney.out.includes(at) ? side(trend.z[at] as number) : null),
    reader,
  })
}

function averagePanel(own: PerspectiveTrend, place: Place, reader: Reader): TrendPanel {
  const { t, format } = reader
  const ewma = own.chart?.value?.ewma ?? { values: [], limits: [], signals: [] }
  return panelWith({
    ...{ own, place, values: ewma.values, target: null },
    limits: ewma.limits.map((limit) => ({ low: -limit, high: limit })),
    scale: scaleAcrossZero([...ewma.values, ...ewma.limits]),
    centre: { value: 0, label: '' },
    title: t('trend.panelAverage'),
    write: (value) => format.signed(value, Number.isInteger(value) ? 0 : 1),
    sideOf: (at) => (ewma.signals.includes(at) ? side(ewma.values[at] as number) : null),
    reader,
  })
}

function indexPanel(own: PerspectiveTrend, place: Place, reader: Reader): TrendPanel {
  const { t, format } = reader
  const values = own.points.map(({ index }) => index)
  const { target } = place
  return panelWith({
    ...{ own, place, values, limits: [], scale: scaleAround([...values, target]), centre: null },
    target: { value: target, label: t('comparison.target', { target: format.number(target) }) },
    title: t('trend.panelIndex'),
    write: (value) => format.number(value),
    sideOf: () => null,
    reader,
  })
}

interface Panel {
  own: PerspectiveTrend
  place: Place
  title: string
  values: readonly number[]
  limits: readonly { low: number; high: number }[]
  scale: Scale
  centre: { value: number; label: string } | null
  target: { value: number; label: string } | null
  write(value: number): string
  sideOf(at: number): Direction | null
  reader: Reader
}

function panelWith(panel: Panel): TrendPanel {
  const { own, place, values, limits, scale, title, write, reader } = panel
  const y = (value: number) => down(value, scale, place)
  const middles = own.points.map(({ span }) => middleOf(span, place.range))
  const curve = values.map((value, at) => ({ x: middles[at] as number, y: y(value) }))
  const lineAt = (line: Panel['centre']) => {
    if (line === null) return null
    const at = namePlace(y(line.value), line.label.length * LETTER, { marked: place.marked, curve })
    return { y: fixed(y(line.value)), x: fixed(at.x), labelY: fixed(at.y), label: line.label }
  }
  return {
    perspective: own.perspective,
    title,
    titleY: fixed(place.top - 12),
    left: fixed(PLOT.left),
    right: fixed(WIDTH - PLOT.right),
    lines: scale.ticks.map((tick) => ({ y: fixed(y(tick)), labelY: fixed(y(tick) + 4), label: write(tick) })),
    band: limits.map(({ low, high }, at) => {
      const { from, until } = (own.points[at] as TrendPoint).span
      const x = across(from, place.range)
      const width = across(until, place.range) - x
      return { x: fixed(x), y: fixed(y(high)), width: fixed(width), height: fixed(y(low) - y(high)) }
    }),
    centre: lineAt(panel.centre),
    target: lineAt(panel.target),
    path: pathThrough(own.points, (at) => `${fixed(middles[at] as number)} ${fixed(y(values[at] as number))}`),
    points: values.map((value, at) => {
      const point = own.points[at] as TrendPoint
      const text = reader.t('trend.pointText', {
        period: periodName(point.span, place.unit, reader),
        value: write(value),
        n: point.n,
      })
      return { x: fixed(middles[at] as number), y: fixed(y(value)), side: panel.sideOf(at), text }
    }),
    isCrowded: values.length > CROWDED,
  }
}

/** Where nobody answered in between, the line is broken. */
function pathThrough(points: readonly TrendPoint[], at: (place: number) => string): string {
  return points
    .map(({ span }, place) => `${place > 0 && points[place - 1]?.span.until === span.from ? 'L' : 'M'}${at(place)}`)
    .join(' ')
}

function middleOf({ from, until }: Span, range: TimeRange): number {
  return (across(from, range) + across(until, range)) / 2
}

function side(value: number): Direction {
  return value < 0 ? 'lower' : 'higher'
}

function fixed(value: number): string {
  return value.toFixed(1)
}
