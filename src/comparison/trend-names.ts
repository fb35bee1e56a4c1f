import { PLOT, WIDTH } from './trend-picture.ts'

/** Of a line's name: its end, and its letters' foot. */
export interface NamePlace {
  x: number
  y: number
}

/** What a name must not cover, in units of the picture. */
export interface InTheWay {
  /** Where marks' lines run down. */
  marked: readonly number[]
  /** The curve's points, from left to right. */
  curve: readonly { x: number; y: number }[]
}

const STEP = 12
const ABOVE = -5
const BELOW = 15
/** Of a letter above and below its foot, and around a point. */
const LETTER = { above: 12, below: 3 }
const POINT = 7

/** As far right as a name of this width stands free, above its line or else below; at the end where nothing is free. */
export function namePlace(line: number, width: number, { marked, curve }: InTheWay): NamePlace {
  const end = WIDTH - PLOT.right
  for (let x = end; x - width >= PLOT.left; x -= STEP) {
    if (marked.some((mark) => mark > x - width - 4 && mark < x + 4)) continue
    for (const y of [line + ABOVE, line + BELOW]) if (isFree(x, y)) return { x, y }
  }
  return { x: end, y: line + ABOVE }

  function isFree(x: number, y: number): boolean {
    const [left, right] = [x - width - POINT, x + POINT]
    const [top, bottom] = [y - LETTER.above - POINT, y + LETTER.below + POINT]
    const covers = (at: { x: number; y: number }) => at.x > left && at.x < right && at.y > top && at.y < bottom
    return curve.every((point, at) => {
      const before = curve[at - 1] ?? point
      return [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].every(
        (part) => !covers({ x: point.x + part * (before.x - point.x), y: point.y + part * (before.y - point.y) }),
      )
    })
  }
}
