import type { Day, Row } from '../database/schema.ts'

/** Something that happened to a service, beside its figures. */
export type TrendMark = { day: Day } & (
  | { kind: 'agreement'; name: string }
  | { kind: 'version'; survey: Pick<Row<'survey'>, 'id' | 'name' | 'template'>; number: number }
  | { kind: 'action'; id: string; title: string }
)

export interface NumberedMarks {
  /** Those within the time drawn, numbered from 1 by their day. */
  within: (TrendMark & { place: number })[]
  /** How many happened before. */
  earlier: number
}

/** @param marks by day; `until` is the day after the last one drawn */
export function numberedMarks(marks: readonly TrendMark[], from: Day, until: Day): NumberedMarks {
  const within = marks.filter(({ day }) => day >= from && day < until)
  return {
    within: within.map((mark, at) => ({ ...mark, place: at + 1 })),
    earlier: marks.filter(({ day }) => day < from).length,
  }
}
