import { nameIn, shortened } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { type ServiceState, STATE_RULES } from '../statistics/state.ts'
import { percent } from './figures-page.ts'
import { CROWDED, EDGE, type Label, type PicturePoint, placedLabels, type Room } from './picture.ts'
import { type PortfolioEntry, STATES_BY_URGENCY } from './portfolio.ts'
import { stateName } from './verdict.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/picture': Picture
  }
}

/** Every service as a point, drawn in percent of the plot, so that it fits any width. */
export interface Picture {
  points: (Place & { state: ServiceState; address: string; text: string })[]
  /** For wide and for narrow screens. */
  labels: { room: 'wide' | 'narrow'; names: PlacedName[] }[]
  ticks: { value: string; x: string; y: string }[]
  target: { x: string; y: string; name: string }
  quadrants: { corner: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'; lines: string[] }[]
  hasLeftEdge: boolean
  hasLowerEdge: boolean
  isCrowded: boolean
}

/** In percent of the plot, and in pixels from there. */
interface Place {
  x: string
  y: string
  beyondX: number
  beyondY: number
}

interface PlacedName extends Place, Label {
  name: string
}

const ROOMS: Record<'wide' | 'narrow', Room> = {
  wide: { width: 660, height: 440, most: 14 },
  narrow: { width: 270, height: 320, most: 6 },
}

const LONGEST_LABEL = 36

/** As it is labelled: a name across half of the picture would hide its neighbours. */
function briefly(point: PicturePoint): PicturePoint {
  return { ...point, name: shortened(point.name, LONGEST_LABEL) }
}

export function picture(entries: readonly PortfolioEntry[], query: string, reader: Reader): Picture {
  const { t, format, language } = reader
  const shown = entries
    .filter(({ users, customers }) => users.index !== null || customers.index !== null)
    .sort(mattersMore)
  const points = shown.map(
    ({ service, users, customers, state }): PicturePoint => ({
      key: service.slug,
      name: nameIn(language, service),
      users: users.index,
      customers: customers.index,
      state: state.state,
    }),
  )
  const figure = (index: number | null) => (index === null ? t('comparison.unknownShort') : format.number(index))
  const target = STATE_RULES.targetIndex
  return {
    points: points
      .map((point) => ({
        state: point.state,
        address: `/services/${point.key}${query}`,
        text: t('comparison.pointText', {
          service: point.name,
          state: stateName(point.state, t),
          users: figure(point.users),
          customers: figure(point.customers),
        }),
        ...placeOf(point),
      }))
      // What matters most is drawn last, on top.
      .reverse(),
    labels: (['wide', 'narrow'] as const).map((room) => ({
      room,
      names: placedLabels(points.map(briefly), ROOMS[room]).map((label) => {
        const point = briefly(points.find(({ key }) => key === label.key)!)
        const place = placeOf(point)
        return { ...label, ...place, dx: label.dx + place.beyondX, dy: label.dy + place.beyondY, name: point.name }
      }),
    })),
    ticks: [0, 25, 50, 100].map((value) => ({
      value: format.number(value),
      x: percent(value),
      y: percent(100 - value),
    })),
    target: { x: percent(target), y: percent(100 - target), name: format.number(target) },
    quadrants: [
      { corner: 'top-left', lines: t('comparison.quadrantUsers').split('|') },
      { corner: 'top-right', lines: t('comparison.quadrantBoth').split('|') },
      { corner: 'bottom-left', lines: t('comparison.quadrantNobody').split('|') },
      { corner: 'bottom-right', lines: t('comparison.quadrantCustomers').split('|') },
    ],
    hasLeftEdge: points.some(({ customers }) => customers === null),
    hasLowerEdge: points.some(({ users }) => users === null),
    isCrowded: points.length > CROWDED,
  }
}

/** Those in the most urgent state first, and the widest gap among them. */
function mattersMore(a: PortfolioEntry, b: PortfolioEntry): number {
  const urgency = STATES_BY_URGENCY.indexOf(a.state.state) - STATES_BY_URGENCY.indexOf(b.state.state)
  return urgency || Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0)
}

/** A side that is not known puts the point on the strip beyond the plot's edge. */
function placeOf({ users, customers }: PicturePoint): Place {
  return {
    x: percent(customers ?? 0),
    y: percent(100 - (users ?? 0)),
    beyondX: customers === null ? -EDGE : 0,
    beyondY: users === null ? EDGE : 0,
  }
}
