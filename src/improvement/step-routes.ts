import { notFound } from '../web/errors.ts'
import { redirect } from '../web/redirect.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { takeStep, visibleAction, withdrawAction } from './action-store.ts'
import { actionParams, emptyForm, explainedStepForm, stepForm } from './input.ts'
import { showAction } from './show-action-routes.ts'
import { isRaisedBy, STEP_NAMES, STEPS, type StepName } from './status.ts'

export const stepRoutes: Route[] = [
  ...STEP_NAMES.map(stepRoute),

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
      const { db, actor, params, form, now, t, res } = visit
      const action = await visibleAction(db, actor, params.id)
      if (action.status !== step.from) return showAction(visit, action, { stale: 'improvement.staleStep' }, 409)
      if (!form.ok) {
        const note = { typed: form.typed['note'] ?? '', errors: form.errors }
        return showAction(visit, action, { note }, 422)
      }
      if (!(await takeStep(db, action.id, step, form.value.note, actor, now))) {
        const moved = await visibleAction(db, actor, params.id)
        return showAction(visit, moved, { stale: 'improvement.staleStep' }, 409)
      }
      redirect(res, `/actions/${action.id}`, t(`improvement.${name}Notice`))
    },
  })
}
