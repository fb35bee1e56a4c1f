import { z } from 'zod'
import { emailAddress, optionalWholeNumber, requiredWholeNumber } from '../web/form.ts'
import { REASONS } from './failure.ts'
import { MOST_CONNECTIONS, MOST_PER_CONNECTION, MOST_PER_MINUTE } from './sending.ts'
import { STATUSES } from './status.ts'
import { kindShown } from './survey-mail.ts'

const ID = /^[\w-]{1,64}$/
const SHOWN_STATUSES = [...STATUSES, 'bounced'] as const

export const mailListQuery = z.object({
  status: z.enum(SHOWN_STATUSES).optional().catch(undefined),
  reason: z.enum(REASONS).optional().catch(undefined),
  kind: z.string().regex(ID).or(z.literal('')).default('').catch('').transform(kindShown),
  campaign: z.string().regex(ID).or(z.literal('')).default('').catch(''),
  q: z.string().trim().max(100).default('').catch(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
})

export const mailParams = z.strictObject({ id: z.string().regex(ID) })

const orNothing = <T extends z.ZodType>(schema: T) =>
  schema.or(z.literal('')).transform((value) => (value === '' ? undefined : value))

/** The mails that a list showed, for what is done to all of them. */
const whichFields = {
  reason: orNothing(z.enum(REASONS)),
  kind: z.string().regex(ID).or(z.literal('')).transform(kindShown),
  campaign: z.string().regex(ID).or(z.literal('')),
  q: z.string().trim().max(100),
}

export const resendForm = z.strictObject({ status: z.enum(['failed', 'cancelled']), ...whichFields })

export const cancelForm = z.strictObject({ status: z.enum(['waiting']), ...whichFields })

export const sendingForm = z.strictObject({
  perMinute: optionalWholeNumber(1, MOST_PER_MINUTE),
  connections: requiredWholeNumber(1, MOST_CONNECTIONS),
  messagesPerConnection: requiredWholeNumber(1, MOST_PER_CONNECTION),
})

export const testForm = z.strictObject({ recipient: emailAddress() })
