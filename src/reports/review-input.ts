import { z } from 'zod'
import { isWindow } from '../comparison/window.ts'
import { choice } from '../web/form.ts'
import { REPORT_FREQUENCIES } from './schedule.ts'

export const reviewParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,200}$/) })
/** Without a window the review chooses its own. */
export const reviewQuery = z.strictObject({
  window: z.string().refine(isWindow).optional(),
  lang: z.string().max(10).optional(),
})
export const subscriptionForm = z.strictObject({ frequency: choice(['never', ...REPORT_FREQUENCIES]) })
