import { notFound, orNotFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { listMails, MAILS_A_PAGE, mailById, mailCounts, retryMail } from './admin-store.ts'
import { mailListQuery, mailParams } from './input.ts'
import { tellQueued } from './outbox.ts'
import { mailListPage, mailPage } from './page.ts'

export const mailRoutes: readonly Route[] = [
  staffRoute('mail.read', {
    method: 'get',
    path: '/admin/mail',
    query: mailListQuery,
    handle: async ({ db, installation, query, t, format, res }) => {
      const { page, ...filter } = query
      const counts = await mailCounts(db)
      const { mails, total } = await listMails(db, filter, page)
      const paging = { page, total, size: MAILS_A_PAGE }
      const canSend = installation.config.smtpUrl !== null
      render(res, 'mail/list', mailListPage({ mails, counts, filter, paging, canSend }, t, format))
    },
  }),
  staffRoute('mail.read', {
    method: 'get',
    path: '/admin/mail/:id',
    params: mailParams,
    handle: async ({ db, installation, params, t, format, res }) => {
      const mail = orNotFound(await mailById(db, params.id))
      render(res, 'mail/mail', mailPage(mail, installation.config.smtpUrl !== null, t, format))
    },
  }),
  staffRoute('mail.read', {
    method: 'post',
    path: '/admin/mail/:id/retry',
    params: mailParams,
    handle: async ({ db, params, t, now, res }) => {
      if (!(await retryMail(db, params.id, now))) throw notFound()
      tellQueued()
      redirect(res, `/admin/mail/${params.id}`, t('mail.retrying'))
    },
  }),
]
