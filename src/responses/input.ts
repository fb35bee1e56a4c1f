import { z } from 'zod'
import { CHANNELS } from '../catalogue/channels.ts'
import { questionsIn } from '../surveys/perspective-form.ts'
import { badRequest } from '../web/errors.ts'
import { type FieldErrors, type Form, plainText, requiredText, text, typedIn } from '../web/form.ts'
import type { AnsweredComment, Answers } from './answers.ts'
import { type AskedForm, type LinkKind, RESPONDENT_MOST } from './asked-form.ts'
import { type Fields, fieldsOf, type Given, given } from './given.ts'
import { MARK } from './one-time-mark.ts'
import { shownQuestions } from './shown.ts'

/** What a link ends in; whether there is such a link is asked of the database. */
export const openLinkParams = z.object({ key: z.string() }).transform(({ key }) => key)
export const invitationParams = z.object({ token: z.string() }).transform(({ token }) => token)

export const unsubscribeQuery = z.object({})
/** Our own button sends nothing, a mail program what RFC 8058 says; whatever it is, the address alone says who. */
export const unsubscribeForm = z.record(z.string(), z.unknown())

/** Mail programs and browsers add things of their own to links; what we do not know is passed over. */
export const linkQuery = z.object({
  channel: z.enum(CHANNELS).optional().catch(undefined),
  /** A language of the survey; any other is passed over once the survey is known. */
  lang: z
    .string()
    .regex(/^[a-zA-Z\d-]{2,35}$/)
    .optional()
    .catch(undefined),
  /** The score that was pressed in a mail. */
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
  /** That what was entered has just been kept. */
  kept: z.literal('1').optional().catch(undefined),
  /** What a link of another system is about, and its signature. */
  ref: z.string().min(1).max(200).optional().catch(undefined),
  service: z.string().max(200).optional().catch(undefined),
  sig: z.string().max(200).optional().catch(undefined),
})
export type LinkQuery = z.output<typeof linkQuery>

/** The fields as they came: which of them a form may hold is only known once its link is. */
export const postedFields = z.custom<Record<string, unknown>>((body) => typeof body === 'object' && body !== null)

/** Where somebody was when they left: the form as it was shown, and the last question that they had answered. */
export const leftFields = z.strictObject({ shown: z.string().max(100), last: z.string().max(200) })
export type Left = z.output<typeof leftFields>

/** A form's answers, read. */
export interface Answered {
  /** The form's one-time mark; null on personal invitations, which are marks themselves. */
  once: string | null
  answers: Answers
  comments: AnsweredComment[]
  /** The name or role that somebody gave of themselves; empty where none was asked or given. */
  respondent: string
}

/** @param language in which the form was read: numbers are typed as it writes them */
export type AnswerReader = (fields: Record<string, unknown>, language: string) => Form<Answered>

/**
 * Makes the reader of one form, once for all that send it.
 * @returns reads what was posted: the answers to the questions that are shown, or the first error of each field with what was
 *   typed; throws "bad request" for what the form cannot hold: other questions, several values where one is asked, no
 *   one-time mark
 */
export function answerReader(asked: AskedForm, link: LinkKind, asksRespondent: boolean): AnswerReader {
  const schema = z.strictObject({
    ...Object.fromEntries(
      questionsIn(asked).flatMap((question) =>
        fieldsOf(question).map(({ name, several }) => [name, several ? texts.optional() : z.string().optional()]),
      ),
    ),
    ...(link === 'open' ? { once: z.string().regex(MARK) } : {}),
    ...(asksRespondent ? { respondent: z.string().default('') } : {}),
    shown: z.string(),
  })
  return (fields, language) => {
    const parsed = schema.safeParse(fields)
    if (!parsed.success) throw badRequest()
    const posted = parsed.data as Fields
    const { answers, comments, errors } = answersIn(asked, posted, language)
    const respondent = plainText(posted['respondent'])
    if (respondent.length > RESPONDENT_MOST) errors['respondent'] = 'common.tooLong'
    if (Object.keys(errors).length > 0) return { ok: false, errors, typed: typedIn(fields) }
    const once = link === 'open' ? plainText(posted['once']) : null
    return { ok: true, value: { once, answers, comments, respondent } }
  }
}

const texts = z.union([z.string(), z.array(z.string())])

/** What is not shown is neither asked for nor kept, whatever was posted for it. */
function answersIn(asked: AskedForm, fields: Fields, language: string): Omit<Given, 'known'> {
  const answers: Answers = {}
  const comments: AnsweredComment[] = []
  const errors: FieldErrors = {}
  shownQuestions(questionsIn(asked), asked, (question) => {
    const read = given(question, fields, language)
    Object.assign(answers, read.answers)
    comments.push(...read.comments)
    Object.assign(errors, read.errors)
    return read.known
  })
  return { answers, comments, errors }
}

/** A way to be reached, left apart from all answers. */
export const contactWishForm = z.strictObject({ reach: requiredText(200), person: text(100), about: text(1_000) })
