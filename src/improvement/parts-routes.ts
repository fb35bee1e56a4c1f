import { type Actor, may } from '../accounts/permissions.ts'
import { notFound } from '../web/errors.ts'
import type { Form } from '../web/form.ts'
import { redirect } from '../web/redirect.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { type ActionWithService, visibleAction } from './action-store.ts'
import {
  actionParams,
  commentForm,
  commentParams,
  emptyForm,
  linkForm,
  linkParams,
  taskForm,
  taskParams,
  tickForm,
} from './input.ts'
import {
  addComment,
  addLink,
  addTask,
  changeTask,
  moveTaskUp,
  removeComment,
  removeLink,
  removeTask,
  tickTask,
} from './parts-store.ts'
import { showAction } from './show-action-routes.ts'

/* Tasks are the ITSM team's; discussing and adding links is for all who may raise actions. */

export const partsRoutes: Route[] = [
  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/tasks',
    params: actionParams,
    form: taskForm,
    handle: async (visit) => {
      const { db, actor, form, now, t } = visit
      const action = await seenAction(visit)
      if (!form.ok) return wrongPart(visit, action, { part: 'task', id: '', form })
      await addTask(db, action, form.value, actor, now)
      goBack(visit, action, 'tasks', t('teamwork.taskAdded'))
    },
  }),
  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/tasks/:task',
    params: taskParams,
    form: taskForm,
    handle: async (visit) => {
      const { db, actor, params, form, now, t } = visit
      const action = await seenAction(visit)
      if (!form.ok) return wrongPart(visit, action, { part: 'task', id: params.task, form })
      found(await changeTask(db, action, params.task, form.value, actor, now))
      goBack(visit, action, 'tasks', t('teamwork.taskChanged'))
    },
  }),
  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/tasks/:task/done',
    params: taskParams,
    form: tickForm,
    handle: async (visit) => {
      const { db, actor, params, form, now, t } = visit
      const action = await seenAction(visit)
      const isDone = form.ok && form.value.done === 'yes'
      found(await tickTask(db, action, params.task, isDone, actor, now))
      goBack(visit, action, 'tasks', t(isDone ? 'teamwork.taskDone' : 'teamwork.taskUndone'))
    },
  }),
  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/tasks/:task/up',
    params: taskParams,
    form: emptyForm,
    handle: async (visit) => {
      const action = await seenAction(visit)
      found(await moveTaskUp(visit.db, action, visit.params.task))
      goBack(visit, action, 'tasks', visit.t('teamwork.taskMoved'))
    },
  }),
  staffRoute('action.work', {
    method: 'post',
    path: '/actions/:id/tasks/:task/removal',
    params: taskParams,
    form: emptyForm,
    handle: async (visit) => {
      const action = await seenAction(visit)
      found(await removeTask(visit.db, action, visit.params.task, visit.actor, visit.now))
      goBack(visit, action, 'tasks', visit.t('teamwork.taskRemoved'))
    },
  }),
  staffRoute('action.raise', {
    method: 'post',
    path: '/actions/:id/comments',
    params: actionParams,
    form: commentForm,
    handle: async (visit) => {
      const { db, actor, form, now, t } = visit
      const action = await seenAction(visit)
      if (!form.ok) return wrongPart(visit, action, { part: 'comment', id: '', form })
      await addComment(db, action, form.value.comment, actor, now)
      goBack(visit, action, 'discussion', t('teamwork.commentAdded'))
    },
  }),
  staffRoute('action.raise', {
    method: 'post',
    path: '/actions/:id/comments/:comment/removal',
    params: commentParams,
    form: emptyForm,
    handle: async (visit) => {
      const action = await seenAction(visit)
      found(await removeComment(visit.db, action, visit.params.comment, visit.actor))
      goBack(visit, action, 'discussion', visit.t('teamwork.commentRemoved'))
    },
  }),
  staffRoute('action.raise', {
    method: 'post',
    path: '/actions/:id/links',
    params: actionParams,
    form: linkForm,
    handle: async (visit) => {
      const { db, actor, form, now, t } = visit
      const action = await seenAction(visit)
      if (!form.ok) return wrongPart(visit, action, { part: 'link', id: '', form })
      const { link_title: title, address } = form.value
      await addLink(db, action, { title, address }, actor, now)
      goBack(visit, action, 'links', t('teamwork.linkAdded'))
    },
  }),
  staffRoute('action.raise', {
    method: 'post',
    path: '/actions/:id/links/:link/removal',
    params: linkParams,
    form: emptyForm,
    handle: async (visit) => {
      const { db, actor, params, now, t } = visit
      const action = await seenAction(visit)
      found(await removeLink(db, action, params.link, !may(actor, 'action.work'), actor, now))
      goBack(visit, action, 'links', t('teamwork.linkRemoved'))
    },
  }),
]

type PartVisit = Visit<{ id: string }, unknown, unknown, Actor>

function seenAction({ db, actor, params }: PartVisit): Promise<ActionWithService> {
  return visibleAction(db, actor, params.id)
}

function found(isThere: boolean): void {
  if (!isThere) throw notFound()
}

function goBack({ res }: PartVisit, action: ActionWithService, place: string, notice: string): void {
  redirect(res, `/actions/${action.id}#${place}`, notice)
}

interface Wrong {
  part: 'task' | 'comment' | 'link'
  id: string
  form: Form<unknown>
}

function wrongPart(visit: PartVisit, action: ActionWithService, { part, id, form }: Wrong): Promise<void> {
  const wrong = form.ok ? undefined : { part, id, typed: form.typed, errors: form.errors }
  return showAction(visit, action, wrong === undefined ? {} : { wrong }, 422)
}
