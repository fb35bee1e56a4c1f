import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import type { Row } from '../database/schema.ts'
import type { Form } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { decisionForm, dismissalForm, findingParams, findingsQuery, lookForm } from './finding-input.ts'
import { lookAtService } from './finding-look-store.ts'
import { FINDINGS_A_PAGE, findingPage, findingsPage } from './finding-page.ts'
import type { FindingView } from './finding-status.ts'
import { decide, findingCounts, findings, lookedOn, visibleFinding } from './finding-store.ts'
import { serviceParams } from './input.ts'

export const findingRoutes: readonly Route[] = [
  staffRoute('finding.read', {
    method: 'get',
    path: '/findings',
    query: findingsQuery,
    handle: (visit) => list(visit, null, visit.query),
  }),

  staffRoute('finding.read', {
    method: 'get',
    path: '/services/:slug/findings',
    params: serviceParams,
    query: findingsQuery,
    handle: async (visit) => {
      await list(visit, await visibleService(visit.db, visit.actor, visit.params.slug), visit.query)
    },
  }),

  staffRoute('finding.look', {
    method: 'post',
    path: '/services/:slug/findings',
    params: serviceParams,
    form: lookForm,
    handle: async ({ db, actor, params, today, t, res }) => {
      const service = await visibleService(db, actor, params.slug)
      const count = await lookAtService(db, service, today, true)
      redirect(res, `/services/${service.slug}/findings`, t('findings.lookedNew', { count }))
    },
  }),

  staffRoute('finding.read', {
    method: 'get',
    path: '/findings/:id',
    params: findingParams,
    handle: (visit) => show(visit, { form: null, stale: false }, 200),
  }),

  staffRoute('finding.decide', {
    method: 'post',
    path: '/findings/:id/acceptance',
    params: findingParams,
    form: decisionForm,
    handle: (visit) => decided(visit, 'acceptance', 'findings.accepted'),
  }),

  staffRoute('finding.decide', {
    method: 'post',
    path: '/findings/:id/dismissal',
    params: findingParams,
    form: dismissalForm,
    handle: (visit) => decided(visit, 'dismissal', 'findings.dismissed'),
  }),

  staffRoute('finding.decide', {
    method: 'post',
    path: '/findings/:id/undoing',
    params: findingParams,
    form: decisionForm,
    handle: (visit) => decided(visit, 'undoing', 'findings.undone'),
  }),
]

type StaffVisit = Visit<unknown, unknown, unknown, Actor>
type FindingVisit<F = unknown> = Visit<{ id: string }, unknown, F, Actor>

async function list(
  visit: StaffVisit,
  service: Row<'service'> | null,
  asked: { show: FindingView; page: number },
): Promise<void> {
  const { db, actor, res } = visit
  const slug = service?.slug ?? null
  const counts = await findingCounts(db, actor, slug)
  const page = Math.max(1, Math.min(asked.page, Math.ceil(counts[asked.show] / FINDINGS_A_PAGE)))
  const range = { limit: FINDINGS_A_PAGE, offset: (page - 1) * FINDINGS_A_PAGE }
  const found = await findings(db, actor, slug, asked.show, range)
  const looked = service === null ? null : { ...service, looked: await lookedOn(db, service.id) }
  render(res, 'improvement/findings', findingsPage({ service: looked, view: asked.show, page, counts, found }, visit))
}

async function decided(
  visit: FindingVisit<{ seen: string; reason?: string }>,
  decision: 'acceptance' | 'dismissal' | 'undoing',
  notice: 'findings.accepted' | 'findings.dismissed' | 'findings.undone',
): Promise<void> {
  const { db, actor, params, form, now, t, res } = visit
  const finding = await visibleFinding(db, actor, params.id)
  if (!form.ok) return show(visit, { form, stale: false }, 422)
  const { seen, reason = '' } = form.value
  if (!(await decide(db, finding, { decision, seen, reason }, actor, now))) {
    return show(visit, { form: null, stale: true }, 409)
  }
  redirect(res, `/services/${finding.slug}/findings`, t(notice))
}

async function show(
  visit: FindingVisit,
  wrong: { form: Form<unknown> | null; stale: boolean },
  status: number,
): Promise<void> {
  const { db, actor, params, res } = visit
  const finding = await visibleFinding(db, actor, params.id)
  render(res, 'improvement/finding', findingPage(finding, wrong, visit), status)
}
