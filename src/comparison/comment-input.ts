import { z } from 'zod'
import { RATED } from '../surveys/definition.ts'
import { requiredText, several, text } from '../web/form.ts'
import { MOST_TERM_LENGTH, MOST_TERMS_LISTED, THEME_FIELDS, typedTerms } from './comment-themes.ts'
import { serviceParams } from './input.ts'
import { ALL_TIME, isWindow } from './window.ts'

const lang = z.string().max(10).optional()

/** `2026-10.<id>`: the comment that a page begins after. */
const cursor = z
  .string()
  .regex(/^[\w-]{3,7}\.[\w-]{1,60}$/)
  .transform((written) => {
    const [window = '', id = ''] = written.split('.')
    return { window, id }
  })
  .refine(({ window }) => isWindow(window))
  .optional()

export const commentsQuery = z.strictObject({
  window: z.string().refine(isWindow).default(ALL_TIME),
  question: z.string().max(200).default(''),
  q: z.string().trim().max(200).default(''),
  term: z
    .string()
    .max(60)
    .regex(/^(?:(?:en|fr|xx):.+)?$/)
    .default(''),
  theme: z.enum(['', ...RATED]).default(''),
  score: z.enum(['', '0', '1', '2', '3', '4', '5']).default(''),
  channel: z
    .string()
    .max(100)
    .regex(/^[\w-]*$/)
    .default(''),
  user: cursor,
  customer: cursor,
  provider: cursor,
  lang,
})

export const commentParams = serviceParams.extend({ id: z.string().min(1).max(100) })

export const commentThemesForm = z.strictObject({ theme: several(RATED) })

export const replyForm = z.strictObject({
  // One line: it is a header.
  subject: requiredText(200).transform((subject) => subject.replace(/\s+/g, ' ')),
  text: requiredText(5_000),
})

const terms = text(20_000).refine(
  (typed) =>
    typedTerms(typed).length <= MOST_TERMS_LISTED && typedTerms(typed).every((term) => term.length <= MOST_TERM_LENGTH),
  'common.tooLong',
)

export const themeListsForm = z.strictObject(Object.fromEntries(THEME_FIELDS.map(({ name }) => [name, terms])))

export const maskedWordsForm = z.strictObject({
  words: text(20_000).refine((typed) => typedTerms(typed).every((word) => word.length >= 2), 'comments.wordsTooShort'),
})
