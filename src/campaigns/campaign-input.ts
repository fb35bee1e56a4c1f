import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { checkbox, choice, optionalDay, optionalNumber, optionalWholeNumber, requiredText, text } from '../web/form.ts'
import { unknownPlaceholders } from './letter-text.ts'
import { LEFT_OUT_REASONS } from './plan.ts'
import { isTimeZone } from './zoned-time.ts'

const id = z.string().min(1).max(100)
const page = z.coerce.number().int().min(1).max(100_000).default(1).catch(1)
const lang = z.string().optional()

const SHOWN = ['all', 'draft', 'scheduled', 'running', 'ended'] as const

export const campaignListQuery = z.object({
  q: text(200),
  show: z.enum(SHOWN).default('all').catch('all'),
  page,
  lang,
})

export const reasonQuery = z.object({
  reason: z.enum(LEFT_OUT_REASONS).optional().catch(undefined),
  page,
  lang,
})

export const campaignQuery = z.object({
  q: text(200),
  show: z.enum(['invitations', 'left-out']).default('invitations').catch('invitations'),
  reason: z.enum(LEFT_OUT_REASONS).optional().catch(undefined),
  page,
  lang,
})

const ids = z.union([id, z.array(id).max(500)]).transform((chosen) => [...new Set([chosen].flat())])

const time = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'campaigns.badTime')

const clockTime = (otherwise: string) =>
  z.preprocess((typed) => (typed === undefined || typed === '' ? otherwise : typed), time)

export const campaignForm = z
  .strictObject({
    name: requiredText(120),
    perspective: choice(PERSPECTIVES),
    surveys: ids,
    segment: z.string().max(100).default(''),
    sample: choice(['all', 'number', 'share']),
    sample_n: optionalWholeNumber(1, 10_000_000),
    sample_percent: optionalNumber(0.1, 100),
    start: choice(['now', 'later']),
    starts_on: optionalDay(),
    starts_time: clockTime('09:00'),
    closes_on: optionalDay(),
    closes_time: clockTime('23:59'),
    time_zone: z.string().refine(isTimeZone, 'campaigns.badZone'),
    reminder_1: optionalWholeNumber(1, 90),
    reminder_2: optionalWholeNumber(1, 90),
    reminder_3: optionalWholeNumber(1, 90),
    exception: checkbox(),
    limit_exception: text(500),
  })
  .superRefine((form, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (form.sample === 'number' && form.sample_n === null) refuse('sample_n', 'campaigns.sayHowMany')
    if (form.sample === 'share' && form.sample_percent === null) refuse('sample_percent', 'campaigns.sayPercent')
    if (form.start === 'later' && form.starts_on === null) refuse('starts_on', 'campaigns.sayStart')
    if (form.exception === 1 && form.limit_exception === '') refuse('limit_exception', 'campaigns.sayWhyException')
    const days = [form.reminder_1, form.reminder_2, form.reminder_3]
    for (const [at, day] of days.entries()) {
      if (day !== null && days.indexOf(day) < at) refuse(`reminder_${at + 1}`, 'campaigns.remindersSame')
    }
  })
export type CampaignForm = z.output<typeof campaignForm>

const language = z.string().regex(/^[A-Za-z0-9-]{2,35}$/)
const kind = z.enum(['invitation', 'reminder'])

export const letterQuery = z.object({
  language: language.optional().catch(undefined),
  kind: kind.default('invitation').catch('invitation'),
  as: z.enum(['html', 'text']).default('html').catch('html'),
  lang,
})

const known = (field: z.ZodType<string>) =>
  field.refine((typed) => unknownPlaceholders(typed).length === 0, 'campaigns.unknownPlaceholder')

export const letterForm = z.strictObject({
  language,
  kind,
  subject: known(requiredText(200)),
  body: known(requiredText(5_000)),
  as: z.enum(['html', 'text']).default('html'),
  reset: z.string().optional(),
})
export type LetterForm = z.output<typeof letterForm>

export const startForm = z.strictObject({ when: z.enum(['now', 'planned']).default('planned') })

/** What a survey's page can choose for a campaign that is made from there. */
export const newCampaignQuery = z.object({
  survey: z.string().max(100).default('').catch(''),
  perspective: z
    .enum(['', ...PERSPECTIVES])
    .default('')
    .catch(''),
  lang,
})
