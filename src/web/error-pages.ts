import type { ErrorRequestHandler, Request, Response } from 'express'
import { isUnavailable } from '../database/dialect.ts'
import { preferredLanguage } from '../i18n/languages.ts'
import { badRequest, expired, failed, HttpError, notFound, tooLarge, unavailable } from './errors.ts'
import type { Installation } from './installation.ts'
import { render } from './render.ts'
import { scopeOf, setScope } from './scope.ts'
import { languageChoices, siteForAnyone } from './site.ts'

/** Shows what went wrong as a plain page in the reader's language; never a stack trace. */
export function errorPages(installation: Installation): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const shown = asHttpError(error)
    // The declared path: what was asked for may hold somebody's secret link.
    if (shown.status >= 500)
      installation.log.error({ err: error, method: request.method, path: request.route?.path }, 'request failed')
    const { t, site } = scopeFor(request, response)
    if (shown.status === 503) response.setHeader('Retry-After', '30')
    if (site.actor === null && scopeOf(response).layout === 'layout/staff') scopeOf(response).layout = 'layout/plain'
    const leadsHome = ['layout/staff', 'layout/plain'].includes(scopeOf(response).layout)
    render(response, 'web/error', { title: t(shown.title), explanation: shown.explanation, leadsHome }, shown.status)
  }
}

function scopeFor(request: Request, response: Response) {
  if (response.locals['scope'] === undefined) {
    const language = preferredLanguage(request.headers['accept-language'])
    const site = siteForAnyone(language, request.path, languageChoices('/', language))
    setScope(response, { language, layout: 'layout/plain', site })
  }
  return scopeOf(response)
}

function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error
  if (isUnavailable(error)) return unavailable()
  const { status, code } = error as { status?: number; code?: string }
  if (code === 'EBADCSRFTOKEN') return expired()
  if (status === 413) return tooLarge()
  if (status === 404) return notFound()
  if (status !== undefined && status >= 400 && status < 500) return badRequest()
  return failed()
}
