import type { Database } from '../database/schema.ts'
import { translator } from '../i18n/translate.ts'
import { orNotFound, tooManyTries } from '../web/errors.ts'
import { type Form, refused } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { calendarAddressSince } from './calendar-address-store.ts'
import { changePasswordForm, ownAccountForm } from './input.ts'
import { ownAccountPage } from './own-account-page.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import { passwordProblem } from './password-rules.ts'
import { changePassword } from './password-store.ts'
import type { Actor } from './permissions.ts'
import { startSession } from './session-start.ts'
import { accountById, servicesOf } from './store.ts'
import { tryLimits } from './try-limits.ts'

export const ownAccountRoutes: readonly Route[] = [
  staffRoute('own-account', {
    method: 'get',
    path: '/account',
    handle: (visit) => showOwnAccount(visit, null, null),
  }),
  staffRoute('own-account', {
    method: 'post',
    path: '/account',
    form: ownAccountForm,
    handle: async (visit) => {
      const { db, actor, form, res } = visit
      if (!form.ok) return showOwnAccount(visit, form, null)
      const { name, language } = form.value
      await db.updateTable('account').set({ name, language }).where('id', '=', actor.id).execute()
      res.req.session.language = language
      redirect(res, '/account', translator(language)('accounts.accountSaved'))
    },
  }),
  staffRoute('own-account', {
    method: 'post',
    path: '/account/password',
    form: changePasswordForm,
    handle: async (visit) => {
      const { db, installation, actor, form, t, now, res } = visit
      if (!form.ok) return showOwnAccount(visit, null, form)
      const { currentPassword, newPassword } = form.value
      const account = orNotFound(await accountById(db, actor.id))
      const { wrongByEmail } = tryLimits(installation)
      if (wrongByEmail.isExhausted(actor.email, now)) throw tooManyTries()
      // Counted before the work, so that many tries at once are not all let through.
      wrongByEmail.count(actor.email, now)
      if (!(await isPassword(account.password_hash, currentPassword))) {
        return showOwnAccount(visit, null, refused({}, { currentPassword: 'accounts.wrongPassword' }))
      }
      wrongByEmail.forget(actor.email)
      const problem = passwordProblem(newPassword, actor.email)
      if (problem !== null) return showOwnAccount(visit, null, refused({}, { newPassword: problem }))
      const passwordHash = await hashPassword(newPassword)
      await db.transaction().execute((trx) => changePassword(trx, actor.id, passwordHash))
      await startSession(db, res, account)
      redirect(res, '/account', t('accounts.passwordChanged'))
    },
  }),
]

interface OwnVisit
  extends Pick<Visit<unknown, unknown, unknown, Actor>, 'actor' | 'language' | 't' | 'format' | 'res'> {
  db: Database
}

async function showOwnAccount(
  { db, actor, language, t, format, res }: OwnVisit,
  details: Form<unknown> | null,
  password: Form<unknown> | null,
): Promise<void> {
  const account = orNotFound(await accountById(db, actor.id))
  const services = await servicesOf(db, [actor.id], language)
  const since = await calendarAddressSince(db, actor.id)
  const page = ownAccountPage(account, services, since, details, password, { t, format })
  render(res, 'accounts/own-account', page, details === null && password === null ? 200 : 422)
}
