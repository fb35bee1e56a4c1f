import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import { greenLosses, type ReadJourney, type ReadStep } from './journey.ts'
import { type Placed, round } from './journey-layout.ts'
import { titleOf } from './journey-words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/journey-mark': JourneyMark
  }
}

/** What one perspective says, step by step. */
export interface JourneyCurve {
  perspective: Perspective
  lines: { x1: number; y1: number; x2: number; y2: number; isWorkshop: boolean }[]
  marks: JourneyMark[]
  values: { x: number; y: number; text: string }[]
  name: { x: number; y: number; text: string }
}

export interface JourneyMark {
  perspective: Perspective
  isWorkshop: boolean
  transform: string
  /** Shown on pointing at it. */
  title: string
}

/** The area between both curves, empty where customers have one view at most, and what it says in words. */
export interface JourneyLoss {
  points: string
  x: number
  y: number
  text: string
}

const DRAWN = ['provider', 'customer', 'user'] as const
const SHAPE_NAMES = { user: 'journey.users', customer: 'journey.customers', provider: 'journey.provider' } as const

/** The users' curve comes last, on top. */
export function curvesOf(
  steps: readonly ReadStep[],
  placed: Placed,
  y: (mean: number) => number,
  right: number,
  reader: Reader,
): JourneyCurve[] {
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

/** Of each window that is met while users are not content, where they lie below customers. */
export function lossesOf(read: ReadJourney, placed: Placed, y: (mean: number) => number, { t }: Reader): JourneyLoss[] {
  return greenLosses(read).flatMap(({ lowest, steps }) => {
    const curve = (perspective: 'user' | 'customer') =>
      steps.flatMap((step) => {
        const { mean } = step.readings[perspective]
        return mean === null ? [] : [{ x: round(placed.steps[read.steps.indexOf(step)] as number), y: y(mean) }]
      })
    const [users, customers] = [curve('user'), curve('customer')]
    const { user, customer } = lowest.readings
    if (user.mean === null || customer.mean === null || customer.mean <= user.mean) return []
    if (users.length < 2) return []
    const between = customers.length < 2 ? [] : [...users, ...customers.reverse()]
    const [first, last] = [users[0] as { x: number }, users.at(-1) as { x: number }]
    return [
      {
        points: between.map(({ x, y: at }) => `${x},${at}`).join(' '),
        ...{ x: round((first.x + last.x) / 2), y: y(user.mean) - 12 },
        text: t('journey.usersLose'),
      },
    ]
  })
}
