import { z } from 'zod'
import { requiredText, text } from '../web/form.ts'

export const heardParams = z
  .object({
    slug: z
      .string()
      .regex(/^[a-z0-9-]{1,200}$/)
      .catch('-'),
  })
  .transform(({ slug }) => slug)
export const heardQuery = z.object({})
export const heardForm = z.strictObject({
  said: requiredText(600),
  said_fr: text(600),
  done: requiredText(600),
  done_fr: text(600),
})
export const heardStepForm = z.strictObject({})
