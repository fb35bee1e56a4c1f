import type { Row } from '../database/schema.ts'
import type { TargetAttainment } from '../statistics/state.ts'

/** `YYYY-MM` */
export type Month = string

export type AttainmentResult = Row<'attainment'>['result']

/** One target of a service's agreements, and how it was attained over a window of months. */
export interface TargetOutcome {
  id: string
  agreement: { id: string; name: string; kind: Row<'agreement'>['kind'] }
  metric: string
  direction: Row<'target'>['direction']
  value: number
  unit: string
  measuredOver: string
  critical: boolean
  /** Null: the whole service. */
  component: { id: string; name: string; name_fr: string; kind: Row<'component'>['kind'] } | null
  monthsMet: number
  monthsMissed: number
  /** Months that were entered as not reported. */
  monthsNotReported: number
  /** The last month of the window that was reported, met or missed; null when none was. */
  latest: { period: Month; value: number | null; result: 'met' | 'missed' } | null
}

/** Whether a measured value attains its target; the target's own value does, in both directions. */
export function attainmentResult(target: Pick<Row<'target'>, 'direction' | 'value'>, value: number): 'met' | 'missed' {
  const attained = target.direction === 'at-least' ? value >= target.value : value <= target.value
  return attained ? 'met' : 'missed'
}

/** Share 0–1 of the reported months in which the target was met; null when no month was reported. */
export function shareOfMonthsMet(target: Pick<TargetOutcome, 'monthsMet' | 'monthsMissed'>): number | null {
  const reported = target.monthsMet + target.monthsMissed
  return reported === 0 ? null : target.monthsMet / reported
}

/**
 * What the state of a service is judged by: each target by its last reported month of the window, as a service review
 * asks whether the agreement is kept *now*; the months before are told by {@link shareOfMonthsMet}. A target without a
 * reported month counts as not reported. Operational level agreements are the provider's own and do not count: the
 * customer has not agreed to them.
 */
export function agreementTargetsMet(targets: readonly TargetOutcome[]): TargetAttainment[] {
  return targets
    .filter(({ agreement }) => agreement.kind !== 'ola')
    .map(({ critical, latest }) => ({ critical, met: latest === null ? null : latest.result === 'met' }))
}

/** Whether an agreement was in force on any day of a month. */
export function inForce(agreement: Pick<Row<'agreement'>, 'valid_from' | 'valid_until'>, month: Month): boolean {
  return (
    agreement.valid_from.slice(0, 7) <= month &&
    (agreement.valid_until === null || agreement.valid_until.slice(0, 7) >= month)
  )
}

/**
 * Leaves out the targets of agreements that had ended, or had not begun, in the month that was last reported: a
 * predecessor's targets are nobody's any more. With nothing reported, those in force in any of the window's months stay.
 * @param months the window; null: all months
 */
export function inPlay<T extends Pick<Row<'agreement'>, 'valid_from' | 'valid_until'> & { reported: Month | null }>(
  targets: readonly T[],
  months: readonly Month[] | null,
): T[] {
  const lastReported = targets.reduce<Month | null>(
    (last, { reported }) => (reported !== null && (last === null || reported > last) ? reported : last),
    null,
  )
  const judged = lastReported === null ? months : [lastReported]
  return judged === null ? [...targets] : targets.filter((target) => judged.some((month) => inForce(target, month)))
}

/** The months of a grid, first to last: a calendar year, or the twelve that end with the current month. */
export function gridMonths(year: number | null, today: string): Month[] {
  const last = year === null ? Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 : year * 12 + 11
  return Array.from({ length: 12 }, (_, at) => monthOf(last - 11 + at))
}

function monthOf(count: number): Month {
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}
