import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { checkbox, choice, optionalWholeNumber, text } from '../web/form.ts'
import { DEFAULT_PROMISES } from './promise.ts'

const PERSPECTIVE = z.enum(PERSPECTIVES)
const PROMISE = choice(['anonymous', 'attributed'])
const id = z.string().min(1).max(100)

export const serviceParams = z.object({ slug: z.string() })
export const surveyParams = z.object({ id })
export const perspectiveParams = z.object({ id, perspective: PERSPECTIVE })

export const listQuery = z.object({
  q: text(200),
  show: z.enum(['all', 'open', 'draft', 'closed', 'none']).default('all'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  lang: z.string().optional(),
})

/** A link that knows through which channel it was followed, and in which language its form opens. */
export const linkQuery = z.object({
  channel: text(50),
  language: text(35),
  download: checkbox(),
  lang: z.string().optional(),
})

/** What is promised to each perspective; what is not said is the default. */
export const publishForm = z.strictObject({
  promise_user: PROMISE.default(DEFAULT_PROMISES.user),
  promise_customer: PROMISE.default(DEFAULT_PROMISES.customer),
  promise_provider: PROMISE.default(DEFAULT_PROMISES.provider),
})

export const noFields = z.strictObject({})
export const promiseForm = z.strictObject({ promise: PROMISE })
export const eligibleForm = z.strictObject({ eligible_count: optionalWholeNumber(0, 1_000_000_000) })
