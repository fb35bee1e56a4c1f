import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { limitsForm } from './contact-input.ts'
import { contactLimitsPage } from './contact-limits-page.ts'
import { changeContactLimits, contactLimits } from './ledger-store.ts'

export const contactLimitsRoutes: readonly Route[] = [
  staffRoute('contact.limit', {
    method: 'get',
    path: '/admin/contact-limits',
    handle: async (visit) => {
      const { db, today, res } = visit
      render(res, 'campaigns/contact-limits', contactLimitsPage(await contactLimits(db), null, today, visit))
    },
  }),
  staffRoute('contact.limit', {
    method: 'post',
    path: '/admin/contact-limits',
    form: limitsForm,
    handle: async (visit) => {
      const { db, form, today, t, res } = visit
      if (!form.ok) {
        const page = contactLimitsPage(await contactLimits(db), form, today, visit)
        return render(res, 'campaigns/contact-limits', page, 422)
      }
      await changeContactLimits(db, form.value)
      redirect(res, '/admin/contact-limits', t('contacts.limitsSaved'))
    },
  }),
]
