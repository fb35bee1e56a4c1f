import type { Actor } from '../accounts/permissions.ts'
import type { Form } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { sendingForm, testForm } from './input.ts'
import { tellQueued } from './outbox.ts'
import { type Probe, probe } from './probe.ts'
import { probePage } from './probe-page.ts'
import { sendingPage } from './sending-page.ts'
import { keepSending, sendingSettings } from './sending-store.ts'
import { testMessage } from './test-letter.ts'

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
  staffRoute('mail.manage', {
    method: 'get',
    path: '/admin/mail/test',
    handle: (visit) => showTest(visit, null, null),
  }),
  staffRoute('mail.manage', {
    method: 'post',
    path: '/admin/mail/test',
    form: testForm,
    handle: async (visit) => {
      const { form, language, now, installation } = visit
      const { smtpUrl } = installation.config
      if (!form.ok || smtpUrl === null) return showTest(visit, form, null)
      const message = testMessage(installation.config, form.value.recipient, language, now)
      showTest(visit, form, await probe(smtpUrl, message))
    },
  }),
]

type TestVisit = Pick<Visit<unknown, unknown, unknown, Actor>, 'installation' | 'actor' | 't' | 'res'>

function showTest(
  { installation, actor, t, res }: TestVisit,
  form: Form<{ recipient: string }> | null,
  result: Probe | null,
): void {
  const { smtpUrl, mailFrom } = installation.config
  const page = probePage({ smtpUrl, mailFrom, ownAddress: actor.email, form, probe: result }, t)
  render(res, 'mail/test', page, page.errors === null ? 200 : 422)
}
