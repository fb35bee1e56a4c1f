import { csrfSync } from 'csrf-sync'
import express, { type Request, type RequestHandler, type Router } from 'express'
import session from 'express-session'
import type { Database } from '../database/schema.ts'
import { isLanguage, type Language, preferredLanguage } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { helpFor } from '../web/help.ts'
import type { Installation } from '../web/installation.ts'
import { setScope } from '../web/scope.ts'
import { languageChoices, menuFor, siteForAnyone, submenuFor } from '../web/site.ts'
import type { Actor } from './permissions.ts'
import { DatabaseSessionStore, SESSION_MILLISECONDS } from './session-store.ts'

const csrf = csrfSync({ getTokenFromRequest: (request) => (request.body as { _csrf?: string } | undefined)?._csrf })

/** Follows the reading of the body, whatever its kind: the token is one of its fields. */
export const csrfCheck: RequestHandler = csrf.csrfSynchronisedProtection

/** What every page of the staff's part has around it: session, actor, language. */
export function staffSurroundings(installation: Installation): Router {
  const router = express.Router()
  router.use(
    session({
      name: 'parallax.session',
      secret: installation.secret,
      store: new DatabaseSessionStore(installation.db, installation.clock),
      resave: false,
      saveUninitialized: false,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: installation.config.publicUrl.startsWith('https:'),
        maxAge: SESSION_MILLISECONDS,
      },
    }),
    staffScope(installation.db),
  )
  return router
}

function staffScope(db: Database): RequestHandler {
  return async (request, response, next) => {
    const actor = await signedIn(db, request.session.accountId)
    const language = languageOf(request.query['lang'], request.session.language, request.headers['accept-language'])
    if (request.query['lang'] === language && request.session.language !== language) {
      request.session.language = language
      if (actor !== null) await db.updateTable('account').set({ language }).where('id', '=', actor.id).execute()
    }
    const notice = request.method === 'GET' ? (request.session.notice ?? null) : null
    if (notice !== null) request.session.notice = undefined
    setScope(response, {
      language,
      layout: actor === null ? 'layout/plain' : 'layout/staff',
      site: {
        ...siteForAnyone(language, request.path, languageChoices(pageAddress(request), language)),
        actor,
        menu: menuFor(actor, request.path, translator(language)),
        submenu: submenuFor(actor, request.path, translator(language)),
        get csrfToken() {
          return csrf.generateToken(request)
        },
        help: helpFor(request.path),
        notice,
      },
    })
    next()
  }
}

/** Where the page that is shown can be had again: what a form came back from, for an address that only takes posts. */
function pageAddress({ method, originalUrl, headers }: Request): string {
  const { referer = '' } = headers
  if (method === 'GET' || !URL.canParse(referer)) return originalUrl
  const { pathname, search } = new URL(referer)
  return pathname + search
}

function languageOf(asked: unknown, remembered: string | undefined, header: string | undefined): Language {
  if (isLanguage(asked)) return asked
  return isLanguage(remembered) ? remembered : preferredLanguage(header)
}

async function signedIn(db: Database, accountId: string | undefined): Promise<Actor | null> {
  if (accountId === undefined) return null
  const account = await db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'role'])
    .where('id', '=', accountId)
    .where('active', '=', 1)
    .executeTakeFirst()
  return account ?? null
}
