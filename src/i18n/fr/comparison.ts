import type { comparison as english } from '../en/comparison.ts'

export const comparison: Record<keyof typeof english, string> = {}
