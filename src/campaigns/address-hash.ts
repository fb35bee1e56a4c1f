import { createHmac } from 'node:crypto'

/**
 * What stands for an address where the address itself must not be kept: HMAC-SHA256, base64url, 43 characters. Without
 * the salt nobody can find out by trying whose it is.
 * @param salt of this installation (`addressSalt` in src/campaigns/ledger-store.ts)
 * @param email in any letters; spaces around it are left out
 */
export function addressHash(salt: string, email: string): string {
  return createHmac('sha256', salt).update(email.trim().toLowerCase()).digest('base64url')
}
