import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/*
 * What makes each copy of an open form one that counts once. It is random but for the second at which the form was opened,
 * and signed, so that the server knows its own marks again without having kept any. Only a hash of it is ever stored.
 */

const RANDOM_BYTES = 16
const SIGNED_BYTES = RANDOM_BYTES + 4
const SIGNATURE_BYTES = 12

/** What a mark looks like; those of forms that were opened under earlier versions are shorter, and not signed. */
export const MARK = /^[\w-]{22,43}$/

/** @returns 43 characters that are safe in a form */
export function freshMark(secret: string, now: Date): string {
  const signed = Buffer.allocUnsafe(SIGNED_BYTES)
  randomBytes(RANDOM_BYTES).copy(signed)
  signed.writeUInt32BE(Math.floor(now.getTime() / 1000), RANDOM_BYTES)
  return Buffer.concat([signed, signatureOf(secret, signed)]).toString('base64url')
}

/** @returns when the form with this mark was opened, to the second; null for a mark that is not ours */
export function openedAt(secret: string, mark: string): Date | null {
  const bytes = Buffer.from(mark, 'base64url')
  if (bytes.length !== SIGNED_BYTES + SIGNATURE_BYTES) return null
  const signed = bytes.subarray(0, SIGNED_BYTES)
  if (!timingSafeEqual(bytes.subarray(SIGNED_BYTES), signatureOf(secret, signed))) return null
  return new Date(signed.readUInt32BE(RANDOM_BYTES) * 1000)
}

function signatureOf(secret: string, signed: Buffer): Buffer {
  return createHmac('sha256', secret).update('one-time mark ').update(signed).digest().subarray(0, SIGNATURE_BYTES)
}
