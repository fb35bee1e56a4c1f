import { type Actor, may } from '../accounts/permissions.ts'
import type { Row, ServiceStatus } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'

declare module './render.ts' {
  interface Pages {
    'parts/service-tabs': ServiceTabs
  }
}

/** The head that every page of a service's room has: whose room it is, and its pages as tabs. */
export interface ServiceTabs {
  name: Record<Language, string>
  organisation: string
  status: string
  statusClass: string
  tabs: { name: string; address: string; current: boolean }[]
}

export type ServiceTab =
  | 'comparison'
  | 'trend'
  | 'priorities'
  | 'comments'
  | 'journey'
  | 'actions'
  | 'surveys'
  | 'agreement'
  | 'profile'

const TABS: readonly { tab: ServiceTab; key: MessageKey; path: string; manages?: true }[] = [
  { tab: 'comparison', key: 'catalogue.tabComparison', path: '' },
  { tab: 'trend', key: 'catalogue.tabTrend', path: '/trend' },
  { tab: 'priorities', key: 'priorities.tab', path: '/priorities' },
  { tab: 'journey', key: 'journey.tab', path: '/journey' },
  { tab: 'comments', key: 'comments.tab', path: '/comments' },
  { tab: 'actions', key: 'catalogue.tabActions', path: '/actions' },
  { tab: 'surveys', key: 'catalogue.tabSurveys', path: '/surveys', manages: true },
  { tab: 'agreement', key: 'catalogue.tabAgreement', path: '/agreement' },
  { tab: 'profile', key: 'catalogue.tabProfile', path: '/profile' },
]

const STATUS_CLASS: Record<ServiceStatus, string> = { proposed: 'state', live: 'state', retired: 'state state-warn' }

/**
 * @param service the service's row, as `visibleService` returns it
 * @returns what `include('parts/service-tabs', page.tabs)` shows on top of a page; it holds the page's `<h1>`
 */
export function serviceTabs(
  service: Pick<Row<'service'>, 'slug' | 'name' | 'name_fr' | 'organisation' | 'status'>,
  current: ServiceTab,
  actor: Pick<Actor, 'role'>,
  t: Translate,
): ServiceTabs {
  const shown = TABS.filter(({ manages }) => manages === undefined || may(actor, 'survey.manage'))
  return {
    name: { en: nameIn('en', service), fr: nameIn('fr', service) },
    organisation: service.organisation,
    status: t(`common.${service.status}`),
    statusClass: STATUS_CLASS[service.status],
    tabs: shown.map(({ tab, key, path }) => ({
      name: t(key),
      address: `/services/${service.slug}${path}`,
      current: tab === current,
    })),
  }
}
