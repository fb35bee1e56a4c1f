import { z } from 'zod'
import { RATED } from '../surveys/definition.ts'
import { FIXED_WAYS } from './breakdown-ways.ts'
import { ALL_TIME, isWindow } from './window.ts'

const by = z
  .union([z.enum(FIXED_WAYS), z.string().regex(/^group:[^=\0]{1,200}$/)])
  .default('channel')
  .describe('channel, language, or group:<attribute of people>; one way at a time.')
const question = z.enum(RATED).default('VALUE').describe('VALUE is the overall question.')
export const windowText = z
  .string()
  .refine(isWindow)
  .default(ALL_TIME)
  .describe('all, a year (2026), a quarter (2026-Q3) or a month (2026-10).')

export const breakdownAsked = { by, question, window: windowText }

export const breakdownQuery = z.strictObject({ ...breakdownAsked, lang: z.string().max(10).optional() })

const MOST_GROUPS = 500

const column = (each: z.ZodType<string>) =>
  z
    .union([each, z.array(each).max(MOST_GROUPS)])
    .optional()
    .transform((typed): string[] => (typed === undefined ? [] : [typed].flat()))

/** How many active users each group has: the two columns of a table, row by row, as they were typed. */
export const sizesForm = z.strictObject({
  ...breakdownAsked,
  group: column(z.string().max(400)),
  people: column(z.string().max(40)),
})
