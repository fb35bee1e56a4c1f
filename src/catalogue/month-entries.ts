import type { Row } from '../database/schema.ts'
import { type FieldErrors, optionalNumber, type Typed } from '../web/form.ts'
import { type AttainmentResult, attainmentResult } from './agreement.ts'

/** What is entered for one target in one month; a null result: nothing is entered. */
export interface MonthEntry {
  targetId: string
  value: number | null
  result: AttainmentResult | null
}

export type MonthEntries = { ok: true; entries: MonthEntry[] } | { ok: false; errors: FieldErrors; typed: Typed }

const measured = optionalNumber(-1_000_000_000, 1_000_000_000)
const RESULTS: readonly string[] = ['met', 'missed', 'not-reported'] satisfies AttainmentResult[]

export const valueField = (targetId: string) => `value-${targetId}`
export const resultField = (targetId: string) => `result-${targetId}`

/**
 * Reads a month's form. A value decides by itself whether its target was met; a chosen result is for when there is no
 * number, and must not contradict one.
 * @returns null where the form names targets that are not asked for, or results that are none
 */
export function monthEntries(
  targets: readonly Pick<Row<'target'>, 'id' | 'direction' | 'value'>[],
  typed: Typed,
): MonthEntries | null {
  const asked = new Set(targets.flatMap(({ id }) => [valueField(id), resultField(id)]))
  if (Object.keys(typed).some((field) => !asked.has(field))) return null
  const errors: FieldErrors = {}
  const entries: MonthEntry[] = []
  for (const target of targets) {
    const chosen = typed[resultField(target.id)] ?? ''
    if (!isResult(chosen) && chosen !== '') return null
    const value = measured.safeParse(typed[valueField(target.id)])
    if (!value.success) {
      errors[valueField(target.id)] = 'common.notANumber'
      continue
    }
    const decided = value.data === null ? null : attainmentResult(target, value.data)
    if (decided !== null && chosen !== '' && chosen !== decided) {
      errors[resultField(target.id)] = 'catalogue.valueSaysOtherwise'
    }
    entries.push({ targetId: target.id, value: value.data, result: decided ?? (chosen === '' ? null : chosen) })
  }
  return Object.keys(errors).length === 0 ? { ok: true, entries } : { ok: false, errors, typed }
}

function isResult(text: string): text is AttainmentResult {
  return RESULTS.includes(text)
}
