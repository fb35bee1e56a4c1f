import type { Actor } from '../accounts/permissions.ts'
import { notFound } from '../web/errors.ts'
import { type Form, refused } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { type ActionWithService, visibleAction } from './action-store.ts'
import { actionParams, planForm } from './input.ts'
import { type Plan, planProblems, withUsualWindows } from './measure.ts'
import { planFormPage } from './plan-page.ts'
import { type Comparable, comparableServices, savePlan } from './plan-store.ts'
import { mayPlan } from './status.ts'

export const planRoutes: Route[] = [
  staffRoute('action.work', {
    method: 'get',
    path: '/actions/:id/plan',
    params: actionParams,
    handle: async (visit) => showPlanForm(visit, await plannedAction(visit, visit.params.id), null, null),
  }),

  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/plan',
    params: actionParams,
    form: planForm,
    handle: async (visit) => {
      const { db, actor, t, now, today, res, form } = visit
      const action = await plannedAction(visit, visit.params.id)
      if (!form.ok) return showPlanForm(visit, action, form, null)
      const { seen, ...plan } = form.value
      const comparable = await comparableServices(db, actor, action.service, plan, today)
      const errors = problemsOf(plan, comparable, action, today)
      if (Object.keys(errors).length > 0)
        return showPlanForm(visit, action, refused(typedAgain(visit, plan, seen), errors), null)
      if (!(await savePlan(db, { ...action, updated_at: seen }, plan, actor, now))) {
        return showPlanForm(visit, await plannedAction(visit, action.id), null, plan)
      }
      redirect(res, `/actions/${action.id}#plan`, t('verification.planSaved'))
    },
  }),
]

type StaffVisit = Visit<unknown, unknown, unknown, Actor>

async function plannedAction({ db, actor }: StaffVisit, id: string): Promise<ActionWithService> {
  const action = await visibleAction(db, actor, id)
  if (!mayPlan(action, actor)) throw notFound()
  return action
}

function problemsOf(plan: Plan, { services }: Comparable, action: ActionWithService, today: string) {
  const { compared_service_id: compared, changed_on } = plan
  const isKnown =
    compared === null || compared === action.compared_service_id || services.some(({ id }) => id === compared)
  return {
    ...planProblems(plan),
    ...(changed_on !== null && changed_on > today ? { changed_on: 'verification.changedInFuture' as const } : {}),
    ...(isKnown ? {} : { compared_service_id: 'verification.noSuchService' as const }),
  }
}

function typedAgain({ res }: StaffVisit, plan: Plan, seen: string): Record<string, string> {
  const texts = Object.entries(plan).map(([name, value]) => [name, value === null ? '' : String(value)])
  const { margin } = (res.req.body ?? {}) as Record<string, string>
  return { ...Object.fromEntries(texts), margin: String(margin ?? plan.margin), seen }
}

async function showPlanForm(
  visit: StaffVisit,
  action: ActionWithService,
  form: Form<unknown> | null,
  conflict: Plan | null,
): Promise<void> {
  const { db, actor, today, res } = visit
  const planned = withUsualWindows(action, today)
  const comparable = await comparableServices(db, actor, action.service, conflict ?? planned, today)
  const page = planFormPage({ action: planned, form, comparable, conflict }, visit)
  render(res, 'improvement/plan-form', page, conflict !== null ? 409 : form === null ? 200 : 422)
}
