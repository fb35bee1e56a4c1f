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
  413: 'The body is larger than 250 kB',
  415: 'The body is no JSON',
  422: 'The body does not fit the schema',
  429: 'More than 120 requests a minute with one token',
}

/** @returns the OpenAPI 3.1 description of the routes, made from the schemas that parse their bodies */
export function openApi(routes: readonly ApiRoute[], publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'Parallax', version: '1' },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths: Object.fromEntries(routes.map((route) => [route.path, { [route.method]: operation(route) }])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM },
    },
  }
}

function operation({ documentation }: ApiRoute) {
  const { summary, description, input, output, status, example } = documentation
  const json = (schema: object, shown?: unknown) => ({
    'application/json': { schema, ...(shown === undefined ? {} : { example: shown }) },
  })
  const problem = json({ $ref: '#/components/schemas/Problem' })
  return {
    summary,
    description,
    requestBody: { required: true, content: json(schemaOf(input, 'input'), example.input) },
    responses: {
      [status]: { description: summary, content: json(schemaOf(output, 'output'), example.output) },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([code, meaning]) => [code, { description: meaning, content: problem }]),
      ),
    },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}
