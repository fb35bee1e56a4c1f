import type { campaigns as english } from '../en/campaigns.ts'

export const campaigns: Record<keyof typeof english, string> = {}
