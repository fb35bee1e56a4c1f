import type { Interval, Measured } from '../statistics/measured.ts'
import { inLanguage } from '../surveys/definition.ts'
import type { Adequacy, MetExpectation } from './expectations.ts'
import type { LostAtComponent, LostPlaces } from './lost-places.ts'
import { costOf, type Estimated, type HourlyRate, type LostTimeTold, type TimeTold } from './lost-time.ts'
import { ASKED_WHAT_MATTERS, type DimensionPriority, type Priorities, rankedBy } from './priorities.ts'

/** The columns of the table that can be downloaded; the same in every language, so that programs can rely on them. */
export const PRIORITY_COLUMNS = [
  'section',
  'perspective',
  'about',
  'figure',
  'value',
  'low',
  'high',
  'n',
  'note',
] as const

type PriorityRow = (string | number)[]

export interface PriorityFigures {
  priorities: Priorities
  met: readonly MetExpectation[]
  adequacies: readonly Adequacy[]
  lostTime: LostTimeTold
  places: LostPlaces
  byComponent: readonly LostAtComponent[]
  hoursOverall: Estimated | null
  rate: HourlyRate | null
}

interface Figure {
  value: Measured<number> | number | string | null
  interval?: Measured<Interval>
  n?: number
  note?: string
}

/** What the page shows, one figure to a row; of what may not be shown, only why. */
export function priorityRows(figures: PriorityFigures): PriorityRow[] {
  const { priorities, met, adequacies } = figures
  return [
    ...rankedBy('priority', priorities.dimensions).flatMap((each) => dimensionRows(each)),
    ...met.flatMap((each) => expectationRows(each)),
    ...adequacies.map(({ perspective, dimension, difference, interval, minimum, disclosure }) =>
      asRow(['expectation', perspective, dimension, 'experienced less minimum'], {
        ...{ value: difference, interval, n: minimum.n, note: disclosure },
      }),
    ),
    ...lostTimeRows(figures),
    ...placeRows(figures),
  ]
}

function dimensionRows(each: DimensionPriority): PriorityRow[] {
  const { dimension, derived, gap, priority, alignment, advice } = each
  const row = (perspective: string, figure: string, of: Figure) =>
    asRow(['what matters', perspective, dimension, figure], of)
  const weight = (found: DimensionPriority['priority']): Figure =>
    found.value === null
      ? { value: null, note: found.reason }
      : { value: found.value.value, interval: found.value.interval }
  return [
    ...ASKED_WHAT_MATTERS.flatMap((perspective) => {
      const { index, indexInterval, n, importance, importanceInterval, disclosure, quadrant } = each[perspective]
      return [
        row(perspective, 'importance', {
          ...{ value: importance?.share ?? null, n: importance?.of ?? 0, note: quadrant ?? '' },
          interval: importanceInterval,
        }),
        row(perspective, 'index', { value: index, interval: indexInterval, n, note: disclosure }),
      ]
    }),
    row('user', 'derived importance', {
      value: derived.association.value?.coefficient ?? null,
      ...(derived.association.value === null ? {} : { interval: derived.association.value.interval }),
      ...{ n: derived.n, note: derived.association.reason ?? '' },
    }),
    row('', 'gap', { value: gap }),
    row('', 'priority', weight(priority)),
    row('', 'alignment priority', weight(alignment)),
    row('', 'advice', { value: advice }),
  ]
}

function expectationRows({ perspective, n, net, interval, disclosure, reading }: MetExpectation): PriorityRow[] {
  const row = (figure: string, of: Figure) => asRow(['expectation', perspective, '', figure], of)
  if (net.value === null) return [row('net', { value: null, note: disclosure })]
  return [
    row('better', { value: net.value.better, n }),
    row('as expected', { value: net.value.asExpected, n }),
    row('worse', { value: net.value.worse, n }),
    row('net', { value: net.value.net, interval, n, note: reading }),
  ]
}

function lostTimeRows({ lostTime, rate }: PriorityFigures): PriorityRow[] {
  const { users, customers, hoursPerMonth, hoursBelieved } = lostTime
  const minutes = (perspective: string, { median, mean, interval, n, disclosure }: TimeTold) => [
    asRow(['lost time', perspective, '', 'median minutes'], { value: median, n, note: disclosure }),
    asRow(['lost time', perspective, '', 'mean minutes'], { value: mean, interval, n, note: disclosure }),
  ]
  const hours = (perspective: string, figure: string, found: Estimated | null, note = '') =>
    found === null ? [] : [asRow(['lost time', perspective, '', figure], { ...found, note })]
  return [
    ...minutes('user', users),
    ...hours('user', 'hours per month', hoursPerMonth),
    ...hours(
      'user',
      'cost per month',
      hoursPerMonth === null || rate === null ? null : costOf(hoursPerMonth, rate),
      rate?.currency,
    ),
    ...minutes('customer', customers),
    ...hours('customer', 'hours per month', hoursBelieved),
  ]
}

/** Over all time, whatever the window: see `lostPlacesOf`. */
function placeRows({ places, byComponent, hoursOverall }: PriorityFigures): PriorityRow[] {
  const row = (by: string, about: string, { n, share }: { n: number; share: number }) => {
    const hours = hoursOverall === null ? null : share * hoursOverall.value
    return asRow([`lost time by ${by}`, 'user', about, 'hours per month'], { value: hours, n, note: 'all time' })
  }
  return [
    ...places.places.map((lost) =>
      row('place', lost.option === null ? 'other' : inLanguage(lost.option.text, 'en'), lost),
    ),
    ...byComponent.map((lost) => row('component', lost.component?.name ?? 'none', lost)),
  ]
}

function asRow(about: readonly string[], { value, interval, n, note = '' }: Figure): PriorityRow {
  const known = value !== null && typeof value === 'object' ? value.value : value
  const range = interval?.value ?? null
  const cell = (figure: number | string | null | undefined) =>
    typeof figure === 'number' ? Number(figure.toFixed(4)) : (figure ?? '')
  return [...about, cell(known), cell(range?.low), cell(range?.high), known === null ? '' : (n ?? ''), note]
}
