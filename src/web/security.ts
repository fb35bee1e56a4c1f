import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Every page may load from ourselves only, and holds no inline script or style at all, so no nonce is needed.
 * The headers are the same for every answer: they are asked of helmet once.
 * @param publicUrl decides whether browsers are told to insist on TLS
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const overTls = publicUrl.startsWith('https:')
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: overTls ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginOpenerPolicy: overTls,
      originAgentCluster: overTls,
      xFrameOptions: { action: 'deny' },
    }),
  )
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    next()
  }
}

function headersOf(middleware: ReturnType<typeof helmet>): [string, string][] {
  const headers: [string, string][] = []
  const response = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => {},
  }
  middleware({} as IncomingMessage, response as unknown as ServerResponse, () => {})
  return headers
}

/** Lets pages of these origins hold this answer in a frame, and nobody else's; `X-Frame-Options` could name none of them. */
export function allowFraming(response: ServerResponse, origins: readonly string[]): void {
  const policy = String(response.getHeader('Content-Security-Policy'))
  const ancestors = origins.length === 0 ? "'none'" : origins.join(' ')
  response.setHeader('Content-Security-Policy', policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${ancestors}`))
  response.removeHeader('X-Frame-Options')
}
