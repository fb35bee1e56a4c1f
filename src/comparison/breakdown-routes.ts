import { type Actor, may } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import { sendCsv } from '../web/csv.ts'
import { badRequest } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import type { BreakdownAsked } from './breakdown.ts'
import { breakdownQuery, sizesForm } from './breakdown-input.ts'
import { breakdownAddress, breakdownPage } from './breakdown-page.ts'
import { keepFrame, readBreakdown } from './breakdown-store.ts'
import { BREAKDOWN_COLUMNS, breakdownRows } from './breakdown-table-page.ts'
import { type TypedSize, typedSizes } from './group-sizes.ts'
import { serviceParams } from './input.ts'

type AnyVisit = Visit<{ slug: string }, unknown, unknown, Actor>

export const breakdownRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/breakdown',
    params: serviceParams,
    query: breakdownQuery,
    handle: async (visit) => show(visit, visit.query, null),
  }),

  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/breakdown.csv',
    params: serviceParams,
    query: breakdownQuery,
    handle: async (visit) => {
      const { db, actor, params, query, today, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const { breakdown } = await readBreakdown(db, service, query, today)
      const way = query.by.replace(/[^\w]+/g, '-')
      const name = `breakdown-${service.slug}-${way}-${query.question}-${query.window}.csv`
      await sendCsv(res, name, BREAKDOWN_COLUMNS, breakdownRows(service.slug, breakdown, visit))
    },
  }),

  staffRoute('survey.manage', {
    method: 'post',
    path: '/services/:slug/breakdown/sizes',
    params: serviceParams,
    form: sizesForm,
    handle: async (visit) => {
      const { db, actor, params, form, t, res } = visit
      if (!form.ok) throw badRequest()
      const { group, people, ...asked } = form.value
      const { counts, lines } = typedSizes(group, people)
      if (counts === null) return show(visit, asked, lines)
      const service = await visibleService(db, actor, params.slug)
      await keepFrame(db, service.id, asked.by, counts)
      redirect(res, `${breakdownAddress(service.slug, asked)}#weighted`, t('breakdown.sizesKept'))
    },
  }),
]

/** @param typed the sizes as they were typed, where they could not be kept */
async function show(visit: AnyVisit, asked: BreakdownAsked, typed: readonly TypedSize[] | null): Promise<void> {
  const { db, actor, params, today, t, res } = visit
  const service = await visibleService(db, actor, params.slug)
  const found = await readBreakdown(db, service, asked, today)
  const tabs = serviceTabs(service, 'comparison', actor, t)
  const shown = { service, ...found, tabs, mayManage: may(actor, 'survey.manage'), typed }
  render(res, 'comparison/breakdown', breakdownPage(shown, visit), typed === null ? 200 : 422)
}
