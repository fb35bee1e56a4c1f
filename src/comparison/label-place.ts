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

/**
 * Where a label reads best: beside, above or below its point, or further off, wherever it lies within the frame and on
 * nothing else; if it must lie on something, on as little as can be.
 * @param taken what is drawn already
 */
export function labelPlace(label: Labelled, taken: readonly Box[], frame: Box): Box {
  const candidates = [10, 16, 24, 34].flatMap((away) => around(label, away)).map((box) => within(box, frame))
  let best: { box: Box; covered: number } | null = null
  for (const box of candidates) {
    const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0)
    if (covered === 0) return box
    if (best === null || covered < best.covered) best = { box, covered }
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

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top)
  return across > 0 && down > 0 ? across * down : 0
}
