/** How many attributes of contacts results can be broken down by. */
export const MOST_GROUPINGS = 5

/** Beyond as many values hardly any would ever have five answers, and most would point at somebody. */
export const MOST_GROUP_VALUES = 50

/** An attribute of contacts, how many have it, and how many different values it has among them. */
export interface GroupingAttribute {
  name: string
  contacts: number
  values: number
}

export type GroupingsRefused = 'too-many' | 'too-many-values' | 'unknown'

/** @returns why results cannot be broken down by these attributes; null: they can */
export function groupingsRefused(
  chosen: readonly string[],
  known: readonly GroupingAttribute[],
): GroupingsRefused | null {
  if (chosen.length > MOST_GROUPINGS) return 'too-many'
  const found = chosen.map((name) => known.find((attribute) => attribute.name === name))
  if (found.includes(undefined)) return 'unknown'
  return found.some((attribute) => hasTooManyValues(attribute!)) ? 'too-many-values' : null
}

export function hasTooManyValues({ values }: GroupingAttribute): boolean {
  return values > MOST_GROUP_VALUES
}
