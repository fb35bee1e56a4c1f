import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import { choice, uploadedFile } from '../web/form.ts'

const id = z.string().min(1).max(100)

export const inviteParams = z.object({ id, perspective: z.enum(PERSPECTIVES) })
export const campaignParams = z.object({ id })

/** Not trimmed: the rows are counted as the person sees them. */
const people = z.string().max(2_000_000, 'common.tooLong').default('')

export const listForm = z.strictObject({ people, list: uploadedFile(), language: choice(LANGUAGES) })
export const sendForm = z.strictObject({ people, language: choice(LANGUAGES) })
