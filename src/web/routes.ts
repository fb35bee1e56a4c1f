import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Actor, Permission } from '../accounts/permissions.ts'
import type { Database, Day } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import type { BodyKind } from './body.ts'
import { badRequest, notFound } from './errors.ts'
import { type Form, parseForm } from './form.ts'
import type { Installation } from './installation.ts'
import { scopeOf } from './scope.ts'

/** One request as a handler sees it: everything parsed, nothing raw. */
export interface Visit<P, Q, F, A> {
  db: Database
  installation: Installation
  actor: A
  params: P
  query: Q
  form: Form<F>
  language: Language
  t: Translate
  format: Format
  now: Date
  today: Day
  res: Response
}

interface Declaration<P, Q, F, A> {
  method: 'get' | 'post'
  path: string
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  /** Every POST that carries fields names their schema. */
  form?: z.ZodType<F>
  /** How the form is sent (src/web/body.ts); `form` unless said otherwise. */
  body?: BodyKind
  handle(visit: Visit<P, Q, F, A>): Promise<void> | void
}

/** A declared address; the route × role matrix of the tests is made from these. */
export interface Route {
  method: 'get' | 'post'
  path: string
  /**
   * What a signed-in person needs; `anyone`: no account needed, `public`: not even a session, `api-token`: another
   * program, which shows its token.
   */
  access: Permission | 'anyone' | 'public' | 'api-token'
  body: BodyKind
  answer(installation: Installation, request: Request, response: Response, actor: Actor | null): Promise<void>
}

// `object` types default to "nothing was declared, so nothing is there to read".
type Nothing = Record<string, never>

/** A page for signed-in people who hold the permission; to others it is not found, or asks them to sign in. */
export function staffRoute<P = Nothing, Q = Nothing, F = Nothing>(
  permission: Permission,
  declaration: Declaration<P, Q, F, Actor>,
): Route {
  return declared(permission, declaration, (actor) => {
    if (actor === null) throw notFound()
    return actor
  })
}

/** A page that needs no account, but the session: sign-in, set-up. */
export function openRoute<P = Nothing, Q = Nothing, F = Nothing>(
  declaration: Declaration<P, Q, F, Actor | null>,
): Route {
  return declared('anyone', declaration, (actor) => actor)
}

/** A page for respondents and machines: no session, no cookie. */
export function publicRoute<P = Nothing, Q = Nothing, F = Nothing>(declaration: Declaration<P, Q, F, null>): Route {
  return declared('public', declaration, () => null)
}

function declared<P, Q, F, A>(
  access: Route['access'],
  declaration: Declaration<P, Q, F, A>,
  asActor: (actor: Actor | null) => A,
): Route {
  const { method, path, params, query, form, body = 'form', handle } = declaration
  return {
    method,
    path,
    access,
    body,
    async answer(installation, request, response, actor) {
      const scope = scopeOf(response)
      const now = installation.clock()
      // Respondents get a page of their own for any link that leads nowhere.
      if (access !== 'public') refuseNul(request)
      await handle({
        db: installation.db,
        installation,
        actor: asActor(actor),
        params: params === undefined ? ({} as P) : parsedOr(notFound, params, request.params),
        query: query === undefined ? ({} as Q) : parsedOr(badRequest, query, request.query),
        form: formOf(form, request),
        language: scope.language,
        t: scope.t,
        format: scope.format,
        now,
        today: now.toISOString().slice(0, 10),
        res: response,
      })
    },
  }
}

function parsedOr<T>(otherwise: () => Error, schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw)
  if (!parsed.success) throw otherwise()
  return parsed.data
}

/** PostgreSQL takes no text with a NUL in it, and no address of ours holds one. */
function refuseNul({ params, query }: Request): void {
  const holdsNul = (values: object) => Object.values(values).some((value) => String(value).includes('\0'))
  if (holdsNul(params)) throw notFound()
  if (holdsNul(query)) throw badRequest()
}

/** A POST that asks for nothing takes nothing. */
const noFields = z.strictObject({})

function formOf<F>(form: z.ZodType<F> | undefined, { method, body }: Request): Form<F> {
  if (form !== undefined) return parseForm(form, withoutToken(body))
  if (method === 'POST') parseForm(noFields, withoutToken(body))
  return { ok: true, value: {} as F }
}

function withoutToken(body: Record<string, unknown> | undefined): Record<string, unknown> {
  const { _csrf, ...fields } = body ?? {}
  return fields
}
