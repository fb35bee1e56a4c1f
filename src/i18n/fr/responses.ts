import type { responses as english } from '../en/responses.ts'

export const responses: Record<keyof typeof english, string> = {}
