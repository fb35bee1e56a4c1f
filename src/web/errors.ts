import type { MessageKey } from '../i18n/translate.ts'

/** An answer other than the page that was asked for; `src/web/error-pages.ts` shows it in the reader's language. */
export class HttpError extends Error {
  readonly status: number
  readonly title: MessageKey
  readonly explanation: MessageKey
  constructor(status: number, title: MessageKey, explanation: MessageKey) {
    super(`${status} ${title}`)
    this.status = status
    this.title = title
    this.explanation = explanation
  }
}

export const notFound = () => new HttpError(404, 'common.notFoundTitle', 'common.notFoundText')
export const badRequest = () => new HttpError(400, 'common.badRequestTitle', 'common.badRequestText')
export const tooLarge = () => new HttpError(413, 'common.tooLargeTitle', 'common.tooLargeText')
export const unsupported = () => new HttpError(415, 'common.badRequestTitle', 'common.badRequestText')
export const tooManyTries = () => new HttpError(429, 'common.tooManyTitle', 'common.tooManyText')
export const expired = () => new HttpError(403, 'common.expiredTitle', 'common.expiredText')
export const unavailable = () => new HttpError(503, 'common.unavailableTitle', 'common.unavailableText')
export const failed = () => new HttpError(500, 'common.failedTitle', 'common.failedText')

/** @returns the value; throws "not found" where there is none */
export function orNotFound<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound()
  return value
}

/** An answer to another program that is not what it asked for; told as JSON, in English, as programs' makers expect. */
export class ApiError extends Error {
  readonly status: number
  /** What is wrong where, in the body. */
  readonly issues: { path: string; message: string }[] | undefined
  constructor(status: number, message: string, issues?: { path: string; message: string }[]) {
    super(message)
    this.status = status
    this.issues = issues
  }
}
