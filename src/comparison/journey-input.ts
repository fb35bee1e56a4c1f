import { z } from 'zod'
import { ALL_TIME, isWindow } from './window.ts'

const lang = z.string().max(10).optional()
const journey = z
  .string()
  .regex(/^[\w-]{1,80}$/)
  .optional()

export const journeyQuery = z.strictObject({
  journey,
  window: z.string().refine(isWindow).default(ALL_TIME),
  lang,
})

export const linksQuery = z.strictObject({ journey, lang })

/** `is-` and `was-` of any number of steps and components; what they mean is src/comparison/journey-links.ts. */
export const linksForm = z.record(
  z.string().regex(/^(is|was)-(touchpoint|component)-[\w-]{1,80}$/),
  z.string().max(200),
)
