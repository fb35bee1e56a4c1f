import type { Role, Row } from '../database/schema.ts'
import type { Format } from '../i18n/format.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import { type PageLinks, pageLinks, pagesOf } from '../web/page-links.ts'
import { ROLES, seesEveryService } from './permissions.ts'
import { ROLE_NAMES } from './sign-in-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'accounts/list': AccountListPage
  }
}

export interface AccountListPage {
  title: string
  lead: string
  search: string
  roles: Choice[]
  states: Choice[]
  isFiltered: boolean
  accounts: { address: string; name: string; email: string; role: string; services: string; state: AccountState }[]
  links: PageLinks
}

interface Choice {
  value: string
  name: string
  chosen: boolean
}

export interface AccountState {
  name: string
  detail: string
  className: 'state-good' | 'state-warn' | ''
}

export type ListedAccount = Pick<Row<'account'>, 'id' | 'name' | 'email' | 'role' | 'active' | 'password_hash'> & {
  invited_until: string | null
}

const STATES = {
  active: 'accounts.stateActive',
  invited: 'accounts.stateInvited',
  closed: 'accounts.stateClosed',
} as const

/** @param services those assigned to the accounts of this page, by name */
export function accountListPage(
  accounts: readonly ListedAccount[],
  services: readonly { account_id: string; name: string }[],
  filter: { q: string; role?: Role | undefined; state?: keyof typeof STATES | undefined },
  paging: { page: number; total: number; size: number },
  now: Date,
  t: Translate,
  format: Format,
): AccountListPage {
  const choices = (all: MessageKey, names: Record<string, MessageKey>, chosen: string | undefined): Choice[] => [
    { value: '', name: t(all), chosen: chosen === undefined },
    ...Object.entries(names).map(([value, name]) => ({ value, name: t(name), chosen: value === chosen })),
  ]
  const query = { q: filter.q, role: filter.role ?? '', state: filter.state ?? '' }
  return {
    title: t('common.navAccounts'),
    lead: t('accounts.listLead'),
    search: filter.q,
    roles: choices(
      'accounts.everyRole',
      Object.fromEntries(ROLES.map((role) => [role, ROLE_NAMES[role]])),
      filter.role,
    ),
    states: choices('accounts.everyState', STATES, filter.state),
    isFiltered: filter.q !== '' || filter.role !== undefined || filter.state !== undefined,
    accounts: accounts.map((account) => ({
      address: `/admin/accounts/${account.id}`,
      name: account.name,
      email: account.email,
      role: t(ROLE_NAMES[account.role]),
      services: servicesText(account, services, t),
      state: accountState(account, now, t, format),
    })),
    links: pageLinks(pagesOf('/admin/accounts', query), paging, t, format),
  }
}

const NAMED_SERVICES = 2

function servicesText(
  account: { id: string; role: Role },
  services: readonly { account_id: string; name: string }[],
  t: Translate,
): string {
  if (seesEveryService(account.role)) return t('accounts.everyService')
  const own = services.filter((service) => service.account_id === account.id)
  if (own.length === 0) return t('accounts.noService')
  const named = own.slice(0, NAMED_SERVICES).map((service) => service.name)
  const more = own.length - named.length
  return more === 0 ? named.join(', ') : t('accounts.servicesAndMore', { named: named.join(', '), more })
}

export function accountState(
  account: Pick<ListedAccount, 'active' | 'password_hash' | 'invited_until'>,
  now: Date,
  t: Translate,
  format: Format,
): AccountState {
  if (account.active === 0) return { name: t('accounts.stateClosed'), detail: '', className: '' }
  if (account.password_hash !== null) return { name: t('accounts.stateActive'), detail: '', className: 'state-good' }
  const until = account.invited_until
  const isOpen = until !== null && until > now.toISOString()
  return {
    name: t('accounts.stateInvited'),
    detail: isOpen ? t('accounts.invitedUntil', { day: format.day(until) }) : t('accounts.invitationExpired'),
    className: 'state-warn',
  }
}
