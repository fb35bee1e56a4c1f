import type { Response } from 'express'

/** A mail has its styles in it, and loads and runs nothing at all. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"

/** Shows a mail as its reader would see it, in a frame of a page of ours. */
export function showMail(res: Response, body: { html: string } | { text: string }): void {
  res.setHeader('Content-Security-Policy', POLICY)
  res.setHeader('X-Frame-Options', 'SAMEORIGIN')
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Content-Type', `text/${'html' in body ? 'html' : 'plain'}; charset=utf-8`)
  res.end('html' in body ? body.html : body.text)
}
