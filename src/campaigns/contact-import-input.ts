import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { checkbox, uploadedFile } from '../web/form.ts'

/** Not trimmed: the rows are counted as the person sees them. */
const pasted = z.string().max(2_000_000, 'common.tooLong').default('')

export const uploadForm = z.strictObject({ pasted, list: uploadedFile() })

const several = <T extends z.ZodType<string>>(each: T) =>
  z
    .union([each, z.array(each).max(100)])
    .optional()
    .transform((chosen) => (chosen === undefined ? [] : [chosen].flat()))

const use = z.string().regex(/^(ignore|email|name|firstName|lastName|language|attribute|service:[\w-]{1,64})$/)

export const columnsForm = z.strictObject({
  /** Of each column, in their order. */
  use: several(use),
  attribute: several(z.string().max(1_000)),
  language: z.string().max(100).default('en'),
  everybodyService: z.string().max(64).default(''),
  everybodyPerspective: z.enum(['', ...PERSPECTIVES]).default(''),
})

export const confirmForm = z.strictObject({ leaveOut: checkbox() })
