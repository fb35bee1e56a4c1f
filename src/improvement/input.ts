import { z } from 'zod'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import { isWindow } from '../comparison/window.ts'
import { RATED } from '../surveys/definition.ts'
import { choice, optionalDay, optionalNumber, requiredDay, requiredNumber, requiredText, text } from '../web/form.ts'
import { keptWhys } from './content.ts'
import { POINTS_PER_SCORE } from './measure.ts'
import { DUE_FILTERS, type RegisterQuery, SORTS, STATUS_FILTERS, VIEWS } from './register.ts'
import { webAddress } from './web-address.ts'

const named = z.string().regex(/^[\w-]{1,100}$/)

export const actionParams = z.object({ id: named })
export const taskParams = z.object({ id: named, task: named })
export const commentParams = z.object({ id: named, comment: named })
export const linkParams = z.object({ id: named, link: named })
export const calendarParams = z.object({ token: z.string().regex(/^[\w-]{20,100}$/) })
export const serviceParams = z.object({ slug: named })

/** A field of an address: one text, nothing where it is empty or absent. */
const asked = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .default('')
    .transform((typed) => typed.trim())

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.enum(values), z.literal('')])
    .default('')
    .transform((chosen) => (chosen === '' ? null : chosen))

export const registerQuery: z.ZodType<RegisterQuery> = z.object({
  view: oneOf(VIEWS).transform((view) => view ?? 'list'),
  status: oneOf(STATUS_FILTERS),
  service: z.union([named, z.literal('')]).default(''),
  dimension: oneOf(RATED),
  due: oneOf(DUE_FILTERS),
  owner: asked(120),
  q: asked(200),
  sort: oneOf(SORTS).transform((sort) => sort ?? 'due'),
  page: z
    .string()
    .regex(/^\d{1,6}$/)
    .default('1')
    .transform(Number),
})

/** The finding that an action is raised from; empty: from none. */
const fromFinding = z.union([named, z.literal('')]).default('')

export const raiseQuery = z.object({ dimension: oneOf(RATED), finding: fromFinding })

const content = {
  title: requiredText(160),
  cause: requiredText(2000),
  owner: requiredText(120),
  due_on: requiredDay(),
  change: requiredText(2000),
  target_points: optionalNumber(0.5, 100),
  why1: text(500),
  why2: text(500),
  why3: text(500),
  why4: text(500),
  why5: text(500),
}

export const changesQuery = z.object({ review: z.union([named, z.literal('')]).default('') })

interface TypedWhys {
  why1: string
  why2: string
  why3: string
  why4: string
  why5: string
}

/** Five fields of a form are one list of an action. */
function withWhys<T extends TypedWhys>({ why1, why2, why3, why4, why5, ...rest }: T) {
  return { ...rest, whys: keptWhys([why1, why2, why3, why4, why5]) }
}

export const raiseForm = z
  .strictObject({
    ...content,
    dimension: z
      .enum(['', ...RATED], 'common.chooseOne')
      .default('')
      .transform((chosen) => (chosen === '' ? null : chosen)),
    finding: fromFinding,
  })
  .transform(withWhys)

export const editForm = z
  .strictObject({
    ...content,
    /** When the action had last been changed as the form was opened, so that nobody overwrites a change unseen. */
    seen: text(40),
  })
  .transform(withWhys)

/** A calendar window with a first and a last day. */
const requiredWindow = () =>
  z
    .string()
    .min(1, 'common.chooseOne')
    .refine((window) => isWindow(window) && window !== 'all', 'common.chooseOne')

export const planForm = z.strictObject({
  measure_perspective: choice(PERSPECTIVES),
  measure_question: choice(RATED),
  baseline: requiredWindow(),
  changed_on: optionalDay(),
  after_window: requiredWindow(),
  /** Index points, as people read them. */
  margin: requiredNumber(0.5, 50).transform((points) => points / POINTS_PER_SCORE),
  compared_service_id: z
    .string()
    .max(100)
    .default('')
    .transform((id) => (id === '' ? null : id)),
  seen: text(40),
})

const NOTE_LENGTH = 2000

export const stepForm = z.strictObject({ note: text(NOTE_LENGTH) })
export const explainedStepForm = z.strictObject({ note: requiredText(NOTE_LENGTH) })
export const taskForm = z.strictObject({ title: requiredText(200), who: text(120), due_on: optionalDay() })
export const tickForm = z.strictObject({ done: z.enum(['yes', 'no']) })
export const commentForm = z.strictObject({ comment: requiredText(4000) })

export const linkForm = z.strictObject({
  link_title: requiredText(160),
  address: requiredText(2000)
    .refine((typed) => webAddress(typed) !== null, 'teamwork.badAddress')
    .transform((typed) => webAddress(typed) ?? ''),
})

export const closingForm = z.strictObject({ learnt: requiredText(4000) })
export const emptyForm = z.strictObject({})
