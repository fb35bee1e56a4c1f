import type { surveys as english } from '../en/surveys.ts'

export const surveys: Record<keyof typeof english, string> = {}
