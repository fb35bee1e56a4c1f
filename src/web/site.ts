import { type Actor, may, type Permission } from '../accounts/permissions.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { ownPath } from './own-path.ts'

/** What the layouts need to know of a request. */
export interface Site {
  language: Language
  /** The same page in each language. */
  languages: { code: Language; name: string; address: string; current: boolean }[]
  actor: Actor | null
  /** The pages across services that the actor's role opens. */
  menu: MenuEntry[]
  /** What every staff form sends back; made when a page first asks for it. */
  readonly csrfToken: string
  /** Where the request went, without its query. */
  path: string
  /** What the last action did, said once. */
  notice: string | null
}

export interface MenuEntry {
  name: string
  address: string
  current: boolean
}

const MENU: readonly { key: MessageKey; address: string; permission: Permission }[] = [
  { key: 'common.navPortfolio', address: '/', permission: 'comparison.read' },
  { key: 'common.navServices', address: '/services', permission: 'comparison.read' },
  { key: 'common.navOfferings', address: '/offerings', permission: 'comparison.read' },
  { key: 'common.navSurveys', address: '/surveys', permission: 'survey.manage' },
  { key: 'common.navActions', address: '/actions', permission: 'action.read' },
  { key: 'common.navAccounts', address: '/admin/accounts', permission: 'account.manage' },
  { key: 'common.navMail', address: '/admin/mail', permission: 'mail.read' },
]

/** The main menu of an actor; the entry whose pages hold `path` is current. */
export function menuFor(actor: Actor | null, path: string, t: Translate): MenuEntry[] {
  if (actor === null) return []
  return MENU.filter(({ permission }) => may(actor, permission)).map(({ key, address }) => ({
    name: t(key),
    address,
    current: address === '/' ? path === '/' : path === address || path.startsWith(`${address}/`),
  }))
}

/** @returns the addresses of one page in every language, the rest of its query kept; of none of ours, the start page's */
export function languageChoices(originalUrl: string, current: Language): Site['languages'] {
  return LANGUAGES.map((code) => {
    const address = new URL(ownPath(originalUrl), 'http://site')
    address.searchParams.set('lang', code)
    return { code, name: LANGUAGE_NAMES[code], address: address.pathname + address.search, current: code === current }
  })
}
