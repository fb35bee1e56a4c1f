import { z } from 'zod'
import {
  checkbox,
  choice,
  optionalDay,
  optionalNumber,
  optionalWholeNumber,
  requiredDay,
  requiredNumber,
  requiredText,
  requiredWholeNumber,
  several,
  text,
} from '../web/form.ts'
import { CHANNELS } from './channels.ts'
import { SERVICE_SORTS, STATUS_FILTERS } from './lists.ts'
import { PERSPECTIVES } from './perspectives.ts'

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/)
const id = z.string().regex(/^[\w-]{1,80}$/)

export const bySlug = z.object({ slug })
export const bySlugAndId = z.object({ slug, id })
export const bySlugAndMonth = z.object({ slug, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) })

/* Queries ignore what they do not know: links from elsewhere bring parameters of their own. */

/** A choice in a query; anything else counts as the first. */
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).catch(values[0])

const searched = z
  .string()
  .default('')
  .transform((typed) => typed.trim().slice(0, 100))

export const serviceListQuery = z.object({
  q: searched,
  organisation: searched,
  status: oneOf(STATUS_FILTERS),
  sort: oneOf(SERVICE_SORTS),
  order: oneOf(['up', 'down']),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export const offeringListQuery = z.object({ q: searched, page: z.coerce.number().int().min(1).max(100_000).catch(1) })

export const agreementQuery = z.object({ year: z.coerce.number().int().min(1990).max(2100).nullable().catch(null) })

export const stakeholderQuery = z.object({ perspective: oneOf(PERSPECTIVES) })

/* Forms */

const NAME = 120
const PARAGRAPH = 3_000
const MOST_PEOPLE = 1_000_000_000
const WIDEST = 1_000_000_000

export const nothingTyped = z.strictObject({})

const service = {
  name: requiredText(NAME),
  name_fr: text(NAME),
  organisation: requiredText(NAME),
  purpose: text(PARAGRAPH),
  outcomes: text(PARAGRAPH),
  costs: text(PARAGRAPH),
  risks_removed: text(PARAGRAPH),
  risks_imposed: text(PARAGRAPH),
  value: text(PARAGRAPH),
  active_users: optionalWholeNumber(0, MOST_PEOPLE),
  xla_target: optionalNumber(0, 100),
  channels: several(CHANNELS),
}
export const serviceForm = z.strictObject(service)
export const newServiceForm = z.strictObject({ ...service, status: choice(['live', 'proposed']) })
export const statusForm = z.strictObject({ status: choice(['live', 'retired']) })

export const componentForm = z.strictObject({
  name: requiredText(NAME),
  name_fr: text(NAME),
  kind: choice(['it-supported', 'human-activity']),
  run_by: text(NAME),
  user_visible: checkbox(),
})
export const moveForm = z.strictObject({ direction: choice(['up', 'down']) })

export const guideForm = z.strictObject({
  designed_for: text(PARAGRAPH),
  agrees_and_pays: text(PARAGRAPH),
  decides_features: text(PARAGRAPH),
  gives_value_to: text(PARAGRAPH),
  technology_and_people: text(PARAGRAPH),
  feedback_sources: text(PARAGRAPH),
})

export const stakeholderForm = z
  .strictObject({
    perspective: choice(PERSPECTIVES),
    name: requiredText(NAME),
    people: requiredWholeNumber(1, MOST_PEOPLE),
    since: requiredDay(),
    until: optionalDay(),
    note: text(PARAGRAPH),
  })
  .refine(({ since, until }) => until === null || until >= since, {
    path: ['until'],
    message: 'catalogue.endsBeforeItBegins',
  })

export const agreementForm = z
  .strictObject({
    name: requiredText(NAME),
    kind: choice(['sla', 'ola', 'xla']),
    customer_party: requiredText(NAME),
    provider_party: requiredText(NAME),
    valid_from: requiredDay(),
    valid_until: optionalDay(),
    note: text(PARAGRAPH),
  })
  .refine(({ valid_from, valid_until }) => valid_until === null || valid_until >= valid_from, {
    path: ['valid_until'],
    message: 'catalogue.endsBeforeItBegins',
  })

export const targetForm = z.strictObject({
  metric: requiredText(NAME),
  direction: choice(['at-least', 'at-most']),
  value: requiredNumber(-WIDEST, WIDEST),
  unit: text(40),
  measured_over: text(NAME),
  critical: checkbox(),
  component_id: z
    .union([z.literal(''), id])
    .default('')
    .transform((chosen) => (chosen === '' ? null : chosen)),
})

/** `value-<target>` and `result-<target>` of any number of targets; what they mean is src/catalogue/month-entries.ts. */
export const monthForm = z.record(z.string().regex(/^(value|result)-[\w-]{1,80}$/), z.string().max(40))

const lines = text(6_000)
export const offeringForm = z.strictObject({
  name: requiredText(NAME),
  organisation: requiredText(NAME),
  consumer_group: text(400),
  terms: text(PARAGRAPH),
  goods: lines,
  access: lines,
  action: lines,
  services: z
    .union([id, z.array(id)])
    .optional()
    .transform((chosen) => (chosen === undefined ? [] : [...new Set([chosen].flat())])),
})
