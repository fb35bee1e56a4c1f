import { isUtf8 } from 'node:buffer'
import express, { type RequestHandler } from 'express'
import { badRequest, unsupported } from './errors.ts'

const LIMIT_BYTES = 100_000

const urlencoded = express.urlencoded({
  extended: false,
  limit: LIMIT_BYTES,
  parameterLimit: 2_000,
  verify: (_request, _response, body) => refuseBrokenText(body),
})

/** Parses a posted form; anything but well-formed text of at most 100 kB is refused with a 4xx. */
export const formBody: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  if (request.is('multipart/form-data')) return next()
  if (request.headers['content-length'] !== '0' && !request.is('application/x-www-form-urlencoded')) {
    const isEmpty =
      request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined
    return next(isEmpty ? undefined : unsupported())
  }
  urlencoded(request, response, next)
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
