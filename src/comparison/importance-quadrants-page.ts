import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Quadrant } from '../statistics/priority.ts'
import { type Box, overlap } from './label-place.ts'

/** As it stands in the picture. */
export interface QuadrantName {
  x: number
  anchor: 'start' | 'end'
  /** As many as the quadrant is narrow. */
  lines: { y: number; text: string }[]
}

/** Width of a letter, a little generous; height of a line; from the frame. */
const LETTER = 5.8
const LINE = 12
const ROOM = 5

export const QUADRANT_NAMES: Record<Quadrant, MessageKey> = {
  concentrate: 'priorities.quadrantConcentrate',
  'keep-up': 'priorities.quadrantKeepUp',
  'low-priority': 'priorities.quadrantLowPriority',
  'possible-overkill': 'priorities.quadrantOverkill',
}

export interface Spot {
  x: number
  y: number
}

/** Each quadrant's name in a corner of its own where points are least in its way, its outer corner first. */
export function quadrantNames(
  { plot, parting, shapes }: { plot: Box; parting: Spot; shapes: readonly Box[] },
  t: Reader['t'],
): { name: QuadrantName; box: Box }[] {
  const [right, bottom] = [plot.left + plot.width, plot.top + plot.height]
  const between = (left: number, to: number, top: number, down: number): Box => ({
    ...{ left, top, width: to - left, height: down - top },
  })
  return [
    named('concentrate', between(plot.left, parting.x, plot.top, parting.y), 'left', 'top'),
    named('keep-up', between(parting.x, right, plot.top, parting.y), 'right', 'top'),
    named('low-priority', between(plot.left, parting.x, parting.y, bottom), 'left', 'bottom'),
    named('possible-overkill', between(parting.x, right, parting.y, bottom), 'right', 'bottom'),
  ]

  function named(quadrant: Quadrant, frame: Box, side: 'left' | 'right', end: 'top' | 'bottom') {
    const lines = wrapped(t(QUADRANT_NAMES[quadrant]), (frame.width - 2 * ROOM) / LETTER)
    const sides = side === 'left' ? (['left', 'right'] as const) : (['right', 'left'] as const)
    const ends = end === 'top' ? (['top', 'bottom'] as const) : (['bottom', 'top'] as const)
    const corners = ends.flatMap((each) => sides.map((at) => inCorner(lines, frame, at, each)))
    const covered = corners.map(({ box }) => shapes.reduce((sum, shape) => sum + overlap(box, shape), 0))
    return corners[covered.indexOf(Math.min(...covered))]!
  }
}

function inCorner(lines: readonly string[], frame: Box, side: 'left' | 'right', end: 'top' | 'bottom') {
  const width = Math.max(...lines.map(({ length }) => length)) * LETTER
  const height = lines.length * LINE
  const x = side === 'left' ? frame.left + ROOM : frame.left + frame.width - ROOM
  const top = end === 'top' ? frame.top + 3 : frame.top + frame.height - height - 3
  const box: Box = { left: side === 'left' ? x : x - width, top, width, height }
  const name: QuadrantName = {
    ...{ x, anchor: side === 'left' ? 'start' : 'end' },
    lines: lines.map((text, at) => ({ text, y: Number((top + at * LINE + 10).toFixed(1)) })),
  }
  return { name, box }
}

/** Words in lines of so many letters at most, where no word is longer than that. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
