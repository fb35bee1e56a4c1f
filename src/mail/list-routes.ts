import { badRequest, notFound, orNotFound } from '../web/errors.ts'
import { pagesOf } from '../web/page-links.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import {
  campaignName,
  cancelMail,
  cancelMails,
  isWithdrawn,
  listMails,
  MAILS_A_PAGE,
  mailById,
  mailCounts,
  mailKinds,
  postponedMails,
  retryMail,
  retryMails,
  unwrittenInvitations,
} from './admin-store.ts'
import { cancelForm, mailListQuery, mailParams, resendForm } from './input.ts'
import { mailListPage } from './list-page.ts'
import { mailPage } from './mail-page.ts'
import { tellQueued } from './outbox.ts'
import { DAYS_KEPT } from './retention-store.ts'
import { sendingSettings } from './sending-store.ts'

export const mailListRoutes: readonly Route[] = [
  staffRoute('mail.read', {
    method: 'get',
    path: '/admin/mail',
    query: mailListQuery,
    handle: async ({ db, installation, query, t, format, res }) => {
      const { page, ...filter } = query
      const { mails, total } = await listMails(db, filter, page)
      const matter = {
        ...{ mails, filter, counts: await mailCounts(db), kinds: await mailKinds(db) },
        ...{ sending: await sendingSettings(db), unwritten: await unwrittenInvitations(db) },
        postponed: await postponedMails(db, installation.clock()),
        campaign: filter.campaign === '' ? null : await campaignName(db, filter.campaign),
        paging: { page, total, size: MAILS_A_PAGE },
        canSend: installation.config.smtpUrl !== null,
        daysKept: DAYS_KEPT,
      }
      render(res, 'mail/list', mailListPage(matter, t, format))
    },
  }),
  staffRoute('mail.manage', {
    method: 'post',
    path: '/admin/mail/resend',
    form: resendForm,
    handle: async ({ db, form, t, now, res }) => {
      if (!form.ok) throw badRequest()
      const count = await retryMails(db, form.value, now)
      tellQueued()
      redirect(res, listOf({ ...form.value, status: 'waiting', reason: '' }), t('mail.resent', { count }))
    },
  }),
  staffRoute('mail.manage', {
    method: 'post',
    path: '/admin/mail/cancel',
    form: cancelForm,
    handle: async ({ db, form, t, res }) => {
      if (!form.ok) throw badRequest()
      const count = await cancelMails(db, form.value)
      redirect(res, listOf({ ...form.value, status: 'cancelled', reason: '' }), t('mail.cancelledMany', { count }))
    },
  }),
  staffRoute('mail.read', {
    method: 'get',
    path: '/admin/mail/:id',
    params: mailParams,
    handle: async ({ db, installation, params, t, format, res }) => {
      const mail = orNotFound(await mailById(db, params.id))
      const withdrawn = await isWithdrawn(db, mail.id)
      render(res, 'mail/mail', mailPage(mail, withdrawn, installation.config.smtpUrl !== null, t, format))
    },
  }),
  staffRoute('mail.manage', {
    method: 'post',
    path: '/admin/mail/:id/retry',
    params: mailParams,
    handle: async ({ db, params, t, now, res }) => {
      if (!(await retryMail(db, params.id, now))) throw notFound()
      tellQueued()
      redirect(res, `/admin/mail/${params.id}`, t('mail.retrying'))
    },
  }),
  staffRoute('mail.manage', {
    method: 'post',
    path: '/admin/mail/:id/cancel',
    params: mailParams,
    handle: async ({ db, params, t, res }) => {
      if (!(await cancelMail(db, params.id))) throw notFound()
      redirect(res, `/admin/mail/${params.id}`, t('mail.cancelledOne'))
    },
  }),
]

function listOf({
  status,
  reason,
  kind,
  campaign,
  q,
}: Record<'status' | 'reason' | 'kind' | 'campaign' | 'q', string>) {
  return pagesOf('/admin/mail', { status, reason, kind, campaign, q })(1)
}
