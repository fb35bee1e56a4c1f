import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { choice, requiredText, text } from '../web/form.ts'

export const relayParams = z.object({ id: z.string().min(1).max(100) })

/** Whether the secret is to be seen, and a link to be tried. */
export const relayQuery = z.object({
  secret: z.literal('shown').optional().catch(undefined),
  link: text(4_000),
  lang: z.string().optional(),
})

const chosenSurveys = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((chosen) => (chosen === undefined ? [] : [...new Set([chosen].flat())]))

export const newRelayForm = z.strictObject({
  name: requiredText(100),
  perspective: choice(PERSPECTIVES),
  surveys: chosenSurveys,
})
export const relayForm = z.strictObject({ name: requiredText(100), surveys: chosenSurveys })
export const switchForm = z.strictObject({ active: z.enum(['0', '1']).transform((value) => (value === '1' ? 1 : 0)) })
export const noFields = z.strictObject({})
