import { z } from 'zod'
import { ALL_TIME, isWindow } from '../comparison/window.ts'
import type { Exported } from './exported.ts'

const slug = z.string().regex(/^[a-z0-9-]{1,200}$/)
const window = z.string().refine(isWindow).default(ALL_TIME)
const lang = z.string().max(10).optional()

export const exportParams = z.object({ slug })
export const exportQuery = z.strictObject({ window, lang })

const FILE = /^(comparison|answers|responses)\.(csv|xlsx)$/

export const fileParams = z.object({ slug, file: z.string().regex(FILE) }).transform(({ slug: service, file }) => {
  const [, exported, format] = FILE.exec(file) as unknown as [string, Exported, 'csv' | 'xlsx']
  return { slug: service, exported, format }
})

/** `plain`: without the mark by which spreadsheets know UTF-8. */
export const fileQuery = z.strictObject({ window, plain: z.literal('1').optional(), lang })
