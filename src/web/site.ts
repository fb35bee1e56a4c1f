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
  /** The pages of the current entry, where it has several. */
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

interface MenuItem {
  key: MessageKey
  address: string
  permission: Permission
  /** Pages of other addresses that belong to it. */
  more?: readonly string[]
}

/** The main menu's entries; what belongs to one is its second menu, within its pages. */
const SECTIONS: readonly { key: MessageKey; items: readonly MenuItem[] }[] = [
  {
    key: 'common.navPortfolio',
    items: [
      { key: 'common.navPortfolio', address: '/', permission: 'comparison.read' },
      { key: 'several.title', address: '/compare', permission: 'comparison.read' },
    ],
  },
  {
    key: 'common.navServices',
    items: [
      { key: 'common.navServices', address: '/services', permission: 'comparison.read' },
      { key: 'common.navOfferings', address: '/offerings', permission: 'comparison.read' },
    ],
  },
  {
    key: 'common.navSurveys',
    items: [
      { key: 'common.navSurveys', address: '/surveys', permission: 'survey.manage', more: ['/relays'] },
      { key: 'common.navCampaigns', address: '/campaigns', permission: 'survey.manage' },
      { key: 'common.navContacts', address: '/contacts', permission: 'contact.manage' },
    ],
  },
  {
    key: 'common.navImprovement',
    items: [
      { key: 'common.navActions', address: '/actions', permission: 'action.read' },
      { key: 'findings.title', address: '/findings', permission: 'finding.read' },
      { key: 'followups.nav', address: '/follow-ups', permission: 'follow-up.work' },
    ],
  },
  { key: 'reports.nav', items: [{ key: 'reports.nav', address: '/reports', permission: 'comparison.read' }] },
  {
    key: 'common.navAdministration',
    items: [
      { key: 'common.navAccounts', address: '/admin/accounts', permission: 'account.manage' },
      { key: 'common.navContactLimits', address: '/admin/contact-limits', permission: 'contact.limit' },
      { key: 'common.navGroups', address: '/admin/groups', permission: 'contact.group' },
      { key: 'followups.ruleNav', address: '/admin/follow-ups', permission: 'follow-up.rule' },
      { key: 'comments.navThemes', address: '/admin/themes', permission: 'comment.manage' },
      { key: 'comments.navWords', address: '/admin/masked-words', permission: 'comment.mask' },
      { key: 'priorities.nav', address: '/admin/rates', permission: 'rate.set' },
      { key: 'common.navMail', address: '/admin/mail', permission: 'mail.read' },
      { key: 'common.navApiTokens', address: '/admin/api-tokens', permission: 'api.manage' },
    ],
  },
]

/** The main menu of an actor; the entry whose pages hold `path` is current, and each leads to the first of its pages. */
export function menuFor(actor: Actor | null, path: string, t: Translate): MenuEntry[] {
  if (actor === null) return []
  return SECTIONS.flatMap(({ key, items }) => {
    const entries = entriesOf(items, actor, path, t)
    const [first] = entries
    return first === undefined
      ? []
      : [{ name: t(key), address: first.address, current: entries.some(({ current }) => current) }]
  })
}

/** The pages beside the one at `path`, of the same entry of the main menu; empty where it is the only one. */
export function submenuFor(actor: Actor | null, path: string, t: Translate): MenuEntry[] {
  if (actor === null) return []
  const entries = SECTIONS.map(({ items }) => entriesOf(items, actor, path, t))
  const around = entries.find((each) => each.some(({ current }) => current)) ?? []
  return around.length > 1 ? around : []
}

function entriesOf(items: readonly MenuItem[], actor: Actor, path: string, t: Translate): MenuEntry[] {
  return items
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
