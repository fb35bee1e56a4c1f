import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { exactMoney } from './lost-time-page.ts'
import { rateForm } from './rate-input.ts'
import { ratePage } from './rate-page.ts'
import { hourlyRate, setHourlyRate } from './rate-store.ts'

/** What an hour of lost time costs. */
export const rateRoutes: readonly Route[] = [
  staffRoute('rate.set', {
    method: 'get',
    path: '/admin/rates',
    handle: async (visit) => {
      const { db, res } = visit
      render(res, 'comparison/rates', ratePage(await hourlyRate(db), null, visit))
    },
  }),
  staffRoute('rate.set', {
    method: 'post',
    path: '/admin/rates',
    form: rateForm,
    handle: async (visit) => {
      const { db, form, t, res } = visit
      if (!form.ok) return render(res, 'comparison/rates', ratePage(await hourlyRate(db), form, visit), 422)
      await setHourlyRate(db, form.value)
      const notice =
        form.value === null
          ? t('priorities.rateRemoved')
          : t('priorities.rateSaved', { rate: exactMoney(form.value, visit) })
      redirect(res, '/admin/rates', notice)
    },
  }),
]
