import type { Actor } from '../accounts/permissions.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import { unknownLinkPage } from '../responses/message-page.ts'
import { languageSwitch } from '../responses/page.ts'
import { notFound } from '../web/errors.ts'
import type { Form } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { render } from '../web/render.ts'
import { publicRoute, type Route, staffRoute, type Visit } from '../web/routes.ts'
import { visibleAction } from './action-store.ts'
import { heardForm, heardParams, heardQuery, heardStepForm } from './heard-input.ts'
import { heardFormPage, heardPage } from './heard-page.ts'
import { askToTell, heardOf, heardOnService, publishHeard, tellableCount, writeHeard } from './heard-store.ts'
import { actionParams } from './input.ts'

/** What was improved, for everybody who was asked and everybody else. */
export const heardPublicRoutes: readonly Route[] = [
  publicRoute({
    method: 'get',
    path: '/heard/:slug',
    params: heardParams,
    query: heardQuery,
    handle: async (visit) => {
      const { db, params, language, t, res } = visit
      const found = await heardOnService(db, params)
      if (found === null) {
        return render(res, 'responses/message', unknownLinkPage(languageSwitch(LANGUAGES, {}, language), t), 404)
      }
      render(res, 'improvement/heard', heardPage(found.service, found.told, visit))
    },
  }),
]

type ActionVisit = Visit<{ id: string }, unknown, unknown, Actor>

export const heardRoutes: readonly Route[] = [
  staffRoute('action.work', {
    method: 'get',
    path: '/actions/:id/heard',
    params: actionParams,
    handle: (visit) => show(visit, null),
  }),

  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/heard',
    params: actionParams,
    form: heardForm,
    handle: async (visit) => {
      const { db, actor, params, form, now, t, res } = visit
      const action = await visibleAction(db, actor, params.id)
      if (!form.ok) return show(visit, form)
      await writeHeard(db, action, form.value, now)
      redirect(res, `/actions/${action.id}/heard`, t('heard.saved'))
    },
  }),

  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/heard/publication',
    params: actionParams,
    form: heardStepForm,
    handle: (visit) => publish(visit, visit.today, 'heard.publishedNotice'),
  }),

  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/heard/withdrawal',
    params: actionParams,
    form: heardStepForm,
    handle: (visit) => publish(visit, null, 'heard.withdrawnNotice'),
  }),

  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/heard/telling',
    params: actionParams,
    form: heardStepForm,
    handle: async (visit) => {
      const { db, actor, params, t, res } = visit
      const action = await visibleAction(db, actor, params.id)
      const isAsked = await askToTell(db, action.id)
      redirect(res, `/actions/${action.id}/heard`, t(isAsked ? 'heard.tellingNotice' : 'heard.toldBefore'))
    },
  }),
]

async function publish(
  visit: ActionVisit,
  day: string | null,
  notice: 'heard.publishedNotice' | 'heard.withdrawnNotice',
): Promise<void> {
  const { db, actor, params, t, res } = visit
  const action = await visibleAction(db, actor, params.id)
  if ((await heardOf(db, action.id)) === null) throw notFound()
  await publishHeard(db, action.id, day)
  redirect(res, `/actions/${action.id}/heard`, t(notice))
}

async function show(visit: Omit<ActionVisit, 'form' | 'query'>, form: Form<unknown> | null): Promise<void> {
  const { db, actor, params, res } = visit
  const action = await visibleAction(db, actor, params.id)
  const heard = await heardOf(db, action.id)
  const tellable = await tellableCount(db, action.service_id)
  const page = heardFormPage({ action, heard, form, tellable }, visit)
  render(res, 'improvement/heard-form', page, form === null ? 200 : 422)
}
