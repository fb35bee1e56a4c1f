import { z } from 'zod'
import { choice } from '../web/form.ts'
import { DIGEST_FREQUENCIES } from './digest.ts'

export const digestForm = z.strictObject({ frequency: choice(['never', ...DIGEST_FREQUENCIES]) })
