import type { improvement as english } from '../en/improvement.ts'

export const improvement: Record<keyof typeof english, string> = {}
