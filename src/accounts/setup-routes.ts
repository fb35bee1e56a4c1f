import { notFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { openRoute, type Route } from '../web/routes.ts'
import { setupForm, setupQuery } from './input.ts'
import { hashPassword } from './password-hash.ts'
import { startSession } from './session-start.ts'
import { setupPage } from './setup-page.ts'
import { createFirstAdministrator, isSetupOpen } from './setup-store.ts'

/** First run: the address that the console shows creates the first administrator, once. */
export const setupRoutes: readonly Route[] = [
  openRoute({
    method: 'get',
    path: '/setup',
    query: setupQuery.catch({ token: '' }),
    handle: async ({ db, query, language, t, now, res }) => {
      if (!(await isSetupOpen(db, query.token, now))) throw notFound()
      render(res, 'accounts/setup', setupPage(query.token, null, language, t))
    },
  }),
  openRoute({
    method: 'post',
    path: '/setup',
    form: setupForm,
    handle: async ({ db, form, language, t, now, res }) => {
      if (!form.ok) {
        const token = form.typed['token'] ?? ''
        if (!(await isSetupOpen(db, token, now))) throw notFound()
        return render(res, 'accounts/setup', setupPage(token, form, language, t), 422)
      }
      const { token, name, email, newPassword, language: chosen } = form.value
      if (!(await isSetupOpen(db, token, now))) throw notFound()
      const passwordHash = await hashPassword(newPassword)
      const id = await createFirstAdministrator(db, token, { name, email, passwordHash, language: chosen }, now)
      if (id === null) throw notFound()
      // What was just chosen in the form counts, not the language that the form was read in.
      res.req.session.language = chosen
      await startSession(db, res, { id, language: chosen })
      redirect(res, '/')
    },
  }),
]
