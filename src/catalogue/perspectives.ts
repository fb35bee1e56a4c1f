import type { Perspective } from '../database/schema.ts'

/** In the order in which every page tells them. */
export const PERSPECTIVES = ['user', 'customer', 'provider'] as const satisfies readonly Perspective[]
