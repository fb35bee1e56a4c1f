import type { ServiceState } from '../statistics/state.ts'

/** A service in the picture: customers across, users up, both 0–100; one that is not known is null. */
export interface PicturePoint {
  key: string
  name: string
  users: number | null
  customers: number | null
  state: ServiceState
}

/** A name beside its point: where it starts or ends, in pixels from the point. */
export interface Label {
  key: string
  dx: number
  dy: number
  anchor: 'start' | 'end' | 'middle'
}

/** The plot in pixels that labels are laid out for. */
export interface Room {
  width: number
  height: number
  most: number
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const LETTER = 6.9
const LINE = 13
const POINT = 8
/** More points than this leave no room between them for names. */
export const CROWDED = 80
/** A point that is not known on one side lies in a strip this far beyond the plot's edge. */
export const EDGE = 16

/**
 * Labels for the points that matter most, greedily: each takes the first of four places beside its point where it covers
 * neither another label nor, while the picture is not crowded, another point; one without such a place goes without.
 * @param points the ones that matter most first
 */
export function placedLabels(points: readonly PicturePoint[], room: Room): Label[] {
  const places = points.map((point) => ({ point, at: positionOf(point, room) }))
  const crowded = points.length > CROWDED
  const obstacles = crowded ? [] : places.map(({ point, at }) => ({ key: point.key, box: around(at) }))
  const taken: Box[] = quadrantNames(room)
  const most = crowded ? Math.ceil(room.most / 2) : room.most
  const labels: Label[] = []
  for (const { point, at } of places) {
    if (labels.length === most) break
    const width = point.name.length * LETTER
    const free = candidates(at, width).find(
      ({ box }) =>
        inside(box, room) &&
        !taken.some((other) => overlap(box, other)) &&
        !obstacles.some((obstacle) => obstacle.key !== point.key && overlap(box, obstacle.box)),
    )
    if (free === undefined) continue
    taken.push(free.box)
    labels.push({ key: point.key, ...free.label })
  }
  return labels
}

function positionOf({ users, customers }: PicturePoint, { width, height }: Room) {
  return {
    x: customers === null ? -EDGE : (customers / 100) * width,
    y: users === null ? height + EDGE : height - (users / 100) * height,
  }
}

function candidates({ x, y }: { x: number; y: number }, width: number) {
  const beside = POINT + 4
  const box = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - LINE / 2,
    bottom: middle + LINE / 2,
  })
  const above = y - beside - 2
  const below = y + beside + 4
  return [
    { label: { dx: beside, dy: 4, anchor: 'start' as const }, box: box(x + beside, y) },
    { label: { dx: -beside, dy: 4, anchor: 'end' as const }, box: box(x - beside - width, y) },
    { label: { dx: 0, dy: above - y + 4, anchor: 'middle' as const }, box: box(x - width / 2, above) },
    { label: { dx: 0, dy: below - y + 4, anchor: 'middle' as const }, box: box(x - width / 2, below) },
  ]
}

function around({ x, y }: { x: number; y: number }): Box {
  return { left: x - POINT, right: x + POINT, top: y - POINT, bottom: y + POINT }
}

/** The quadrants' names stand in the corners of the plot. */
function quadrantNames({ width, height }: Room): Box[] {
  const [wide, high] = [130, 32]
  return [
    { left: 0, right: wide, top: 0, bottom: high },
    { left: width - wide, right: width, top: 0, bottom: high / 2 },
    { left: 0, right: wide, top: height - high / 2, bottom: height },
    { left: width - wide * 0.7, right: width, top: height - high * 1.4, bottom: height },
  ]
}

function inside(box: Box, { width, height }: Room): boolean {
  return box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
