import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { ApiError, notFound } from '../web/errors.ts'
import type { Installation } from '../web/installation.ts'
import type { Route } from '../web/routes.ts'
import { scopeOf } from '../web/scope.ts'
import { useToken } from './api-token-store.ts'
import { type Actor, may } from './permissions.ts'
import { tryLimits } from './try-limits.ts'

/**
 * The one permission gate: every declared route is mounted through it and in no other way.
 * Without an account one is asked to sign in; without the permission the page is not found.
 */
export function mountRoutes(
  app: Express,
  installation: Installation,
  routes: readonly Route[],
  surroundings: (route: Route) => readonly RequestHandler[],
): void {
  for (const route of routes) {
    app[route.method](
      route.path,
      admission(route, installation),
      ...surroundings(route),
      answering(route, installation),
    )
  }
}

/** Comes first, so that nothing is read of what somebody sends who may not send it. */
function admission({ access }: Route, installation: Installation): RequestHandler {
  if (access === 'api-token') return (request, response, next) => admitProgram(installation, request, response, next)
  return (request, response, next) => {
    if (access === 'public' || access === 'anyone') return next()
    const { actor } = scopeOf(response).site
    if (actor === null) return askToSignIn(request, response)
    next(may(actor, access) ? undefined : notFound())
  }
}

async function admitProgram(
  installation: Installation,
  { headers }: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const now = installation.clock()
  const [, shown = ''] = /^Bearer ([\w-]{20,100})$/i.exec(headers.authorization ?? '') ?? []
  const id = shown === '' ? null : await useToken(installation.db, shown, now)
  if (id === null) {
    response.setHeader('WWW-Authenticate', 'Bearer')
    throw new ApiError(401, 'A valid token is needed: Authorization: Bearer …')
  }
  const { requestsByToken } = tryLimits(installation)
  if (requestsByToken.isExhausted(id, now)) {
    response.setHeader('Retry-After', '60')
    throw new ApiError(
      429,
      'Too many requests with this token. Try again in a minute, with several items in one request.',
    )
  }
  requestsByToken.count(id, now)
  next()
}

function answering(route: Route, installation: Installation): RequestHandler {
  const handler = (request: Request, response: Response, _next: NextFunction) =>
    route.answer(installation, request, response, actorOf(route, response))
  return Object.assign(handler, { route })
}

/** Programs come without a session, and so without anybody who is signed in. */
function actorOf({ access }: Route, response: Response): Actor | null {
  return access === 'api-token' ? null : scopeOf(response).site.actor
}

function askToSignIn(request: Request, response: Response): void {
  const back =
    request.method === 'GET' && request.originalUrl !== '/' ? `?to=${encodeURIComponent(request.originalUrl)}` : ''
  response.redirect(303, `/sign-in${back}`)
}

/** Throws, at start-up, if any address answers without having been declared to the gate. */
export function refuseUndeclaredRoutes(app: Express): void {
  for (const layer of layersOf(app.router)) {
    const handler = layer.route?.stack.at(-1)?.handle
    if (handler === undefined || !('route' in handler)) {
      throw new Error(`The route ${layer.route?.path} is not declared to the gate`)
    }
  }
}

interface Layer {
  handle: { stack?: Layer[] } & object
  route?: { path: string; stack: Layer[] }
}

function layersOf(router: unknown): Layer[] {
  const { stack = [] } = router as { stack?: Layer[] }
  return stack.flatMap((layer) => (layer.route === undefined ? layersOf(layer.handle) : [layer]))
}
