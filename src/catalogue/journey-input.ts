import { z } from 'zod'
import { checkbox, choice, optionalDay, optionalNumber, requiredText, requiredWholeNumber, text } from '../web/form.ts'
import { CHANNELS } from './channels.ts'

const NAME = 120
const PERSONA = 300
const PARAGRAPH = 2_000
/** Days that a journey may take. */
const LONGEST = 366
const LONGEST_WINDOW = 8_784
const MOST_TARGETS = 50

const id = z.string().regex(/^[\w-]{1,80}$/)
const orNone = <T extends z.ZodType>(schema: T) =>
  z
    .union([z.literal(''), schema])
    .default('')
    .transform((chosen) => (chosen === '' ? null : (chosen as z.infer<T>)))
const optionalId = orNone(id)

const time = z
  .string()
  .trim()
  .default('')
  .refine((typed) => typed === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(typed), 'journey.invalidTime')
  .transform((typed) => (typed === '' ? null : typed))

/** The one that the editor saw (`journey.revision`, `touchpoint.revision`). */
const revision = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

const journey = z
  .strictObject({
    name: requiredText(NAME),
    name_fr: text(NAME),
    persona: text(PERSONA),
    persona_fr: text(PERSONA),
    first_weekday: orNone(z.enum(['1', '2', '3', '4', '5', '6', '7'])).transform((day) =>
      day === null ? null : Number(day),
    ),
    variant: choice(['today', 'planned', 'since', 'until']),
    variant_day: optionalDay(),
    revision: revision.optional(),
  })
  .refine(({ variant, variant_day }) => variant_day !== null || !needsDay(variant), {
    path: ['variant_day'],
    message: 'common.fillIn',
  })

export const journeyForm = journey.transform(({ variant_day, ...typed }) => ({
  ...typed,
  variant_day: needsDay(typed.variant) ? variant_day : null,
}))

function needsDay(variant: string): boolean {
  return variant === 'since' || variant === 'until'
}

const rating = optionalNumber(1, 5)

export const touchpointForm = z
  .strictObject({
    title: requiredText(NAME),
    title_fr: text(NAME),
    what_happened: text(PARAGRAPH),
    what_happened_fr: text(PARAGRAPH),
    /** As people count: the first day is 1. */
    day: requiredWholeNumber(1, LONGEST),
    at: time,
    nothing_happened: checkbox(),
    channel: orNone(z.enum(CHANNELS)),
    component_id: optionalId,
    targets: z
      .union([id, z.array(id).max(MOST_TARGETS)])
      .optional()
      .transform((chosen) => (chosen === undefined ? [] : [...new Set([chosen].flat())])),
    window_target: optionalId,
    window_hours: optionalNumber(0.01, LONGEST_WINDOW),
    window_ended_by: optionalId,
    user_rating: rating,
    customer_rating: rating,
    provider_rating: rating,
    revision: revision.optional(),
  })
  .refine(({ window_target, window_hours }) => window_target === null || window_hours !== null, {
    path: ['window_hours'],
    message: 'common.fillIn',
  })
  .refine(({ window_target, window_hours }) => window_target !== null || window_hours === null, {
    path: ['window_target'],
    message: 'journey.windowWithoutTarget',
  })
  .transform(({ day, revision, targets, window_target, window_hours, window_ended_by, ...typed }) => ({
    revision,
    content: {
      ...typed,
      day_offset: day - 1,
      // A target whose window begins here is in play here.
      targets: window_target === null ? targets : [...new Set([...targets, window_target])],
      window:
        window_target === null || window_hours === null
          ? null
          : { target: window_target, hours: window_hours, endedBy: window_ended_by },
    },
  }))
