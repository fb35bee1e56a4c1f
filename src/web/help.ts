import type { MessageKey } from '../i18n/translate.ts'

/** What the help explains, in the order in which a newcomer meets it. */
export const HELP_TOPICS = ['start', 'figures', 'anonymity'] as const
export type HelpTopic = (typeof HELP_TOPICS)[number]

export const HELP_TITLES: Record<HelpTopic, MessageKey> = {
  start: 'help.start',
  figures: 'help.figures',
  anonymity: 'help.anonymity',
}

/** Which topic helps where: the first address that a path begins with. */
const HELPS_AT: readonly [address: string, topic: HelpTopic][] = [
  ['/services', 'figures'],
  ['/surveys', 'anonymity'],
]

/** @returns the address of the help for a page */
export function helpFor(path: string): string {
  const [, topic] = HELPS_AT.find(([address]) => path === address || path.startsWith(`${address}/`)) ?? [null, 'start']
  return `/help/${path === '/' ? 'figures' : topic}`
}
