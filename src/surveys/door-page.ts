import { CHANNELS, channelName } from '../catalogue/channels.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { ownLanguageName } from '../i18n/any-language.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { openAddress } from './door-links.ts'
import type { PerspectiveDoor } from './door-store.ts'
import type { IntakeSignal } from './intake-signals.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/doors': DoorsPart
    'surveys/tags': TagsPart
  }
}

/** The ways in to one perspective's form, on the survey's page. */
export interface DoorsPart {
  perspective: Perspective
  link: string
  kioskLink: string
  posterAddress: string
  qrAddress: string
  embedAddress: string
  embedNote: string
  tags: TagsPart
  proof: { address: string; required: boolean }
  /** Whether a way to be reached can be left; null where nobody answers anonymously. */
  contact: { address: string; offered: boolean } | null
  /** What the guards noticed; empty on ordinary days. */
  signals: { day: string; text: string }[]
}

/** The fields in which a link is given its channel and language. */
export interface TagsPart {
  /** Makes the fields' ids differ where there are several on one page. */
  of: string
  channels: Option[]
  languages: Option[]
}

export interface Option {
  value: string
  name: string
  chosen: boolean
}

export interface ShownDoors {
  surveyId: string
  door: PerspectiveDoor
  signals: readonly Row<'intake_signal'>[]
  /** The service's own channels come first. */
  channels: readonly string[]
  languages: readonly string[]
  publicUrl: string
}

const SIGNALS: Record<IntakeSignal, MessageKey> = {
  'busy-network': 'doors.signalBusy',
  limited: 'doors.signalLimited',
  'kiosk-hurry': 'doors.signalKioskHurry',
  'kiosk-pause': 'doors.signalKioskPause',
  'proof-refused': 'doors.signalProof',
}

const SIGNALS_SHOWN = 6

export function doorsPart(shown: ShownDoors, { t, format }: Reader): DoorsPart {
  const { surveyId, door, publicUrl } = shown
  const { perspective, openKey, embedSites } = door
  const base = `/surveys/${surveyId}/${perspective}`
  const untagged = { channel: '', language: '' }
  return {
    perspective,
    link: openAddress(publicUrl, 's', openKey, untagged),
    kioskLink: openAddress(publicUrl, 'kiosk', openKey, untagged),
    posterAddress: `${base}/poster`,
    qrAddress: `${base}/qr.svg`,
    embedAddress: `${base}/embed`,
    embedNote: t('doors.embedSites', { count: embedSites.length }),
    tags: tagsPart(perspective, untagged, shown, t),
    proof: { address: `${base}/proof-of-work`, required: door.proofOfWork === 1 },
    contact:
      door.promise === 'anonymous' ? { address: `${base}/contact-offer`, offered: door.offersContact === 1 } : null,
    signals: shown.signals
      .filter((signal) => signal.perspective === perspective && signal.signal in SIGNALS)
      .slice(0, SIGNALS_SHOWN)
      .map(({ day, signal, count }) => ({
        day: format.day(day),
        text: t(SIGNALS[signal as IntakeSignal], { count }),
      })),
  }
}

export function tagsPart(
  of: string,
  chosen: { channel: string; language: string },
  { channels, languages }: Pick<ShownDoors, 'channels' | 'languages'>,
  t: Translate,
): TagsPart {
  const inOrder = [...channels, ...CHANNELS.filter((channel) => !channels.includes(channel))]
  const option = (value: string, name: string, current: string) => ({ value, name, chosen: value === current })
  return {
    of,
    channels: [
      option('', t('doors.noChannel'), chosen.channel),
      ...inOrder.map((channel) => option(channel, t(channelName(channel)), chosen.channel)),
    ],
    languages: [
      option('', t('doors.readersLanguage'), chosen.language),
      ...languages.map((tag) => option(tag, ownLanguageName(tag), chosen.language)),
    ],
  }
}
