import { setTimeout } from 'node:timers/promises'
import { notFound, orNotFound, tooManyTries } from '../web/errors.ts'
import { refused } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { openRoute, type Route } from '../web/routes.ts'
import { choosePasswordForm, forgottenForm, tokenParams } from './input.ts'
import { accountBehindLink } from './one-time-link-store.ts'
import { hashPassword } from './password-hash.ts'
import { choosePasswordPage, forgottenPage } from './password-page.ts'
import { passwordProblem } from './password-rules.ts'
import { offerNewPassword, setPasswordByLink } from './password-store.ts'
import { startSession } from './session-start.ts'
import { accountByEmail } from './store.ts'
import { addressKey, tryLimits } from './try-limits.ts'

/** Longer than writing a mail takes, so that the time of the answer does not tell who has an account. */
const ANSWER_AFTER_MILLISECONDS = 150

export const passwordRoutes: readonly Route[] = [
  openRoute({
    method: 'get',
    path: '/password',
    handle: ({ t, res }) => render(res, 'accounts/forgotten', forgottenPage(null, false, t)),
  }),
  openRoute({
    method: 'post',
    path: '/password',
    form: forgottenForm,
    handle: async ({ db, installation, form, t, now, res }) => {
      if (!form.ok) return render(res, 'accounts/forgotten', forgottenPage(form, false, t), 422)
      const limits = tryLimits(installation)
      const address = addressKey(res.req.ip)
      if (limits.resetsByAddress.isExhausted(address, now)) throw tooManyTries()
      limits.resetsByAddress.count(address, now)
      const timeToAnswer = setTimeout(ANSWER_AFTER_MILLISECONDS)
      const { email } = form.value
      if (!limits.resetsByEmail.isExhausted(email, now)) {
        limits.resetsByEmail.count(email, now)
        const account = await accountByEmail(db, email)
        if (account !== undefined) await offerNewPassword(db, account, now, installation.config.publicUrl)
      }
      await timeToAnswer
      render(res, 'accounts/forgotten', forgottenPage(null, true, t))
    },
  }),
  openRoute({
    method: 'get',
    path: '/password/:token',
    params: tokenParams,
    handle: async ({ db, params, t, now, res }) => {
      const account = orNotFound(await accountBehindLink(db, 'set-password', params.token, now))
      render(res, 'accounts/choose-password', choosePasswordPage(account, params.token, null, t))
    },
  }),
  openRoute({
    method: 'post',
    path: '/password/:token',
    params: tokenParams,
    form: choosePasswordForm,
    handle: async ({ db, params, form, t, now, res }) => {
      const account = orNotFound(await accountBehindLink(db, 'set-password', params.token, now))
      const problem = form.ok ? passwordProblem(form.value.newPassword, account.email) : null
      const checked = problem === null ? form : refused<never>({}, { newPassword: problem })
      if (!checked.ok) {
        return render(res, 'accounts/choose-password', choosePasswordPage(account, params.token, checked, t), 422)
      }
      const passwordHash = await hashPassword(checked.value.newPassword)
      if (!(await setPasswordByLink(db, params.token, account.id, passwordHash, now))) throw notFound()
      await startSession(db, res, account)
      redirect(res, '/', t('accounts.passwordSaved'))
    },
  }),
]
