/**
 * Which groups of one breakdown must be hidden so that none of 1 to k − 1 responses can be read or subtracted out
 * (primary and secondary cell suppression, Hundepool et al. 2012): every such group, then the smallest remaining
 * non-empty one, ties by key, until at least two groups and at least k responses are hidden or none is left.
 * `groups` maps a key to its whole number of responses; the result keeps the order of `groups`.
 */
export function suppressedGroups(k: number, groups: ReadonlyMap<string, number>): string[] {
  for (const [key, n] of groups) assertCount(n, key)
  const occupied = [...groups].filter(([, n]) => n > 0)
  const hidden = new Map(occupied.filter(([, n]) => n < k))
  if (hidden.size === 0) return []
  const bySize = occupied.filter(([key]) => !hidden.has(key)).sort(smallestFirst)
  for (const [key, n] of bySize) {
    if (hidden.size >= 2 && sum(hidden.values()) >= k) break
    hidden.set(key, n)
  }
  return [...groups.keys()].filter((key) => hidden.has(key))
}

/**
 * Whether a filtered group of `filtered` responses may be shown beside its displayable supersets: it has k or more,
 * and what remains of every superset without it is 0 or k or more. `supersets` holds their numbers of responses.
 */
export function filterMayShow(k: number, filtered: number, supersets: readonly number[]): boolean {
  assertCount(filtered, 'the filter')
  return filtered >= k && supersets.every((base) => base === filtered || base - filtered >= k)
}

export function assertCount(n: number, of: string): void {
  if (!Number.isSafeInteger(n) || n < 0)
    throw new RangeError(`A group counts whole responses from 0 up, got ${n} for ${of}`)
}

function smallestFirst([a, n]: [string, number], [b, m]: [string, number]): number {
  return n - m || (a < b ? -1 : 1)
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, n) => total + n, 0)
}
