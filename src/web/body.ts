import { isUtf8 } from 'node:buffer'
import express, { type RequestHandler } from 'express'
import multer, { MulterError } from 'multer'
import { badRequest, tooLarge, unsupported } from './errors.ts'

/**
 * `form`: fields, 100 kB at most. `small`: the same, 2 kB at most. `upload`: fields and one file, each of 2 MB at most, as
 * multipart. `large-upload`: the same with a file of 30 MB at most, for lists of hundreds of thousands of people.
 * `any-form`: fields in either way, as mail programs send them. `json`: a document of 250 kB at most.
 */
export type BodyKind = 'form' | 'small' | 'upload' | 'large-upload' | 'any-form' | 'json'

const LIMIT_BYTES = 100_000
const SMALL_LIMIT_BYTES = 2_000
const UPLOAD_LIMIT_BYTES = 2_000_000
const LARGE_UPLOAD_LIMIT_BYTES = 30_000_000
const JSON_LIMIT_BYTES = 250_000

const urlencoded = (limit: number) =>
  express.urlencoded({
    extended: false,
    limit,
    parameterLimit: 2_000,
    verify: (_request, _response, body) => refuseBrokenText(body),
  })

const multipartOf = (fileSize: number) =>
  multer({
    storage: multer.memoryStorage(),
    limits: { fileSize, fieldSize: UPLOAD_LIMIT_BYTES, files: 1, fields: 250, fieldNameSize: 100 },
  }).any()

/** @returns what reads the bodies of an address; a body of another kind than it declares is refused */
export function bodyOf(route: { body: BodyKind }): RequestHandler {
  return BODIES[route.body]
}

/** Parses a posted form; anything but well-formed text within the limit is refused with a 4xx. */
function fieldsBody(parse: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    if (request.headers['content-length'] !== '0' && !request.is('application/x-www-form-urlencoded')) {
      const isEmpty =
        request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined
      return next(isEmpty ? undefined : unsupported())
    }
    parse(request, response, next)
  }
}

function refuseBrokenText(body: Buffer): void {
  if (!isUtf8(body) || body.includes(0)) throw badRequest()
  const text = body.toString()
  if (!text.includes('%')) return
  if (/%00/.test(text)) throw badRequest()
  try {
    decodeURIComponent(text)
  } catch {
    throw badRequest()
  }
}

/** Parses a form with a file in it; the file's bytes stand in the body under its field's name. */
const uploadBody =
  (multipart: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (!request.is('multipart/form-data')) return next(unsupported())
    multipart(request, response, (error: unknown) => {
      if (error) return next(isOverLimit(error) ? tooLarge() : badRequest())
      const fields: Record<string, unknown> = { ...request.body }
      if (Object.values(fields).some((value) => typeof value === 'string' && value.includes('\0'))) {
        return next(badRequest())
      }
      for (const file of (request.files ?? []) as Express.Multer.File[]) {
        if (file.fieldname in fields) return next(badRequest())
        fields[file.fieldname] = file.buffer
      }
      request.body = fields
      next()
    })
  }

function isOverLimit(error: unknown): boolean {
  return error instanceof MulterError && (error.code === 'LIMIT_FILE_SIZE' || error.code === 'LIMIT_FIELD_VALUE')
}

const json = express.json({
  limit: JSON_LIMIT_BYTES,
  // A bare text or number is JSON, too; the schema says what is wrong with it.
  strict: false,
  type: 'application/json',
  verify: (_request, _response, body) => {
    if (!isUtf8(body)) throw badRequest()
  },
})

/** Parses a JSON document; what is of another type is refused. */
const jsonBody: RequestHandler = (request, response, next) => {
  if (request.method !== 'GET' && !request.is('application/json')) return next(unsupported())
  json(request, response, next)
}

const BODIES: Record<BodyKind, RequestHandler> = {
  'any-form': (request, response, next) =>
    BODIES[request.is('multipart/form-data') ? 'upload' : 'form'](request, response, next),
  form: fieldsBody(urlencoded(LIMIT_BYTES)),
  small: fieldsBody(urlencoded(SMALL_LIMIT_BYTES)),
  upload: uploadBody(multipartOf(UPLOAD_LIMIT_BYTES)),
  'large-upload': uploadBody(multipartOf(LARGE_UPLOAD_LIMIT_BYTES)),
  json: jsonBody,
}
