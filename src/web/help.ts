import type { MessageKey } from '../i18n/translate.ts'

/** What the help explains, in the order in which a newcomer meets it. */
export const HELP_TOPICS = [
  'start',
  'figures',
  'trend',
  'priorities',
  'journeys',
  'breakdowns',
  'findings',
  'improving',
  'following-up',
  'reviews',
  'comments',
  'asking',
  'versions',
  'translating',
  'contacts',
  'campaigns',
  'doors',
  'mail',
  'anonymity',
] as const
export type HelpTopic = (typeof HELP_TOPICS)[number]

export const HELP_TITLES: Record<HelpTopic, MessageKey> = {
  start: 'help.start',
  figures: 'help.figures',
  trend: 'help.trend',
  priorities: 'help.priorities',
  journeys: 'help.journeys',
  breakdowns: 'help.breakdowns',
  findings: 'help.findings',
  improving: 'help.improving',
  'following-up': 'help.followingUp',
  reviews: 'help.reviews',
  comments: 'help.comments',
  asking: 'help.asking',
  versions: 'help.versions',
  translating: 'help.translating',
  contacts: 'help.contacts',
  campaigns: 'help.campaigns',
  doors: 'help.doors',
  mail: 'help.mail',
  anonymity: 'help.anonymity',
}

/** Which topic helps where: the first pattern that a path fits. */
const HELPS_AT: readonly [path: RegExp, topic: HelpTopic][] = [
  [/^\/(findings|services\/[^/]+\/(findings|changes))\b/, 'findings'],
  [/^\/(follow-ups|admin\/follow-ups)\b/, 'following-up'],
  [/^\/actions\/[^/]+\/heard\b/, 'following-up'],
  [/^\/(services\/[^/]+\/)?actions\b/, 'improving'],
  [/^\/(reports|account\/digest|services\/[^/]+\/export)\b/, 'reviews'],
  [/^\/(services\/[^/]+\/breakdown|compare|offerings\/[^/]+$)/, 'breakdowns'],
  [/^\/services\/[^/]+\/surveys\b/, 'asking'],
  [/^\/services\/[^/]+\/trend\b/, 'trend'],
  [/^\/(services\/[^/]+\/priorities|admin\/rates)\b/, 'priorities'],
  [/^\/services\/[^/]+\/(journeys?|touchpoints)\b/, 'journeys'],
  [/^\/services\/[^/]+\/(comments|responses)\b/, 'comments'],
  [/^\/admin\/(themes|masked-words)\b/, 'comments'],
  [/^\/($|services\b)/, 'figures'],
  [/^\/surveys\/[^/]+\/(versions|copy|edit\/publish)\b/, 'versions'],
  [/^\/surveys\/[^/]+\/translations\b/, 'translating'],
  [/^\/surveys\/[^/]+\/results\b/, 'figures'],
  [/^\/surveys\/[^/]+\/(user|customer|provider)\b/, 'doors'],
  [/^\/surveys\b/, 'asking'],
  [/^\/relays\b/, 'doors'],
  [/^\/(contacts|admin\/(contact-limits|groups))\b/, 'contacts'],
  [/^\/campaigns\b/, 'campaigns'],
  [/^\/admin\/(mail|api-tokens)\b/, 'mail'],
]

/** @returns the address of the help for a page */
export function helpFor(path: string): string {
  const [, topic] = HELPS_AT.find(([pattern]) => pattern.test(path)) ?? [null, 'start']
  return `/help/${topic}`
}
