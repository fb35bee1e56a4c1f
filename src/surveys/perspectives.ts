import type { AnonymityPromise, Perspective } from '../database/schema.ts'

/** In the order in which pages show them. */
export const PERSPECTIVES = ['user', 'customer', 'provider'] as const satisfies readonly Perspective[]

/** Users are many and shall not fear for themselves; customers and the team are too few to be hidden in a crowd. */
export const DEFAULT_PROMISES: Record<Perspective, AnonymityPromise> = {
  user: 'anonymous',
  customer: 'attributed',
  provider: 'attributed',
}
