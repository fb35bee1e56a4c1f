import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import { intervalOnIndex } from '../statistics/histogram.ts'
import type { Breakdown, BrokenDown, CellDisclosure } from './breakdown.ts'
import { groupName } from './breakdown-names.ts'

/** The columns of the table that can be downloaded; the same in every language, so that programs can rely on them. */
export const BREAKDOWN_COLUMNS = [
  'service',
  'by',
  'question',
  'window',
  'part',
  'group',
  'label',
  'perspective',
  'n',
  'index',
  'low',
  'high',
  'shown',
] as const

/** One perspective of one group, as the download and the API have it: index points, an interval of 95 %. */
export interface Figure {
  perspective: Perspective
  n: number
  index: number | null
  low: number | null
  high: number | null
  shown: CellDisclosure
}

export function figuresOf({ compared, provider, n, disclosure }: BrokenDown): Figure[] {
  const index = { user: compared.users.index, customer: compared.customers.index, provider }
  const interval = {
    user: compared.users.indexInterval.value,
    customer: compared.customers.indexInterval.value,
    provider: null,
  }
  return PERSPECTIVES.map((perspective) => ({
    perspective,
    n: n[perspective],
    index: rounded(index[perspective].value),
    low: rounded(interval[perspective]?.low ?? null),
    high: rounded(interval[perspective]?.high ?? null),
    shown: disclosure[perspective],
  }))
}

export interface WeightedFigure {
  index: number
  low: number
  high: number
  effective_n: number
  groups: string[]
}

/** The users' figure weighted to the groups' sizes; null where there is none. */
export function weightedFigure({ weighted }: Breakdown): WeightedFigure | null {
  const found = weighted?.index.value
  if (weighted === null || found === null || found === undefined) return null
  const { low, high } = intervalOnIndex(found.interval)
  return {
    index: rounded(25 * (found.weightedMean - 1))!,
    low: rounded(low)!,
    high: rounded(high)!,
    effective_n: rounded(found.effectiveN)!,
    groups: weighted.groups.map(({ group }) => group),
  }
}

type Cells = (string | number)[]

/** What the page shows of a breakdown, one perspective of one group to a row; of what may not be shown, only that. */
export function breakdownRows(slug: string, breakdown: Breakdown, reader: Reader): Cells[] {
  const { by, question, window, whole, groups } = breakdown
  const about = [slug, by, question, window]
  const rows = (part: string, group: string, label: string, each: BrokenDown): Cells[] =>
    figuresOf(each).map(({ perspective, n, index, low, high, shown }) => [
      ...about,
      ...[part, group, label, perspective, shown === 'hidden' ? '' : n, index ?? '', low ?? '', high ?? '', shown],
    ])
  const weighted = weightedFigure(breakdown)
  return [
    ...rows('all', '', reader.t('breakdown.everybody'), whole),
    ...groups.flatMap((each) => rows('group', each.group, groupName(by, each.group, reader), each)),
    ...(weighted === null
      ? []
      : [
          [
            ...about,
            ...['weighted', '', reader.t('breakdown.weightedShort'), 'user', weighted.effective_n],
            ...[weighted.index, weighted.low, weighted.high, 'shown'],
          ],
        ]),
  ]
}

/** Two decimals are more than any index can be trusted to. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(2))
}
