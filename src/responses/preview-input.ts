import { z } from 'zod'
import { CHANNELS } from '../catalogue/channels.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'

export const previewParams = z.object({ id: z.string().min(1).max(100) })

const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)

/** Which form is looked at, and how; what does not fit the survey is passed over. */
export const previewQuery = z.object({
  perspective: optional(z.enum(PERSPECTIVES)),
  language: optional(z.string().max(40)),
  width: z.enum(['phone', 'desktop']).default('phone').catch('phone'),
  version: optional(z.enum(['draft', 'published'])),
  /** Counted from 1. */
  turn: z.coerce.number().int().min(1).max(1_000).default(1).catch(1),
  channel: optional(z.enum(CHANNELS)),
  /** The score that was pressed in a mail. */
  v: optional(z.string().regex(/^\d{1,2}$/)),
  /** The language of the form that is looked at, as its own links change it; the staff's pages take it for themselves. */
  lang: optional(z.string().max(40)),
})
export type PreviewQuery = z.output<typeof previewQuery>
