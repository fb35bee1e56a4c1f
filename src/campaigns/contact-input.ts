import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { checkbox, requiredWholeNumber, text } from '../web/form.ts'
import { CONTACT_STATUSES, MOST_ATTRIBUTES } from './contact.ts'

const id = z.string().regex(/^[\w-]{1,64}$/)

export const contactParams = z.strictObject({ id })

const page = z.coerce.number().int().min(1).max(100_000).default(1).catch(1)
const filterId = id.optional().catch(undefined)

export const contactListQuery = z.object({
  q: z.string().trim().max(100).default('').catch(''),
  status: z.enum(CONTACT_STATUSES).optional().catch(undefined),
  service: filterId,
  perspective: z.enum(PERSPECTIVES).optional().catch(undefined),
  segment: filterId,
  page,
})

/** One line of text; what is wrong with it is the rules' to say, beside everything else that was typed. */
const line = () => z.string().max(1_000, 'common.tooLong').default('')

/** Every value that was sent under a name, in order; some may be empty. */
const lines = (most: number) =>
  z
    .union([z.string().max(1_000), z.array(z.string().max(1_000)).max(most)])
    .optional()
    .transform((typed) => (typed === undefined ? [] : [typed].flat()))

/** `<service id>:<perspective>`; empty where the contact does not stand to the service. */
const standing = z.string().regex(/^(|[\w-]{1,64}:(user|customer|provider))$/)

export const contactForm = z.strictObject({
  email: line(),
  name: line(),
  language: line(),
  attributeName: lines(MOST_ATTRIBUTES + 10),
  attributeValue: lines(MOST_ATTRIBUTES + 10),
  standing: z
    .union([standing, z.array(standing).max(5_000)])
    .optional()
    .transform((chosen) => (chosen === undefined ? [] : [chosen].flat().filter((each) => each !== ''))),
})

export const statusForm = z.strictObject({ reason: text(300) })
export const activeForm = z.strictObject({ asked: checkbox() })
export const sureForm = z.strictObject({ sure: checkbox() })

/** Attributes' names; whether there are such is asked of the contacts. */
export const groupingsForm = z.strictObject({ attribute: lines(MOST_ATTRIBUTES + 10) })

export const limitsForm = z.strictObject({
  invitations: requiredWholeNumber(1, 100),
  windowDays: requiredWholeNumber(1, 730),
  restDays: requiredWholeNumber(0, 365),
})
