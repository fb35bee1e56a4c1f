import { hkdfSync } from 'node:crypto'

/** @returns the name that what is entered behind an invitation, and not sent yet, lies under */
export function partialKey(token: string): string {
  return derivedFrom(token, 'parallax: where a partial answer lies').toString('base64url')
}

/**
 * 256 bits that follow from a token for one purpose, and from which the token does not follow.
 * HKDF (RFC 5869) with SHA-256; tokens have 256 bits of chance, so no salt is needed.
 */
export function derivedFrom(token: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', purpose, 32))
}
