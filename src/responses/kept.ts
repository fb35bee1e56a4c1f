/** The values that were last asked for, at most `limit` of them: what is dear to make and always the same. */
export class Kept<V> {
  readonly #limit: number
  readonly #values = new Map<string, V>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    // Asked for again: the youngest of all.
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  keep(key: string, value: V): V {
    this.#values.set(key, value)
    for (const eldest of this.#values.keys()) {
      if (this.#values.size <= this.#limit) break
      this.#values.delete(eldest)
    }
    return value
  }

  orMake(key: string, make: () => V): V {
    return this.get(key) ?? this.keep(key, make())
  }
}
