import { z } from 'zod'
import { choice, requiredDay, requiredText, requiredWholeNumber } from '../web/form.ts'

const FOLLOW_UP_VIEWS = ['open', 'mine', 'done'] as const
export const followUpParams = z.object({ id: z.string().regex(/^[\w-]{1,100}$/) })
export const followUpsQuery = z.object({
  show: z.enum(FOLLOW_UP_VIEWS).default('open').catch('open'),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
})

/** An account, or nobody. */
const owner = z
  .string()
  .max(100)
  .default('')
  .transform((id) => (id === '' ? null : id))

export const planForm = z.strictObject({ owner, due_on: requiredDay() })
export const closeForm = z.strictObject({ outcome: requiredText(2_000) })
export const reopenForm = z.strictObject({})
export const ruleForm = z.strictObject({
  most_score: choice(['0', '1', '2', '3']).transform(Number),
  within_days: requiredWholeNumber(1, 90),
  owner,
})
