import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, 43 characters that are safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** How a token is stored and looked up: SHA-256, base64url. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** 128 random bits for a row's id: nothing about order or time can be read from it. */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}
