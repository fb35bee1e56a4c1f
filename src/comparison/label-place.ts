/** A rectangle in units of a picture. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** What a label belongs to, and how large it is. */
export interface Labelled {
  x: number
  y: number
  width: number
  height: number
}

/** How far from its point a label may stand, in units of the picture; every step further counts like so much covered. */
const DISTANCES = [10, 16, 24, 34]
const STEP_COUNTS = 14

/**
 * Where a label reads best: beside, above or below its point, or further off, wherever it lies within the frame and
 * covers least; on a line rather than far off.
 * @param taken what is drawn already
 * @param lines thin lines that cross the picture; a label on one counts half
 */
export function labelPlace(label: Labelled, taken: readonly Box[], lines: readonly Box[], frame: Box): Box {
  const covered = (box: Box, others: readonly Box[]) => others.reduce((sum, other) => sum + overlap(box, other), 0)
  let best: { box: Box; cost: number } | null = null
  for (const [step, away] of DISTANCES.entries()) {
    for (const box of around(label, away).map((each) => within(each, frame))) {
      const cost = covered(box, taken) + covered(box, lines) / 2 + step * STEP_COUNTS
      if (best === null || cost < best.cost) best = { box, cost }
    }
  }
  return best!.box
}

function around({ x, y, width, height }: Labelled, away: number): Box[] {
  const at = (left: number, top: number): Box => ({ left, top, width, height })
  const middle = y - height / 2
  return [
    at(x + away, middle),
    at(x - away - width, middle),
    at(x - width / 2, y - away - height + 2),
    at(x - width / 2, y + away - 2),
    at(x + 4, y - away - height + 4),
    at(x - 4 - width, y - away - height + 4),
    at(x + 4, y + away - 4),
    at(x - 4 - width, y + away - 4),
  ]
}

function within(box: Box, frame: Box): Box {
  const left = Math.min(Math.max(box.left, frame.left + 2), frame.left + frame.width - box.width - 2)
  const top = Math.min(Math.max(box.top, frame.top + 2), frame.top + frame.height - box.height - 2)
  return { ...box, left, top }
}

/** The area that both cover. */
export function overlap(a: Box, b: Box): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  return across > 0 && down > 0 ? across * down : 0
}
