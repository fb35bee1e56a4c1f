import { ipKeyGenerator } from 'express-rate-limit'
import type { MessageKey } from '../i18n/translate.ts'
import type { IntakeSignal } from '../surveys/intake-signals.ts'
import type { Installation } from '../web/installation.ts'
import { Kept } from './kept.ts'
import { LEAST_SECONDS_ON_FORM, type Pace, paceAfter, pauseLeft } from './kiosk-pace.ts'
import type { FormLink } from './link-store.ts'
import { freshMark, openedAt } from './one-time-mark.ts'
import { hasWaited, isProven, PROOF_HOURS, WAIT_SECONDS, waitTicket } from './proof-of-work.ts'
import type { Signals } from './signals.ts'
import { type Bucket, drawn } from './token-bucket.ts'

/** Who sends a form: never kept longer than a few minutes, in memory, and never beside an answer. */
export interface Sender {
  link: FormLink
  /** The network address; undefined where the connection is gone already. */
  ip: string | undefined
  /** What tells kiosks behind one address apart; empty where nothing does. */
  place: string
  now: Date
}

/** Why a form is not taken just now. Nothing is stored, and what was typed comes back. */
export interface Refusal {
  alert: MessageKey
  /** When to try again. */
  seconds: number
  /** What the form holds when it comes back, where it has no proof of work. */
  ticket?: string
  /** A fresh mark, where the form's own is too old or not ours. */
  mark?: string
}

/** What stands between open links and those who would flood them. It counts in this process alone. */
export interface Guard {
  /** Whether a network address sends too much; for every form that comes through an open link. */
  admit(sender: Sender): Refusal | null
  /** Whether one more form that was left is counted for a network address; nobody is told. */
  admitLeaving(sender: Sender): boolean
  /** Whether a form brings its proof of work, or has been waited with instead. */
  admitProof(sender: Sender, mark: string, work: string): Refusal | null
  /** Whether a kiosk may take this answer; one that it may counts at once, so that of several only one gets in. */
  admitToKiosk(sender: Sender, mark: string): Refusal | null
  /** Seconds until a kiosk takes the next answer. */
  kioskPause(sender: Sender): number
  /** An answer that was admitted has not been stored after all. */
  releaseKiosk(sender: Sender): void
}

const ADDRESSES_KEPT = 20_000
/** A new answer every half second, for ever, from behind one address. */
const PER_SECOND = 2
/** So many forms without a proof may wait. */
const WAITING = { burst: 60, perSecond: 0.5 }
const LEAVING = { burst: 60, perSecond: 1 }

export function openGuard(installation: Installation, signals: Signals): Guard {
  const { config, secret } = installation
  const buckets = new Kept<Bucket>(ADDRESSES_KEPT)
  const paces = new Kept<Pace>(ADDRESSES_KEPT)
  const leaving = new Kept<Bucket>(ADDRESSES_KEPT)
  const waiting = new Kept<Bucket>(ADDRESSES_KEPT)
  const note = ({ link, now }: Sender, signal: IntakeSignal) =>
    signals.count(link, signal, now.toISOString().slice(0, 10))

  const guard: Guard = {
    admit: (sender) => {
      const key = networkOf(sender)
      const allowance = { burst: config.intakeBurst, perSecond: PER_SECOND }
      const { bucket, isTaken, waitSeconds } = drawn(buckets.get(key), allowance, sender.now.getTime())
      buckets.keep(key, bucket)
      if (isTaken) {
        if (bucket.tokens < allowance.burst / 2) note(sender, 'busy-network')
        return null
      }
      note(sender, 'limited')
      return { alert: 'responses.tooManyFromHere', seconds: Math.max(waitSeconds, 30) }
    },
    admitLeaving: (sender) => {
      const key = networkOf(sender)
      const { bucket, isTaken } = drawn(leaving.get(key), LEAVING, sender.now.getTime())
      leaving.keep(key, bucket)
      return isTaken
    },
    admitProof: (sender, mark, work) => {
      const { now, link } = sender
      const opened = openedAt(secret, mark)
      const hours = opened === null ? Number.POSITIVE_INFINITY : (now.getTime() - opened.getTime()) / 3_600_000
      if (hours > PROOF_HOURS) {
        if (work !== '') note(sender, 'proof-refused')
        return { alert: 'responses.proofExpired', seconds: 1, mark: freshMark(secret, now) }
      }
      if (isProven(link.surveyId, mark, work) || hasWaited(secret, link.surveyId, mark, work, now)) return null
      if (work !== '' && !work.startsWith('wait.')) note(sender, 'proof-refused')
      const { bucket, isTaken } = drawn(waiting.get(networkOf(sender)), WAITING, now.getTime())
      waiting.keep(networkOf(sender), bucket)
      if (!isTaken) return { alert: 'responses.tooManyFromHere', seconds: 60 }
      const ticket = waitTicket(secret, link.surveyId, mark, now)
      return { alert: 'responses.proofWait', seconds: WAIT_SECONDS, ticket }
    },
    admitToKiosk: (sender, mark) => {
      const pause = guard.kioskPause(sender)
      if (pause > 0) {
        note(sender, 'kiosk-pause')
        return { alert: 'responses.kioskPause', seconds: pause }
      }
      const opened = openedAt(secret, mark)
      const seconds = opened === null ? 0 : (sender.now.getTime() - opened.getTime()) / 1000
      if (seconds < LEAST_SECONDS_ON_FORM) {
        note(sender, 'kiosk-hurry')
        return { alert: 'responses.kioskHurry', seconds: LEAST_SECONDS_ON_FORM }
      }
      const key = kioskOf(sender)
      paces.keep(key, paceAfter(paces.get(key), sender.now.getTime()))
      return null
    },
    kioskPause: (sender) => pauseLeft(paces.get(kioskOf(sender)), sender.now.getTime()),
    releaseKiosk: (sender) => {
      paces.keep(kioskOf(sender), { pausedUntil: sender.now.getTime(), hasty: 0 })
    },
  }
  return guard
}

/** An IPv6 customer owns a whole /56. */
function networkOf({ link, ip }: Sender): string {
  return `${link.surveyId} ${ip === undefined ? 'unknown' : ipKeyGenerator(ip)}`
}

function kioskOf(sender: Sender): string {
  return `${networkOf(sender)} ${sender.link.perspective} ${sender.place}`
}
