import { z } from 'zod'
import type { MessageKey } from '../i18n/translate.ts'
import { badRequest } from './errors.ts'

/** What a person sent: either usable, or what is wrong beside what they typed. */
export type Form<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors; typed: Typed }
export type FieldErrors = Record<string, MessageKey>
export type Typed = Record<string, string>

/**
 * @param schema a strict object of text fields; a rule's message is the key of the wording that the person reads
 * @param body the parsed body, without the CSRF token
 * @returns the value, or the first error of each field with what was typed; a body that no page of ours sends (unknown
 *   fields, several values where one is asked) throws a "bad request"
 */
export function parseForm<T>(schema: z.ZodType<T>, body: Record<string, unknown>): Form<T> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: FieldErrors = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    if (issue.code === 'unrecognized_keys' || Array.isArray(body[field])) throw badRequest()
    errors[field] ??= messageOf(issue, body[field])
  }
  return { ok: false, errors, typed: typedIn(body) }
}

/** A form that is refused after parsing, by a rule that needed the database. */
export function refused<T>(typed: Typed, errors: FieldErrors): Form<T> {
  return { ok: false, errors, typed }
}

/** What was typed, by field; several values of one name are joined by commas. Passwords are left out. */
export function typedIn(body: Record<string, unknown>): Typed {
  const texts = Object.entries(body)
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])
    .filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !String(entry[0]).toLowerCase().includes('password'),
    )
  return Object.fromEntries(texts)
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): MessageKey {
  if (value === undefined) return 'common.fillIn'
  return /^[a-z]+\.[A-Za-z]+$/.test(issue.message) ? (issue.message as MessageKey) : 'common.invalid'
}

/* Fields. Everything a browser sends is text; each field says what it makes of it. */

/** Trimmed, line ends as `\n`; anything but one text as none. */
export const plainText = (typed: unknown) => (typeof typed === 'string' ? typed.replace(/\r\n?/g, '\n').trim() : '')

/** Text that may be empty; trimmed, line ends as `\n`. */
export const text = (maximum: number) =>
  z.string().transform(plainText).pipe(z.string().max(maximum, 'common.tooLong')).default('')

export const requiredText = (maximum: number) =>
  z.string().transform(plainText).pipe(z.string().min(1, 'common.fillIn').max(maximum, 'common.tooLong'))

/** A number written with a comma or a point; empty is null. */
export const optionalNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .default('')
    .transform((typed) => {
      const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
      return plain === '' ? null : Number(plain)
    })
    .pipe(z.number('common.notANumber').min(minimum, 'common.outOfRange').max(maximum, 'common.outOfRange').nullable())

export const optionalWholeNumber = (minimum: number, maximum: number) =>
  optionalNumber(minimum, maximum).pipe(z.number().int('common.notWhole').nullable())

export const requiredNumber = (minimum: number, maximum: number) =>
  optionalNumber(minimum, maximum).pipe(z.number('common.fillIn'))

export const requiredWholeNumber = (minimum: number, maximum: number) =>
  optionalWholeNumber(minimum, maximum).pipe(z.number('common.fillIn'))

export const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, 'common.chooseOne')

/** A checkbox: absent when it is not ticked. */
export const checkbox = () =>
  z
    .enum(['on', '1'])
    .optional()
    .transform((ticked): 0 | 1 => (ticked === undefined ? 0 : 1))

/** The bytes of an uploaded file; null where none was chosen. */
export const uploadedFile = () =>
  z
    .instanceof(Buffer)
    .optional()
    .transform((file) => file ?? null)

/** Any number of values of one name: absent, one text or several. */
export const several = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.enum(values), z.array(z.enum(values))])
    .optional()
    .transform((chosen) => (chosen === undefined ? [] : ([...new Set([chosen].flat())] as T[number][])))

/** `YYYY-MM-DD`, and a day that there is. */
export const isCalendarDay = (day: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)

export const requiredDay = () => z.string().trim().min(1, 'common.fillIn').refine(isCalendarDay, 'common.invalidDate')

/** A calendar day; empty is null. */
export const optionalDay = () =>
  z
    .string()
    .trim()
    .default('')
    .refine((day) => day === '' || isCalendarDay(day), 'common.invalidDate')
    .transform((day) => (day === '' ? null : day))

export const emailAddress = () =>
  z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'common.fillIn')
    .max(254, 'common.tooLong')
    .pipe(z.email('common.invalidEmail'))
