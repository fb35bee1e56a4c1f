import { z } from 'zod'
import { CHANNELS } from '../catalogue/channels.ts'
import { checkbox, text } from '../web/form.ts'

const language = z.string().max(35).optional()
const channel = z.enum(['', ...CHANNELS]).default('')

/** What a link says of how it was found, and in which language its form opens; empty: as the reader's browser asks. */
const tags = { channel, language: z.string().max(35).default(''), lang: language }

const PAPERS = ['a4', 'a5'] as const
export const posterQuery = z.object({ ...tags, paper: z.enum(PAPERS).default('a4') })

const MODES = ['inline', 'popover', 'button'] as const
export const embedQuery = z.object({
  ...tags,
  mode: z.enum(MODES).default('inline'),
  after: z.coerce.number().int().min(0).max(3600).catch(0).default(0),
  position: z.enum(['right', 'left']).default('right'),
})

export const sitesForm = z.strictObject({ sites: text(5_000) })
export const proofForm = z.strictObject({ proof_of_work: checkbox() })
export const contactOfferForm = z.strictObject({ offers_contact: checkbox() })
