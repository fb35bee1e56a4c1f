import { orNotFound } from '../web/errors.ts'
import { type Form, refused } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { accountFormPage } from './account-form-page.ts'
import { accountListPage } from './account-list-page.ts'
import {
  ACCOUNTS_A_PAGE,
  changeAccount,
  createAccount,
  deactivate,
  listAccounts,
  type Refusal,
  reactivate,
} from './admin-store.ts'
import { type AccountInput, accountForm, accountListQuery, idParams } from './input.ts'
import { invite } from './password-store.ts'
import type { Actor } from './permissions.ts'
import { accountById, assignableServices, invitationEnd, servicesOf } from './store.ts'

export const adminRoutes: readonly Route[] = [
  staffRoute('account.manage', {
    method: 'get',
    path: '/admin/accounts',
    query: accountListQuery,
    handle: async ({ db, query, language, now, t, format, res }) => {
      const { page, ...filter } = query
      const { accounts, total } = await listAccounts(db, filter, page)
      const services = await servicesOf(
        db,
        accounts.map((account) => account.id),
        language,
      )
      const paging = { page, total, size: ACCOUNTS_A_PAGE }
      render(res, 'accounts/list', accountListPage(accounts, services, filter, paging, now, t, format))
    },
  }),
  staffRoute('account.manage', {
    method: 'get',
    path: '/admin/accounts/new',
    handle: (visit) => showForm(visit, null, null),
  }),
  staffRoute('account.manage', {
    method: 'post',
    path: '/admin/accounts',
    form: accountForm,
    handle: async (visit) => {
      const { db, actor, installation, form, t, now, res } = visit
      if (!form.ok) return showForm(visit, null, form)
      const made = await createAccount(db, actor, form.value, now, installation.config.publicUrl)
      if ('refused' in made) return showForm(visit, null, refusal(form.value, made.refused))
      const { name, email } = made.account
      const notice = installation.config.smtpUrl === null ? 'accounts.invitedWithoutMail' : 'accounts.invited'
      redirect(res, '/admin/accounts', t(notice, { name, email }))
    },
  }),
  staffRoute('account.manage', {
    method: 'get',
    path: '/admin/accounts/:id',
    params: idParams,
    handle: (visit) => showForm(visit, visit.params.id, null),
  }),
  staffRoute('account.manage', {
    method: 'post',
    path: '/admin/accounts/:id',
    params: idParams,
    form: accountForm,
    handle: async (visit) => {
      const { db, actor, installation, params, form, t, now, res } = visit
      const account = orNotFound(await accountById(db, params.id))
      if (!form.ok) return showForm(visit, account.id, form)
      const refusedBy = await changeAccount(db, actor, account, form.value, now, installation.config.publicUrl)
      if (refusedBy !== null) return showForm(visit, account.id, refusal(form.value, refusedBy))
      redirect(res, '/admin/accounts', t('accounts.saved', { name: form.value.name }))
    },
  }),
  staffRoute('account.manage', {
    method: 'post',
    path: '/admin/accounts/:id/deactivate',
    params: idParams,
    handle: async (visit) => {
      const { db, actor, params, t, res } = visit
      const account = orNotFound(await accountById(db, params.id))
      const refusedBy = await deactivate(db, actor, account.id)
      if (refusedBy !== null) return showForm(visit, account.id, refused({}, { '': REFUSALS[refusedBy] }))
      redirect(res, `/admin/accounts/${account.id}`, t('accounts.deactivated', { name: account.name }))
    },
  }),
  staffRoute('account.manage', {
    method: 'post',
    path: '/admin/accounts/:id/reactivate',
    params: idParams,
    handle: async ({ db, params, t, res }) => {
      const account = orNotFound(await accountById(db, params.id))
      await reactivate(db, account.id)
      redirect(res, `/admin/accounts/${account.id}`, t('accounts.reactivated', { name: account.name }))
    },
  }),
  staffRoute('account.manage', {
    method: 'post',
    path: '/admin/accounts/:id/invitation',
    params: idParams,
    handle: async ({ db, actor, installation, params, t, now, res }) => {
      const account = orNotFound(await accountById(db, params.id))
      // Nothing to send to somebody who has a password, or must not come in.
      orNotFound(account.active === 1 && account.password_hash === null ? account : null)
      await db.transaction().execute((trx) => invite(trx, account, actor.name, now, installation.config.publicUrl))
      const notice = installation.config.smtpUrl === null ? 'accounts.invitedWithoutMail' : 'accounts.invited'
      redirect(res, `/admin/accounts/${account.id}`, t(notice, { name: account.name, email: account.email }))
    },
  }),
]

const REFUSALS = {
  'email-taken': 'accounts.emailTaken',
  'last-administrator': 'accounts.lastAdministrator',
  'own-account': 'accounts.notYourself',
} as const satisfies Record<Refusal, string>

function refusal(input: AccountInput, reason: Refusal): Form<AccountInput> {
  const { services, ...typed } = input
  return refused(
    { ...typed, services: services.join(',') },
    { [reason === 'email-taken' ? 'email' : 'role']: REFUSALS[reason] },
  )
}

type AdminVisit = Pick<
  Visit<unknown, unknown, unknown, Actor>,
  'db' | 'actor' | 'language' | 'now' | 't' | 'format' | 'res'
>

/** @param id the account's; null for the form of a new one */
async function showForm(visit: AdminVisit, id: string | null, form: Form<unknown> | null): Promise<void> {
  const { db, actor, language, now, t, format, res } = visit
  const account = id === null ? null : orNotFound(await accountById(db, id))
  const services = await assignableServices(db, language)
  const assigned = account === null ? [] : await servicesOf(db, [account.id], language)
  const assignedIds = assigned.map((service) => service.id)
  const invitedUntil = account === null ? null : await invitationEnd(db, account.id)
  const isSelf = account?.id === actor.id
  const matter = { account, invitedUntil, isSelf, services, assignedIds, form, language, now }
  render(res, 'accounts/form', accountFormPage(matter, t, format), form === null ? 200 : 422)
}
