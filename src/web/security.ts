import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Every page may load from ourselves only, and holds no inline script or style at all, so no nonce is needed.
 * @param publicUrl decides whether browsers are told to insist on TLS
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const overTls = publicUrl.startsWith('https:')
  return helmet({
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
  })
}
