import type { RequestHandler, Response } from 'express'
import type { Marked } from '../i18n/any-language.ts'
import { type Format, formatter } from '../i18n/format.ts'
import { isLanguage, type Language, preferredLanguage } from '../i18n/languages.ts'
import { type Translate, translator } from '../i18n/translate.ts'
import { type Site, siteForAnyone } from './site.ts'

/** In which language, layout and surroundings this request is answered. */
export interface RequestScope {
  language: Language
  t: Translate
  format: Format
  layout: 'layout/staff' | 'layout/plain' | 'layout/respondent' | 'layout/embedded' | 'layout/kiosk'
  site: Site
}

/** Set once by the part of the site map that the request came through. */
export function setScope(response: Response, scope: Pick<RequestScope, 'language' | 'layout' | 'site'>): void {
  const { language } = scope
  response.locals['scope'] = { ...scope, t: translator(language), format: formatter(language) } satisfies RequestScope
}

export function scopeOf(response: Response): RequestScope {
  return response.locals['scope'] as RequestScope
}

/** From here on this request is answered in a survey's own language. */
export function answerIn(response: Response, language: Marked, t: Translate): void {
  const scope = scopeOf(response)
  response.locals['scope'] = { ...scope, t, site: { ...scope.site, marked: language } } satisfies RequestScope
}

/** Around the pages of people who have no account: their browser's language, or the one that they switched to. */
export const respondentScope: RequestHandler = (request, response, next) => {
  const asked = request.query['lang']
  const language = isLanguage(asked) ? asked : preferredLanguage(request.headers['accept-language'])
  setScope(response, { language, layout: 'layout/respondent', site: siteForAnyone(language, request.path) })
  next()
}
