import { notFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { type AlsoChanged, closeAction, takeStep, visibleAction, withdrawAction } from './action-store.ts'
import { actionParams, closingForm, emptyForm, explainedStepForm, stepForm } from './input.ts'
import { lastDayOf, type Plan, planOnceChanged } from './measure.ts'
import { showAction } from './show-action-routes.ts'
import { isRaisedBy, mayClose, STEP_NAMES, STEPS, type StepName } from './status.ts'
import { verifyWhenDue } from './verification-store.ts'

export const stepRoutes: Route[] = [
  ...STEP_NAMES.map(stepRoute),

  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/closing',
    params: actionParams,
    form: closingForm,
    handle: async (visit) => {
      const { db, actor, params, form, today, now, t, res } = visit
      const action = await visibleAction(db, actor, params.id)
      const hindrance = await verifyWhenDue(db, action, today, now)
      const stale = { stale: 'verification.staleClosing' } as const
      if (!mayClose(action, hindrance !== null, actor)) return showAction(visit, action, stale, 409)
      if (!form.ok) {
        const closing = { typed: form.typed['learnt'] ?? '', errors: form.errors }
        return showAction(visit, action, { closing }, 422)
      }
      if (!(await closeAction(db, action, form.value.learnt, actor, now))) {
        return showAction(visit, await visibleAction(db, actor, params.id), stale, 409)
      }
      redirect(res, `/actions/${action.id}`, t('verification.closedNotice'))
    },
  }),

  staffRoute('action.raise', {
    method: 'post',
    path: '/actions/:id/withdrawal',
    params: actionParams,
    form: emptyForm,
    handle: async (visit) => {
      const { db, actor, params, t, res } = visit
      const action = await visibleAction(db, actor, params.id)
      if (!isRaisedBy(action, actor)) throw notFound()
      if (!(await withdrawAction(db, action.id))) {
        const now = await visibleAction(db, actor, params.id)
        return showAction(visit, now, { stale: 'improvement.staleWithdrawal' }, 409)
      }
      redirect(res, `/services/${action.service.slug}/actions`, t('improvement.withdrawnNotice'))
    },
  }),
]

/** A change of status is a resource of its own, so that each has its permission at the gate. */
function stepRoute(name: StepName): Route {
  const step = STEPS[name]
  return staffRoute(step.permission, {
    method: 'post',
    path: `/actions/:id/${name}`,
    params: actionParams,
    form: step.needsNote ? explainedStepForm : stepForm,
    handle: async (visit) => {
      const { db, actor, params, form, today, now, t, res } = visit
      const action = await visibleAction(db, actor, params.id)
      if (!step.from.includes(action.status)) return showAction(visit, action, { stale: 'improvement.staleStep' }, 409)
      if (!form.ok) {
        const note = { typed: form.typed['note'] ?? '', errors: form.errors }
        return showAction(visit, action, { note }, 422)
      }
      const change = { note: form.value.note, also: alsoChanged(name, action, today) }
      if (!(await takeStep(db, action, step, change, actor, now))) {
        const moved = await visibleAction(db, actor, params.id)
        return showAction(visit, moved, { stale: 'improvement.staleStep' }, 409)
      }
      redirect(res, `/actions/${action.id}`, t(`improvement.${name}Notice`))
    },
  })
}

/** What a step means for how the effect is measured. */
function alsoChanged(name: StepName, plan: Plan, today: string): AlsoChanged {
  if (name === 'implementation') {
    const changed = planOnceChanged(plan, today)
    const after = changed.after_window ?? plan.after_window
    return { plan: changed, after_until: after === null ? null : lastDayOf(after) }
  }
  if (name !== 'reopening') return {}
  // What comes next is another change, with windows of its own.
  return { plan: { changed_on: null, after_window: null }, after_until: null, forgetsOutcome: true }
}
