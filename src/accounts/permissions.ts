import type { Role } from '../database/schema.ts'

/** A signed-in person, as every handler and store function receives it. */
export interface Actor {
  id: string
  name: string
  email: string
  role: Role
}

export const ROLES = ['administrator', 'analyst', 'owner', 'viewer'] as const satisfies readonly Role[]
const ITSM_TEAM: readonly Role[] = ['administrator', 'analyst']

/** What each permission lets one do, by role. On which services is the scope's matter (src/accounts/scope.ts). */
const GRANTS = {
  /** The account's own pages: sign-out, language. */
  'own-account': ROLES,
  /** Portfolio, service pages, offerings, profiles. */
  'comparison.read': ROLES,
  /** Create, change and retire services and all that belongs to them. */
  'catalogue.manage': ITSM_TEAM,
  /** Publish, close and reopen surveys, see their links, invite. */
  'survey.manage': ITSM_TEAM,
  /** See, import, change and erase the people who can be invited; write to them no more. */
  'contact.manage': ITSM_TEAM,
  'contact.limit': ['administrator'],
  /** Say by which attributes of contacts results are broken down. */
  'contact.group': ['administrator'],
  /** Get back to people who gave a low score by name, or asked to be contacted. */
  'follow-up.work': ITSM_TEAM,
  'follow-up.rule': ['administrator'],
  /** Edit the lists of themes, and correct what they find. */
  'comment.manage': ITSM_TEAM,
  'comment.reply': ITSM_TEAM,
  /** Say which words nobody reads. */
  'comment.mask': ['administrator'],
  'action.read': ROLES,
  'action.raise': ['administrator', 'analyst', 'owner'],
  /** The customer side decides; the ITSM team does not approve its own work. */
  'action.approve': ['owner'],
  /** Change, start and implement an improvement action. */
  'action.work': ITSM_TEAM,
  /** Set what an hour of lost time costs. */
  'rate.set': ['administrator'],
  'finding.read': ROLES,
  /** Accept, dismiss and act on what the rules found. */
  'finding.decide': ['administrator', 'analyst', 'owner'],
  /** Have the rules look at a service at once. */
  'finding.look': ITSM_TEAM,
  /** Say that a service was reviewed. */
  'review.hold': ['administrator', 'analyst', 'owner'],
  'account.manage': ['administrator'],
  'mail.read': ['administrator'],
  /** Limit, test, repeat and cancel what is sent. */
  'mail.manage': ['administrator'],
  /** Make and revoke the tokens by which other programs come in. */
  'api.manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof GRANTS

export function may(actor: Pick<Actor, 'role'>, permission: Permission): boolean {
  return (GRANTS[permission] as readonly Role[]).includes(actor.role)
}

/** Administrators and analysts work on every service; owners and viewers on those assigned to them. */
export function seesEveryService(role: Role): boolean {
  return ITSM_TEAM.includes(role)
}
