import type { Row } from '../database/schema.ts'

/** Where a step without a time stands in its day. */
const NOON = 12

/** Whole hours and minutes after midnight of the journey's first day; a step that took the whole day counts at noon. */
export function hoursIn({ day_offset, at }: Pick<Row<'touchpoint'>, 'day_offset' | 'at'>): number {
  return day_offset * 24 + (at === null ? NOON : Number(at.slice(0, 2)) + Number(at.slice(3, 5)) / 60)
}

/** In the order of time; steps at the same time stay in the order in which they were added. */
export function byTime<T extends Pick<Row<'touchpoint'>, 'day_offset' | 'at' | 'position'>>(steps: readonly T[]): T[] {
  return [...steps].sort((a, b) => hoursIn(a) - hoursIn(b) || a.position - b.position)
}
