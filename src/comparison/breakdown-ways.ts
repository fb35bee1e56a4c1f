/** What any service's answers can be broken down by; attributes of people come besides. */
export const FIXED_WAYS = ['channel', 'language'] as const
