import { ipKeyGenerator } from 'express-rate-limit'
import type { Installation } from '../web/installation.ts'
import { type TryLimit, tryLimit } from './try-limit.ts'

const MINUTE = 60_000

export interface TryLimits {
  /** Wrong passwords from one network address; generous, for a whole office may share one. */
  wrongByAddress: TryLimit
  /** Wrong passwords for one e-mail address. */
  wrongByEmail: TryLimit
  /** Requests for a new password from one network address. */
  resetsByAddress: TryLimit
  /** Mails with a new password for one e-mail address. */
  resetsByEmail: TryLimit
  /** Requests of other programs, by the token that they show. */
  requestsByToken: TryLimit
}

const limits = new WeakMap<Installation, TryLimits>()

/** The counts of one installation. */
export function tryLimits(installation: Installation): TryLimits {
  const known = limits.get(installation) ?? {
    wrongByAddress: tryLimit(60, 15 * MINUTE),
    wrongByEmail: tryLimit(10, 15 * MINUTE),
    resetsByAddress: tryLimit(30, 15 * MINUTE),
    resetsByEmail: tryLimit(3, 60 * MINUTE),
    requestsByToken: tryLimit(120, MINUTE),
  }
  limits.set(installation, known)
  return known
}

/** What tries from a network address are counted under: an IPv6 customer owns a whole /56. */
export function addressKey(ip: string | undefined): string {
  return ip === undefined ? 'unknown' : ipKeyGenerator(ip)
}
