import { z } from 'zod'
import { STATUSES } from './status.ts'

export const mailListQuery = z.object({
  status: z.enum(STATUSES).optional().catch(undefined),
  q: z.string().trim().max(100).default('').catch(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
})

export const mailParams = z.strictObject({ id: z.string().regex(/^[\w-]{1,64}$/) })
