import type { Actor } from '../accounts/permissions.ts'
import { changeFollowUpRule, followUpRule } from '../responses/follow-up-store.ts'
import { badRequest } from '../web/errors.ts'
import type { Form } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { closeForm, followUpParams, followUpsQuery, planForm, reopenForm, ruleForm } from './follow-up-input.ts'
import { FOLLOW_UPS_A_PAGE, followUpPage, followUpRulePage, followUpsPage } from './follow-up-page.ts'
import {
  closeFollowUp,
  followUpCounts,
  followUps,
  planFollowUp,
  possibleFollowUpOwners,
  reopenFollowUp,
  visibleFollowUp,
} from './follow-up-store.ts'

/** People to get back to. */
export const followUpRoutes: readonly Route[] = [
  staffRoute('follow-up.work', {
    method: 'get',
    path: '/follow-ups',
    query: followUpsQuery,
    handle: async (visit) => {
      const { db, actor, query, today, res } = visit
      const counts = await followUpCounts(db, actor)
      const page = Math.min(query.page, Math.max(1, Math.ceil(counts[query.show] / FOLLOW_UPS_A_PAGE)))
      const range = { limit: FOLLOW_UPS_A_PAGE, offset: (page - 1) * FOLLOW_UPS_A_PAGE }
      const found = await followUps(db, actor, query.show, range)
      const shown = { view: query.show, page, counts, found, today }
      render(res, 'improvement/follow-ups', followUpsPage(shown, visit))
    },
  }),

  staffRoute('follow-up.work', {
    method: 'get',
    path: '/follow-ups/:id',
    params: followUpParams,
    handle: (visit) => show(visit, null, false, 200),
  }),

  staffRoute('follow-up.work', {
    method: 'post',
    path: '/follow-ups/:id',
    params: followUpParams,
    form: planForm,
    handle: async (visit) => {
      const { db, actor, params, form, t, res } = visit
      const followUp = await visibleFollowUp(db, actor, params.id)
      if (!form.ok) return show(visit, form, false, 422)
      await refuseStrangers(visit, form.value.owner)
      if (!(await planFollowUp(db, followUp.id, form.value, actor))) return show(visit, null, true, 409)
      redirect(res, `/follow-ups/${followUp.id}`, t('followups.saved'))
    },
  }),

  staffRoute('follow-up.work', {
    method: 'post',
    path: '/follow-ups/:id/closure',
    params: followUpParams,
    form: closeForm,
    handle: async (visit) => {
      const { db, actor, params, form, today, t, res } = visit
      const followUp = await visibleFollowUp(db, actor, params.id)
      if (!form.ok) return show(visit, form, false, 422)
      if (!(await closeFollowUp(db, followUp.id, form.value.outcome, actor, today))) {
        return show(visit, null, true, 409)
      }
      redirect(res, '/follow-ups', t('followups.closed'))
    },
  }),

  staffRoute('follow-up.work', {
    method: 'post',
    path: '/follow-ups/:id/reopening',
    params: followUpParams,
    form: reopenForm,
    handle: async (visit) => {
      const { db, actor, params, t, res } = visit
      const followUp = await visibleFollowUp(db, actor, params.id)
      if (!(await reopenFollowUp(db, followUp.id))) return show(visit, null, true, 409)
      redirect(res, `/follow-ups/${followUp.id}`, t('followups.reopened'))
    },
  }),

  staffRoute('follow-up.rule', {
    method: 'get',
    path: '/admin/follow-ups',
    handle: (visit) => showRule(visit, null),
  }),

  staffRoute('follow-up.rule', {
    method: 'post',
    path: '/admin/follow-ups',
    form: ruleForm,
    handle: async (visit) => {
      const { db, form, t, res } = visit
      if (!form.ok) return showRule(visit, form)
      const { most_score: mostScore, within_days: withinDays, owner: ownerId } = form.value
      await refuseStrangers(visit, ownerId)
      await changeFollowUpRule(db, { mostScore, withinDays, ownerId })
      redirect(res, '/admin/follow-ups', t('followups.ruleSaved'))
    },
  }),
]

type StaffVisit = Pick<
  Visit<unknown, unknown, unknown, Actor>,
  'db' | 'actor' | 'today' | 'res' | 't' | 'format' | 'language'
>

/** No page of ours offers anybody else. */
async function refuseStrangers({ db }: Pick<StaffVisit, 'db'>, owner: string | null): Promise<void> {
  if (owner !== null && !(await possibleFollowUpOwners(db)).some(({ id }) => id === owner)) throw badRequest()
}

async function show(
  visit: StaffVisit & { params: { id: string } },
  form: Form<unknown> | null,
  stale: boolean,
  status: number,
): Promise<void> {
  const { db, actor, params, today, res } = visit
  const followUp = await visibleFollowUp(db, actor, params.id)
  const owners = await possibleFollowUpOwners(db)
  render(res, 'improvement/follow-up', followUpPage({ followUp, owners, form, stale, today }, visit), status)
}

async function showRule(visit: StaffVisit, form: Form<unknown> | null): Promise<void> {
  const { db, res } = visit
  const page = followUpRulePage(await followUpRule(db), await possibleFollowUpOwners(db), form, visit)
  render(res, 'improvement/follow-up-rule', page, form === null ? 200 : 422)
}
