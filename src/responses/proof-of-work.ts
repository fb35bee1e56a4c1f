import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/*
 * A proof of work (Dwork & Naor 1992; the partial preimage is that of Back's Hashcash, 2002): a number that makes a hash of
 * the form's one-time mark begin with zero bits. The mark is signed and good for one answer, so a proof needs no memory here
 * and is good for one answer as well.
 */

/** 131,072 tries on average: about half a second of a middling phone, and 36 hours of it for 250,000 forms. */
export const PROOF_BITS = 17

/** A form that has been open for longer is given a fresh mark. */
export const PROOF_HOURS = 12

/** Whoever sends no proof waits for so long between two presses of the button. */
export const WAIT_SECONDS = 15

/** @param work the number that was found, in decimal digits */
export function isProven(surveyId: string, mark: string, work: string): boolean {
  if (!/^\d{1,10}$/.test(work)) return false
  const hash = createHash('sha256').update(`${surveyId}.${mark}.${work}`).digest()
  return hash.readUInt32BE(0) >>> (32 - PROOF_BITS) === 0
}

/** What a form holds that was sent without a proof: when that was, signed. */
export function waitTicket(secret: string, surveyId: string, mark: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000).toString(36)
  return `wait.${seconds}.${ticketSignature(secret, surveyId, mark, seconds)}`
}

/** @returns whether the ticket is of this form and old enough */
export function hasWaited(secret: string, surveyId: string, mark: string, ticket: string, now: Date): boolean {
  const [, seconds = '', signature = ''] = /^wait\.([\da-z]{1,9})\.([\w-]{22})$/.exec(ticket) ?? []
  const wanted = Buffer.from(ticketSignature(secret, surveyId, mark, seconds))
  const given = Buffer.from(signature.padEnd(wanted.length, '.'))
  if (!timingSafeEqual(wanted, given)) return false
  return now.getTime() / 1000 - Number.parseInt(seconds, 36) >= WAIT_SECONDS
}

function ticketSignature(secret: string, surveyId: string, mark: string, seconds: string): string {
  const signature = createHmac('sha256', secret).update(`wait ${surveyId} ${mark} ${seconds}`).digest('base64url')
  return signature.slice(0, 22)
}
