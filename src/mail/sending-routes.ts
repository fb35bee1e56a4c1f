import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { sendingForm } from './input.ts'
import { tellQueued } from './outbox.ts'
import { sendingPage } from './sending-page.ts'
import { keepSending, sendingSettings } from './sending-store.ts'

export const sendingRoutes: readonly Route[] = [
  staffRoute('mail.manage', {
    method: 'get',
    path: '/admin/mail/sending',
    handle: async ({ db, t, format, res }) => {
      render(res, 'mail/sending', sendingPage(await sendingSettings(db), null, t, format))
    },
  }),
  staffRoute('mail.manage', {
    method: 'post',
    path: '/admin/mail/sending',
    form: sendingForm,
    handle: async ({ db, form, t, format, res }) => {
      if (!form.ok) return render(res, 'mail/sending', sendingPage(await sendingSettings(db), form, t, format), 422)
      await keepSending(db, form.value)
      tellQueued()
      redirect(res, '/admin/mail/sending', t('mail.sendingSaved'))
    },
  }),
]
