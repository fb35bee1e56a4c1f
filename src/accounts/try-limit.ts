/** Counts tries by key within a window of time that starts with the first of them. */
export interface TryLimit {
  /** Whether the key has used up its tries. */
  isExhausted(key: string, now: Date): boolean
  count(key: string, now: Date): void
  /** Uncounts one try that turned out well. */
  takeBack(key: string): void
  forget(key: string): void
}

const KEYS_KEPT = 20_000

/**
 * In this process alone, which is enough against guessing: several processes multiply the limit by their number.
 * @param most tries that are let through within the window
 */
export function tryLimit(most: number, windowMilliseconds: number): TryLimit {
  const tries = new Map<string, { count: number; until: number }>()
  const current = (key: string, now: Date) => {
    const known = tries.get(key)
    if (known !== undefined && known.until > now.getTime()) return known
    tries.delete(key)
    return undefined
  }
  return {
    isExhausted: (key, now) => (current(key, now)?.count ?? 0) >= most,
    count: (key, now) => {
      const known = current(key, now)
      if (known !== undefined) known.count++
      else {
        // Entries stand in the order of their windows' ends, so the first is the one that matters least.
        const [oldest] = tries.keys()
        if (tries.size >= KEYS_KEPT && oldest !== undefined) tries.delete(oldest)
        tries.set(key, { count: 1, until: now.getTime() + windowMilliseconds })
      }
    },
    takeBack: (key) => {
      const known = tries.get(key)
      if (known !== undefined) known.count--
    },
    forget: (key) => tries.delete(key),
  }
}
