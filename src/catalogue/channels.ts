import type { MessageKey } from '../i18n/translate.ts'

/** The channels through which a service is used or feedback comes in; what none of them names is `other`. */
export const CHANNELS = [
  'web',
  'mobile',
  'phone',
  'branch',
  'point-of-sale',
  'email',
  'counter',
  'kiosk',
  'other',
] as const
export type Channel = (typeof CHANNELS)[number]

const NAMES: Record<Channel, MessageKey> = {
  web: 'catalogue.channelWeb',
  mobile: 'catalogue.channelMobile',
  phone: 'catalogue.channelPhone',
  branch: 'catalogue.channelBranch',
  'point-of-sale': 'catalogue.channelPointOfSale',
  email: 'catalogue.channelEmail',
  counter: 'catalogue.channelCounter',
  kiosk: 'catalogue.channelKiosk',
  other: 'catalogue.channelOther',
}

function isChannel(text: unknown): text is Channel {
  return CHANNELS.includes(text as Channel)
}

/** @returns the key of a channel's name; what is not in the list is named like `other` */
export function channelName(channel: string): MessageKey {
  return isChannel(channel) ? NAMES[channel] : NAMES.other
}
