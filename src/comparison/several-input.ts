import { z } from 'zod'
import { RATED } from '../surveys/definition.ts'
import { windowText } from './breakdown-input.ts'
import { MAP_FIGURES, SEVERAL_ORDERS, SEVERAL_VIEWS, type SeveralQuery } from './several.ts'

export const severalQuery: z.ZodType<SeveralQuery> = z.strictObject({
  view: z.enum(SEVERAL_VIEWS).default('question'),
  question: z.enum(RATED).default('VALUE'),
  figure: z.enum(MAP_FIGURES).default('users'),
  order: z.enum(SEVERAL_ORDERS).default('gap'),
  of: z
    .string()
    .regex(/^(?:|organisation:.{1,200}|offering:[a-z0-9-]{1,200})$/)
    .default(''),
  window: windowText,
  lang: z.string().max(10).optional(),
})
