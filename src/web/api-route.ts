import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Database } from '../database/schema.ts'
import { ApiError } from './errors.ts'
import type { Installation } from './installation.ts'
import type { Route } from './routes.ts'

/** One request of another program, parsed. */
export interface ApiVisit<I> {
  db: Database
  installation: Installation
  input: I
  now: Date
}

interface ApiDeclaration<I, O> {
  method: 'post'
  path: `/api/v1/${string}`
  /** What it does, in a line and in full, for those who write programs. */
  summary: string
  description: string
  input: z.ZodType<I>
  /** What comes back; the documentation is made from it. */
  output: z.ZodType<O>
  status: 200 | 202
  /** A request, and what comes back. */
  example: { input: unknown; output: unknown }
  handle(visit: ApiVisit<I>): Promise<O>
}

interface ApiReading<P, Q, O> extends Pick<ApiDeclaration<never, O>, 'path' | 'summary' | 'description' | 'output'> {
  params: z.ZodObject & z.ZodType<P>
  query: z.ZodObject & z.ZodType<Q>
  example: { query: unknown; output: unknown }
  handle(visit: Omit<ApiVisit<never>, 'input'> & { params: P; query: Q }): Promise<O>
}

/** An address for other programs, which show a token; no session and no cookie. */
export interface ApiRoute extends Route {
  access: 'api-token'
  documentation: Pick<ApiDeclaration<unknown, unknown>, 'summary' | 'description' | 'output' | 'status'> & {
    example: { output: unknown }
    /** Either a body, or what the address holds. */
    asked:
      | { body: z.ZodType; example: unknown }
      | { path: z.ZodObject; query: z.ZodObject; example: Record<string, unknown> }
  }
}

export function apiRoute<I, O>(declaration: ApiDeclaration<I, O>): ApiRoute {
  const { method, path, input, output, status, summary, description, example, handle } = declaration
  return {
    method,
    path,
    access: 'api-token',
    body: 'json',
    documentation: { summary, description, output, status, example, asked: { body: input, example: example.input } },
    async answer(installation: Installation, request: Request, response: Response) {
      const parsed = input.safeParse(request.body)
      if (!parsed.success) throw new ApiError(422, 'The body does not fit the schema.', issuesOf(parsed.error))
      const visit = { db: installation.db, installation, input: parsed.data, now: installation.clock() }
      response.status(status).json(await handle(visit))
    },
  }
}

/** An address that is read: what is asked stands in it, and there is no body. */
export function apiReading<P, Q, O>(declaration: ApiReading<P, Q, O>): ApiRoute {
  const { path, params, query, output, summary, description, example, handle } = declaration
  const asked = { path: params, query, example: example.query as Record<string, unknown> }
  return {
    method: 'get',
    path,
    access: 'api-token',
    body: 'form',
    documentation: { summary, description, output, status: 200, example, asked },
    async answer(installation: Installation, request: Request, response: Response) {
      const address = params.safeParse(request.params)
      if (!address.success) throw new ApiError(404, 'There is nothing at this address.')
      const parsed = query.safeParse(request.query)
      if (!parsed.success) throw new ApiError(422, 'The query does not fit the schema.', issuesOf(parsed.error))
      const { db } = installation
      const visit = { db, installation, params: address.data, query: parsed.data, now: installation.clock() }
      response.setHeader('Cache-Control', 'no-store')
      response.status(200).json(await handle(visit))
    },
  }
}

const MOST_ISSUES = 20

function issuesOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.flatMap(leaves).slice(0, MOST_ISSUES)
}

/** Of several shapes that a value may have, the one that fits it best says what is wrong. */
function leaves(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return [{ path: issue.path.map(String).join('.'), message: issue.message }]
  }
  const inner = issue.errors.map((issues) =>
    issues.flatMap((each) => leaves({ ...each, path: [...issue.path, ...each.path] })),
  )
  const depth = (found: { path: string }[]) => Math.max(...found.map(({ path }) => path.split('.').length))
  const [best = []] = inner.sort((one, other) => depth(other) - depth(one) || one.length - other.length)
  return best
}
