import type { ErrorRequestHandler, RequestHandler } from 'express'
import { isUnavailable } from '../database/dialect.ts'
import { ApiError, HttpError } from './errors.ts'
import type { Installation } from './installation.ts'

/** Below the interface's addresses nothing is a page: what is not there is said in JSON, too. */
export const noSuchAddress: RequestHandler = (_request, _response, next) =>
  next(new ApiError(404, 'There is nothing at this address.'))

const WORDS: Record<number, string> = {
  400: 'The body cannot be read: it is not well-formed.',
  404: 'There is nothing at this address.',
  413: 'The body is too large.',
  415: 'The body must be JSON, with Content-Type: application/json.',
  503: 'The database does not answer just now. Try again in a moment.',
}

/** Tells other programs what went wrong; never a stack trace. */
export function apiProblems({ log }: Installation): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = statusOf(error)
    if (status >= 500) log.error({ err: error, method: request.method, path: request.route?.path }, 'request failed')
    if (status === 503) response.setHeader('Retry-After', '30')
    const issues = error instanceof ApiError ? error.issues : undefined
    const words = error instanceof ApiError ? error.message : (WORDS[status] ?? 'Something went wrong here.')
    response.status(status).json({ error: words, ...(issues === undefined ? {} : { issues }) })
  }
}

function statusOf(error: unknown): number {
  if (error instanceof ApiError || error instanceof HttpError) return error.status
  if (isUnavailable(error)) return 503
  const { status } = error as { status?: number }
  return status !== undefined && status >= 400 && status < 500 ? status : 500
}
