import { orNotFound, tooManyTries } from '../web/errors.ts'
import { refused } from '../web/form.ts'
import { ownPath } from '../web/own-path.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { openRoute, type Route } from '../web/routes.ts'
import { signInForm, tokenParams, toQuery } from './input.ts'
import { accountBehindLink, spendLink } from './one-time-link-store.ts'
import { isPassword } from './password-hash.ts'
import { emptySession, startSession } from './session-start.ts'
import { signInPage } from './sign-in-page.ts'
import { accountByEmail } from './store.ts'
import { addressKey, tryLimits } from './try-limits.ts'

export const signInRoutes: readonly Route[] = [
  openRoute({
    method: 'get',
    path: '/sign-in',
    query: toQuery,
    handle: ({ actor, query, t, res }) => {
      if (actor !== null) return redirect(res, ownPath(query.to))
      render(res, 'accounts/sign-in', signInPage(ownPath(query.to), null, t))
    },
  }),
  openRoute({
    method: 'post',
    path: '/sign-in',
    form: signInForm,
    handle: async ({ db, installation, form, t, now, res }) => {
      if (!form.ok) {
        return render(res, 'accounts/sign-in', signInPage(ownPath(form.typed['to']), form, t), 422)
      }
      const { email, password, to } = form.value
      const limits = tryLimits(installation)
      const address = addressKey(res.req.ip)
      if (limits.wrongByAddress.isExhausted(address, now) || limits.wrongByEmail.isExhausted(email, now)) {
        throw tooManyTries()
      }
      // Counted before the work, so that many tries at once are not all let through.
      limits.wrongByAddress.count(address, now)
      limits.wrongByEmail.count(email, now)
      const account = await accountByEmail(db, email)
      if (!(await isPassword(account?.password_hash ?? null, password)) || account === undefined) {
        const wrong = refused({ email }, { password: 'accounts.wrongEmailOrPassword' })
        return render(res, 'accounts/sign-in', signInPage(ownPath(to), wrong, t), 422)
      }
      limits.wrongByAddress.takeBack(address)
      limits.wrongByEmail.forget(email)
      await startSession(db, res, account)
      redirect(res, ownPath(to))
    },
  }),
  openRoute({
    method: 'post',
    path: '/sign-out',
    handle: async ({ res }) => {
      await emptySession(res)
      redirect(res, '/sign-in')
    },
  }),
  // Printed on the console and never mailed, so that opening it is enough: no program follows it.
  openRoute({
    method: 'get',
    path: '/sign-in/:token',
    params: tokenParams,
    handle: async ({ db, params, now, res }) => {
      const account = orNotFound(await accountBehindLink(db, 'sign-in', params.token, now))
      orNotFound((await spendLink(db, 'sign-in', params.token, now)) || null)
      await startSession(db, res, account)
      redirect(res, '/')
    },
  }),
]
