/** One line of the table in which group sizes are entered. */
export interface TypedSize {
  group: string
  typed: string
  /** Not a whole number of people. */
  isWrong: boolean
}

const MOST_PEOPLE = 10_000_000_000

/**
 * @param groups and `people` the columns of the table, as they were typed; an empty size is not known
 * @returns the sizes above 0 by group; null where one of them is no whole number, which `lines` then says
 */
export function typedSizes(
  groups: readonly string[],
  people: readonly string[],
): { counts: Map<string, number> | null; lines: TypedSize[] } {
  const lines = groups.map((group, at): TypedSize => {
    const typed = (people[at] ?? '').trim()
    const plain = typed.replace(/[\s\u00a0\u202f]/g, '')
    return { group, typed, isWrong: !/^\d{0,11}$/.test(plain) || Number(plain) > MOST_PEOPLE }
  })
  if (lines.some(({ isWrong }) => isWrong)) return { counts: null, lines }
  const sizes = lines.map(({ group, typed }): [string, number] => [
    group,
    Number(typed.replace(/[\s\u00a0\u202f]/g, '')),
  ])
  return { counts: new Map(sizes.filter(([, size]) => size > 0)), lines }
}
