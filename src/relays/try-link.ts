import type { MessageKey } from '../i18n/translate.ts'
import { isSignedBy, type RelayReference } from './signature.ts'

/** What a link says, as far as it can be read. */
export interface TriedLink extends RelayReference {
  key: string
  signature: string
}

/** @returns null for what is no address of a relay at all */
export function readLink(text: string): TriedLink | null {
  if (!URL.canParse(text.trim())) return null
  const { pathname, searchParams } = new URL(text.trim())
  const [, key] = /\/t\/([\w-]+)$/.exec(pathname) ?? []
  if (key === undefined) return null
  const said = (name: string) => searchParams.get(name) ?? ''
  return { key, ref: said('ref'), service: said('service'), signature: said('sig') }
}

/** What staff are told of a link, and respondents never: what is wrong with it, the first thing first. */
export function linkVerdict(
  link: TriedLink | null,
  relay: { key: string; active: 0 | 1; services: readonly string[] },
  secret: string,
): MessageKey {
  if (link === null) return 'relays.triedNoLink'
  if (link.key !== relay.key) return 'relays.triedOtherRelay'
  if (link.ref === '') return 'relays.triedNoRef'
  if (!isSignedBy(secret, link, link.signature)) return 'relays.triedBadSignature'
  if (!relay.services.includes(link.service)) return 'relays.triedUnknownService'
  return relay.active === 1 ? 'relays.triedWorks' : 'relays.triedOff'
}
