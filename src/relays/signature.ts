import { createHmac, timingSafeEqual } from 'node:crypto'

/*
 * How a link of another system shows that it comes from there: HMAC-SHA256 (RFC 2104) over what it is about.
 */

/** What a link is about: a ticket's number, and the service's short name as it stands in its address. */
export interface RelayReference {
  ref: string
  service: string
}

/** A relay's secret is derived, so that it can be shown again and is stored nowhere. */
export function relaySecret(installationSecret: string, relay: { id: string; generation: number }): string {
  return createHmac('sha256', installationSecret).update(`relay ${relay.id} ${relay.generation}`).digest('hex')
}

/**
 * What is signed: `ref=…&service=…`, each value percent-encoded in UTF-8 but for the unreserved characters of RFC 3986
 * (letters, digits, `-`, `.`, `_`, `~`).
 */
export function canonicalText({ ref, service }: RelayReference): string {
  return `ref=${percentEncoded(ref)}&service=${percentEncoded(service)}`
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** @returns 64 hexadecimal digits; the secret's characters as they stand are the key */
export function relaySignature(secret: string, reference: RelayReference): string {
  return createHmac('sha256', secret).update(canonicalText(reference)).digest('hex')
}

/** Compares in a time that tells nothing of where two signatures differ. */
export function isSignedBy(secret: string, reference: RelayReference, signature: string): boolean {
  const wanted = Buffer.from(relaySignature(secret, reference), 'hex')
  const given = Buffer.from(/^[\da-f]{64}$/i.test(signature) ? signature : '0'.repeat(64), 'hex')
  return timingSafeEqual(wanted, given)
}

/**
 * One answer for each reference, whatever service its links name and whichever secret signed them. The key cannot be worked
 * out from a reference without the installation's secret, so who has answered cannot be read off the database.
 */
export function referenceKey(installationSecret: string, relayId: string, ref: string): string {
  return createHmac('sha256', installationSecret).update(`relay reference ${relayId} ${ref}`).digest('base64url')
}

/** The address of a signed link. */
export function relayLink(publicUrl: string, key: string, secret: string, reference: RelayReference): string {
  return `${publicUrl}/t/${key}?${canonicalText(reference)}&sig=${relaySignature(secret, reference)}`
}
