import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'

/** A number with as many decimals as it has, at most four: targets are as precise as they were entered. */
export function exactNumber(value: number, format: Pick<Format, 'number'>): string {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
  return format.number(value, Math.min(decimals, 4))
}

/** A stored number as a field holds it, without grouping; null is empty. */
export function numberTyped(value: number | null): string {
  return value === null ? '' : String(value)
}

/** "95 % of locked cards", "72 h": the number and the unit as the language writes them together. */
export function withUnit(value: number, unit: string, t: Translate, format: Pick<Format, 'number'>): string {
  const shown = exactNumber(value, format)
  if (unit === '') return shown
  return t(unit.startsWith('%') ? 'catalogue.valueInPercent' : 'catalogue.valueInUnit', { value: shown, unit })
}
