import { type Actor, may, type Permission } from '../accounts/permissions.ts'
import { type Marked, marked } from '../i18n/any-language.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/languages.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { ownPath } from './own-path.ts'

/** What the layouts need to know of a request. */
export interface Site {
  language: Language
  /** How the document is marked: a respondent's may be in a language that is none of ours. */
  marked: Marked
  /** The same page in each language. */
  languages: { code: Language; name: string; address: string; current: boolean }[]
  actor: Actor | null
  /** The pages across services that the actor's role opens. */
  menu: MenuEntry[]
  /** Within the administration, its pages. */
  submenu?: MenuEntry[]
  /** What every staff form sends back; made when a page first asks for it. */
  readonly csrfToken: string
  /** Where the request went, without its query. */
  path: string
  /** Where the page that is shown is explained. */
  help?: string
  /** What the last action did, said once. */
  notice: string | null
}

/** Around what is read without an account. */
export function siteForAnyone(language: Language, path: string, languages: Site['languages'] = []): Site {
  return { language, marked: MARKED[language], languages, actor: null, menu: [], csrfToken: '', path, notice: null }
}

const MARKED: Record<Language, Marked> = { en: marked('en'), fr: marked('fr') }

export interface MenuEntry {
  name: string
  address: string
  current: boolean
}

/** `more`: pages of other addresses that belong to an entry. */
const MENU: readonly { key: MessageKey; address: string; permission: Permission; more?: readonly string[] }[] = [
  { key: 'common.navPortfolio', address: '/', permission: 'comparison.read' },
  { key: 'common.navServices', address: '/services', permission: 'comparison.read' },
  { key: 'common.navOfferings', address: '/offerings', permission: 'comparison.read' },
  { key: 'common.navSurveys', address: '/surveys', permission: 'survey.manage', more: ['/relays'] },
  { key: 'common.navCampaigns', address: '/campaigns', permission: 'survey.manage' },
  { key: 'common.navContacts', address: '/contacts', permission: 'contact.manage' },
  { key: 'common.navActions', address: '/actions', permission: 'action.read' },
  { key: 'reports.nav', address: '/reports', permission: 'comparison.read' },
  { key: 'followups.nav', address: '/follow-ups', permission: 'follow-up.work' },
]

/** What is set for the whole installation; one entry of the main menu leads to the first of them. */
const ADMINISTRATION: typeof MENU = [
  { key: 'common.navAccounts', address: '/admin/accounts', permission: 'account.manage' },
  { key: 'common.navContactLimits', address: '/admin/contact-limits', permission: 'contact.limit' },
  { key: 'common.navGroups', address: '/admin/groups', permission: 'contact.group' },
  { key: 'followups.ruleNav', address: '/admin/follow-ups', permission: 'follow-up.rule' },
  { key: 'priorities.nav', address: '/admin/rates', permission: 'rate.set' },
  { key: 'common.navMail', address: '/admin/mail', permission: 'mail.read' },
  { key: 'common.navApiTokens', address: '/admin/api-tokens', permission: 'api.manage' },
]

/** The main menu of an actor; the entry whose pages hold `path` is current. */
export function menuFor(actor: Actor | null, path: string, t: Translate): MenuEntry[] {
  if (actor === null) return []
  const [first] = entriesOf(ADMINISTRATION, actor, path, t)
  const administration = first && { ...first, name: t('common.navAdministration'), current: isIn(path, '/admin') }
  return [...entriesOf(MENU, actor, path, t), ...(administration === undefined ? [] : [administration])]
}

/** The menu of the administration's pages; empty elsewhere. */
export function submenuFor(actor: Actor | null, path: string, t: Translate): MenuEntry[] {
  return actor === null || !isIn(path, '/admin') ? [] : entriesOf(ADMINISTRATION, actor, path, t)
}

function entriesOf(menu: typeof MENU, actor: Actor, path: string, t: Translate): MenuEntry[] {
  return menu
    .filter(({ permission }) => may(actor, permission))
    .map(({ key, address, more = [] }) => ({
      ...{ name: t(key), address },
      current: [address, ...more].some((each) => isIn(path, each)),
    }))
}

function isIn(path: string, address: string): boolean {
  return address === '/' ? path === '/' : path === address || path.startsWith(`${address}/`)
}

/** @returns the addresses of one page in every language, the rest of its query kept; of none of ours, the start page's */
export function languageChoices(originalUrl: string, current: Language): Site['languages'] {
  return LANGUAGES.map((code) => {
    const address = new URL(ownPath(originalUrl), 'http://site')
    address.searchParams.set('lang', code)
    return { code, name: LANGUAGE_NAMES[code], address: address.pathname + address.search, current: code === current }
  })
}
