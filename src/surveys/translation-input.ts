import { z } from 'zod'
import { text, uploadedFile } from '../web/form.ts'

const tag = z.string().min(1).max(40)

export const translationsQuery = z.object({
  language: z.string().max(40).default(''),
  show: z.enum(['all', 'missing']).default('all').catch('all'),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
  lang: z.string().optional(),
})

export const csvQuery = z.object({ language: z.string().max(40).default(''), lang: z.string().optional() })

export const addLanguageForm = z.strictObject({ tag: text(40) })
export const removeLanguageForm = z.strictObject({ language: tag, sure: z.string().optional() })

/** Rows of one page: `k1` is the key of a wording, `t1` its translation. */
const ROW = /^[kt]\d{1,3}$/

export const saveTranslationsForm = z.record(z.string(), z.string().max(20_000)).transform((fields, issues) => {
  const { language = '', revision = '', ...rows } = fields
  if (!/^\d{1,9}$/.test(revision) || Object.keys(rows).some((name) => !ROW.test(name))) {
    issues.addIssue({ code: 'unrecognized_keys', keys: [], path: [] })
    return z.NEVER
  }
  const texts = Object.entries(rows).flatMap(([name, key]): [string, string][] => {
    if (!name.startsWith('k')) return []
    const said = rows[`t${name.slice(1)}`] ?? ''
    return [[key, said.replace(/\r\n?/g, '\n').trim()]]
  })
  return { language, revision: Number(revision), texts: new Map(texts) }
})

export const csvForm = z.strictObject({ language: tag, file: uploadedFile() })
export const csvApplyForm = z.strictObject({
  language: tag,
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  content: z.string().max(2_000_000),
})
