import { z } from 'zod'
import type { MessageKey } from '../i18n/translate.ts'
import { checkbox, text, uploadedFile } from '../web/form.ts'
import { TEMPLATES } from './templates.ts'

/** Drafts that can be begun at once; each takes a few rows. */
const MOST_SERVICES = 200

/** @returns why drafts cannot be begun for as many services as were chosen; null: they can */
export function wrongNumber(chosen: readonly string[]): MessageKey | null {
  if (chosen.length === 0) return 'exchange.chooseService'
  return chosen.length > MOST_SERVICES ? 'exchange.tooManyServices' : null
}

const slugs = z
  .union([z.string().max(200), z.array(z.string().max(200))])
  .optional()
  .transform((chosen) => (chosen === undefined ? [] : [...new Set([chosen].flat())]))

export const newSurveyQuery = z.object({
  service: z.string().max(200).default(''),
  template: z.enum(TEMPLATES).default('combined').catch('combined'),
  lang: z.string().optional(),
})

export const newSurveyForm = z.strictObject({
  template: z.enum(TEMPLATES, 'exchange.chooseTemplate'),
  services: slugs,
  parts: checkbox(),
  name: text(200),
})

/** Which survey to copy; leads to the page that asks where to. */
export const copyQuery = z.object({ survey: z.string().max(100).default(''), lang: z.string().optional() })

export const copyForm = z.strictObject({ services: slugs, name: text(200) })

export const importQuery = z.object({ service: z.string().max(200).default(''), lang: z.string().optional() })

export const importForm = z.strictObject({
  services: slugs,
  file: uploadedFile(),
  content: text(1_100_000),
})

/** Of a survey that is being edited: what is published, or the draft beside it; neither: what there is, the published first. */
export const contentQuery = z.object({
  version: z.enum(['draft', 'published']).optional().catch(undefined),
  lang: z.string().optional(),
})
