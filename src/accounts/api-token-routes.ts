import type { Database } from '../database/schema.ts'
import { notFound } from '../web/errors.ts'
import type { Form } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { apiTokensPage } from './api-token-page.ts'
import { createToken, listTokens, revokeToken } from './api-token-store.ts'
import { apiTokenForm, idParams } from './input.ts'
import type { Actor } from './permissions.ts'

export const apiTokenRoutes: readonly Route[] = [
  staffRoute('api.manage', {
    method: 'get',
    path: '/admin/api-tokens',
    handle: (visit) => showTokens(visit, null, null),
  }),
  staffRoute('api.manage', {
    method: 'post',
    path: '/admin/api-tokens',
    form: apiTokenForm,
    handle: async (visit) => {
      const { db, actor, form, now, res } = visit
      if (!form.ok) return showTokens(visit, form, null)
      const { name } = form.value
      const token = await createToken(db, name, actor.id, now)
      // Shown in the answer itself and kept nowhere, so that going back does not show it again either.
      res.setHeader('Cache-Control', 'no-store')
      await showTokens(visit, form, { name, token })
    },
  }),
  staffRoute('api.manage', {
    method: 'post',
    path: '/admin/api-tokens/:id/revoke',
    params: idParams,
    handle: async ({ db, params, t, now, res }) => {
      if (!(await revokeToken(db, params.id, now))) throw notFound()
      redirect(res, '/admin/api-tokens', t('api.revoked'))
    },
  }),
]

interface TokenVisit extends Pick<Visit<unknown, unknown, unknown, Actor>, 'installation' | 't' | 'format' | 'res'> {
  db: Database
}

async function showTokens(
  { db, installation, t, format, res }: TokenVisit,
  form: Form<unknown> | null,
  fresh: { name: string; token: string } | null,
): Promise<void> {
  const { publicUrl } = installation.config
  const page = apiTokensPage({ tokens: await listTokens(db), form, fresh, publicUrl }, t, format)
  render(res, 'accounts/api-tokens', page, page.errors === null ? 200 : 422)
}
