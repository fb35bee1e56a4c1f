import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Database, Day } from '../database/schema.ts'
import { badRequest, notFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { staffRoute } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { inForce } from './agreement.ts'
import { monthFormPage, typedMonth } from './agreement-form-page.ts'
import { attainmentsIn, saveMonth, targetsOf } from './agreement-store.ts'
import { filledWith } from './form-page.ts'
import { bySlugAndMonth, monthForm } from './input.ts'
import { monthEntries } from './month-entries.ts'

export const monthRoutes = [
  staffRoute('catalogue.manage', {
    method: 'get',
    path: '/services/:slug/agreement/:month',
    params: bySlugAndMonth,
    async handle({ db, actor, params, t, format, today, res }) {
      const { service, targets } = await targetsInForce(db, actor, params, today)
      const filled = filledWith(typedMonth(await attainmentsIn(db, service.id, params.month)))
      const tabs = serviceTabs(service, 'agreement', actor, t)
      render(res, 'catalogue/form', monthFormPage(service, tabs, params.month, targets, filled, { t, format }))
    },
  }),
  staffRoute('catalogue.manage', {
    method: 'post',
    path: '/services/:slug/agreement/:month',
    params: bySlugAndMonth,
    form: monthForm,
    async handle({ db, actor, params, form, t, format, today, res }) {
      const { service, targets } = await targetsInForce(db, actor, params, today)
      const read = form.ok ? monthEntries(targets, form.value) : null
      if (read === null) throw badRequest()
      if (!read.ok) {
        const tabs = serviceTabs(service, 'agreement', actor, t)
        const page = monthFormPage(service, tabs, params.month, targets, read, { t, format })
        return render(res, 'catalogue/form', page, 422)
      }
      await saveMonth(db, params.month, read.entries)
      const notice = t('catalogue.monthSaved', { month: format.month(params.month) })
      redirect(res, `/services/${service.slug}/agreement`, notice)
    },
  }),
]

/** A month that has not begun, or in which no target was in force, is not there to be reported. */
async function targetsInForce(
  db: Database,
  actor: Actor,
  { slug, month }: { slug: string; month: string },
  today: Day,
) {
  const service = await visibleService(db, actor, slug)
  const targets = (await targetsOf(db, service.id)).filter((target) => inForce(target, month))
  if (month > today.slice(0, 7) || targets.length === 0) throw notFound()
  return { service, targets }
}
