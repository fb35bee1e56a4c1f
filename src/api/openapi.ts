import { z } from 'zod'
import type { ApiRoute } from '../web/api-route.ts'

const PROBLEM = {
  type: 'object',
  properties: {
    error: { type: 'string' },
    issues: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
  required: ['error'],
}

const PROBLEMS = {
  401: 'No token, or one that is not valid',
  429: 'More than 120 requests a minute with one token',
}

const OF_BODIES = {
  413: 'The body is larger than 250 kB',
  415: 'The body is no JSON',
  422: 'The body does not fit the schema',
}

const OF_ADDRESSES = { 404: 'There is no such thing', 422: 'The query does not fit the schema' }

/** @returns the OpenAPI 3.1 description of the routes, made from the schemas that parse what is asked */
export function openApi(routes: readonly ApiRoute[], publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'Parallax', version: '1' },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths: Object.fromEntries(routes.map((route) => [pathOf(route), { [route.method]: operation(route) }])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM },
    },
  }
}

function operation({ documentation }: ApiRoute) {
  const { summary, description, asked, output, status, example } = documentation
  const json = (schema: object, shown?: unknown) => ({
    'application/json': { schema, ...(shown === undefined ? {} : { example: shown }) },
  })
  const problem = json({ $ref: '#/components/schemas/Problem' })
  return {
    summary,
    description,
    ...('body' in asked
      ? { requestBody: { required: true, content: json(schemaOf(asked.body, 'input'), asked.example) } }
      : { parameters: [...parametersOf('path', asked.path), ...parametersOf('query', asked.query, asked.example)] }),
    responses: {
      [status]: { description: summary, content: json(schemaOf(output, 'output'), example.output) },
      ...Object.fromEntries(
        Object.entries({ ...PROBLEMS, ...('body' in asked ? OF_BODIES : OF_ADDRESSES) }).map(([code, meaning]) => [
          code,
          { description: meaning, content: problem },
        ]),
      ),
    },
  }
}

/** `/services/:slug` is written `/services/{slug}`. */
function pathOf({ path }: ApiRoute): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject, example: Record<string, unknown> = {}): object[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties).map(([name, own]) => ({
    ...{ name, in: place, required: place === 'path', schema: own },
    ...(name in example ? { example: example[name] } : {}),
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}
