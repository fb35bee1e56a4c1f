import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { derivedFrom } from '../campaigns/partial-key.ts'
import type { Day } from '../database/schema.ts'
import type { Typed } from '../web/form.ts'

/*
 * What somebody has entered behind their invitation and not sent yet. It is sealed with a key that follows from the
 * invitation's token alone, and lies under a name that follows from it in another way. The database knows tokens only as
 * hashes, so nobody who reads it can tell whose it is, nor what it says.
 */

/** A form as somebody left it. */
export interface PartialAnswer {
  /** What the form told of itself (`readShown`): version, turn and promise. */
  shown: string
  /** By field, as typed and chosen. */
  typed: Typed
  keptOn: Day
}

/** Days after which what was kept is deleted, if nobody has come back. */
export const KEPT_DAYS = 14

/** Characters of all that was entered; what is longer is not kept. */
export const PARTIAL_MOST = 60_000

/** @returns the text to be stored: the initialisation vector, the tag and the ciphertext */
export function sealed(answer: PartialAnswer, token: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', sealKey(token), iv)
  const text = padded(JSON.stringify(answer))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** @returns null for what was sealed for another token, or has been changed since */
export function opened(stored: string, token: string): PartialAnswer | null {
  const bytes = Buffer.from(stored, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealKey(token), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
    return JSON.parse(text.toString('utf8')) as PartialAnswer
  } catch {
    return null
  }
}

const IV_BYTES = 12
const TAG_BYTES = 16

function sealKey(token: string): Buffer {
  return derivedFrom(token, 'parallax: the seal of a partial answer')
}

/** So that the length of what is stored does not tell how much somebody wrote. */
function padded(text: string): string {
  return text.padEnd(Math.ceil(text.length / 1_024) * 1_024)
}
