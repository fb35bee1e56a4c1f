import { z } from 'zod'
import type { FindingStatus } from '../database/schema.ts'
import { requiredText } from '../web/form.ts'
import { FINDING_VIEWS } from './finding-status.ts'

export const findingParams = z.object({ id: z.string().regex(/^[\w-]{1,100}$/) })

export const findingsQuery = z.object({
  show: z.enum(FINDING_VIEWS).default('open'),
  page: z
    .string()
    .regex(/^\d{1,6}$/)
    .default('1')
    .transform(Number),
})

const STATUSES = ['open', 'accepted', 'dismissed', 'actioned', 'gone'] as const satisfies readonly FindingStatus[]

/** The status that the person saw, so that nobody decides on what somebody else has decided. */
const seen = z.enum(STATUSES, 'common.chooseOne')

export const decisionForm = z.strictObject({ seen })
export const dismissalForm = z.strictObject({ seen, reason: requiredText(1000) })
export const lookForm = z.strictObject({})
