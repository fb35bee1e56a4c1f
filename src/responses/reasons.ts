import type { Reasons, ScaleName } from '../surveys/definition.ts'
import { SCALES } from '../surveys/scales.ts'

/** The last score of each scale that is answered by the reasons for low ones: its middle; of 0–10 its detractors. */
const LOW_UP_TO: Record<ScaleName, number> = { sat5: 3, expect5: 3, ease5: 3, rec11: 6, lost8: 3 }

export const SIDES = ['low', 'high'] as const satisfies readonly (keyof Reasons)[]

/** Which of a question's reasons are asked for after a score. */
export function sideOf(scale: ScaleName, score: number): keyof Reasons {
  return score <= LOW_UP_TO[scale] ? 'low' : 'high'
}

/** The first and the last score after which a side's reasons are asked for. */
export function scoresOf(scale: ScaleName, side: keyof Reasons): { least: number; most: number } {
  const values = SCALES[scale].map(({ value }) => value).filter((value) => sideOf(scale, value) === side)
  return { least: Math.min(...values), most: Math.max(...values) }
}
