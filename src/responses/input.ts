import { z } from 'zod'
import { CHANNELS } from '../catalogue/channels.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { DIMENSIONS } from '../surveys/definition.ts'
import { badRequest } from '../web/errors.ts'
import { type FieldErrors, type Form, several, text, typedIn } from '../web/form.ts'
import type { AnsweredComment, Answers } from './answers.ts'
import { type AskedForm, type FormQuestion, type LinkKind, RESPONDENT_MOST, stepsOf } from './asked-form.ts'
import { MARK } from './one-time-mark.ts'

/** What a link ends in; whether there is such a link is asked of the database. */
export const openLinkParams = z.object({ key: z.string() }).transform(({ key }) => key)
export const invitationParams = z.object({ token: z.string() }).transform(({ token }) => token)

/** Mail programs and browsers add things of their own to links; what we do not know is passed over. */
export const linkQuery = z.object({
  channel: z.enum(CHANNELS).optional().catch(undefined),
  lang: z.enum(LANGUAGES).optional().catch(undefined),
  /** The overall score that was pressed in a mail. */
  v: z
    .string()
    .regex(/^\d{1,2}$/)
    .optional()
    .catch(undefined),
  /** Tells kiosks behind one network address apart. */
  place: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional()
    .catch(undefined),
  /** An embedded form that is only looked at: what is sent is checked and not stored. */
  example: z.literal('1').optional().catch(undefined),
})
export type LinkQuery = z.output<typeof linkQuery>

/** The fields as they came: which of them a form may hold is only known once its link is. */
export const postedFields = z.custom<Record<string, unknown>>((body) => typeof body === 'object' && body !== null)

/** A form's answers, read. */
export interface Answered {
  /** The form's one-time mark; null on personal invitations, which are marks themselves. */
  once: string | null
  answers: Answers
  comments: AnsweredComment[]
  /** The name or role that somebody gave of themselves; empty where none was asked or given. */
  respondent: string
}

export type AnswerReader = (fields: Record<string, unknown>) => Form<Answered>

/**
 * Makes the reader of one form, once for all that send it.
 * @returns reads what was posted: the answers, or the first error of each question with what was typed; throws "bad request"
 *   for what the form as shown cannot hold: other questions, several values where one is asked, no one-time mark
 */
export function answerReader(asked: AskedForm, link: LinkKind, asksRespondent: boolean): AnswerReader {
  const schema = z.strictObject({
    ...Object.fromEntries(asked.questions.map((question) => [question.key, field(question)])),
    ...(link === 'open' ? { once: z.string().regex(MARK) } : {}),
    ...(asksRespondent ? { respondent: text(RESPONDENT_MOST) } : {}),
    shown: z.string(),
  })
  const picks = new Set(asked.questions.filter((question) => question.kind === 'importance').map(({ key }) => key))
  return (fields) => {
    const parsed = schema.safeParse(fields)
    if (parsed.success) return { ok: true, value: asAnswered(asked, parsed.data) }
    const errors: FieldErrors = {}
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0] ?? '')
      const isImpossible = issue.code === 'unrecognized_keys' || name === 'once' || name === 'shown'
      if (isImpossible || (Array.isArray(fields[name]) && !picks.has(name))) throw badRequest()
      errors[name] ??= messageOf(issue, fields[name])
    }
    return { ok: false, errors, typed: typedIn(fields) }
  }
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): MessageKey {
  if (value === undefined) return 'responses.answerFirst'
  if (issue.message === 'common.tooLong' || issue.message === 'responses.tooManyPicked') return issue.message
  return 'common.chooseOne'
}

function field(question: FormQuestion): z.ZodType {
  if (question.kind === 'text') return text(question.most)
  if (question.kind === 'importance') {
    return several(positionsOf(question.options.map((option) => option.dimension)))
      .refine((picked) => picked.length <= question.most, 'responses.tooManyPicked')
      .transform((picked) => picked.map(Number))
  }
  const { scores, instead } = stepsOf(question)
  const values = z.enum([...scores, ...instead].map((step) => String(step.value))).transform(Number)
  return question.required ? values : values.optional()
}

function positionsOf(dimensions: readonly (typeof DIMENSIONS)[number][]): [string, ...string[]] {
  const [first = '', ...others] = dimensions.map((dimension) => String(DIMENSIONS.indexOf(dimension)))
  return [first, ...others]
}

function asAnswered(asked: AskedForm, values: Record<string, unknown>): Answered {
  const answers: Answers = {}
  const comments: AnsweredComment[] = []
  for (const { key, countedAs } of asked.questions) {
    const value = values[key]
    if (typeof value === 'number') answers[countedAs] = value
    else if (Array.isArray(value) && value.length > 0) answers[countedAs] = value
    else if (typeof value === 'string' && value !== '') comments.push({ question: countedAs, text: value })
  }
  const { once, respondent } = values
  return {
    once: typeof once === 'string' ? once : null,
    answers,
    comments,
    respondent: typeof respondent === 'string' ? respondent : '',
  }
}
