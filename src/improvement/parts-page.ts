import { type Actor, may } from '../accounts/permissions.ts'
import type { Row } from '../database/schema.ts'
import { daysBetween } from '../statistics/days.ts'
import type { FieldErrors, Typed } from '../web/form.ts'
import type { Surroundings } from '../web/surroundings.ts'
import type { NamedComment, NamedLink, Parts } from './parts-store.ts'
import { hostOf } from './web-address.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/tasks': TaskList
    'improvement/task-form': TaskForm
    'improvement/discussion': Discussion
    'improvement/links': LinkList
  }
}

/** What somebody typed into one of an action's small forms, with what is wrong with it. */
export interface WrongPart {
  part: 'task' | 'comment' | 'link'
  /** Of the task that was being changed; empty for a new one. */
  id: string
  typed: Typed
  errors: FieldErrors
}

interface Input {
  value: string
  error: string
}

export interface TaskForm {
  address: string
  /** Keeps the ids of several such forms on one page apart. */
  prefix: string
  title: Input
  who: Input
  due: Input
  submit: string
}

interface TaskRow {
  title: string
  who: string
  due: string
  /** How late it is; empty where it is not. */
  overdue: string
  done: string
  isDone: boolean
  /** Null for those who only read. */
  work: { address: string; tick: string; canGoUp: boolean; edit: TaskForm; isEditOpen: boolean } | null
}

export interface TaskList {
  summary: string
  tasks: TaskRow[]
  add: (TaskForm & { isOpen: boolean }) | null
  empty: string
}

export interface Discussion {
  comments: { who: string; when: string; at: string; text: string; removal: string | null }[]
  add: { address: string; value: string; error: string } | null
  empty: string
}

export interface LinkList {
  links: { title: string; address: string; host: string; by: string; removal: string | null }[]
  add: { address: string; title: Input; link: Input; isOpen: boolean } | null
  empty: string
}

type Action = Pick<Row<'improvement_action'>, 'id'>

export function taskList(action: Action, { tasks }: Parts, wrong: WrongPart | null, around: Surroundings): TaskList {
  const { t, actor } = around
  const works = may(actor, 'action.work')
  const done = tasks.filter(({ done_at }) => done_at !== null).length
  const wrongNew = wrong?.part === 'task' && wrong.id === '' ? wrong : null
  const address = `/actions/${action.id}/tasks`
  return {
    summary: tasks.length === 0 ? '' : t('teamwork.tasksDone', { done, n: tasks.length }),
    tasks: tasks.map((task, place) => taskRow(task, place, `${address}/${task.id}`, wrong, around)),
    add: works
      ? { ...taskForm('task', address, {}, wrongNew, around), submit: t('teamwork.taskAdd'), isOpen: wrongNew !== null }
      : null,
    empty: tasks.length > 0 ? '' : t(works ? 'teamwork.noTasksYet' : 'teamwork.noTasks'),
  }
}

function taskRow(
  task: Row<'improvement_task'>,
  place: number,
  address: string,
  wrong: WrongPart | null,
  around: Surroundings,
): TaskRow {
  const { t, format, today, actor } = around
  const isDone = task.done_at !== null
  const late = task.due_on === null || isDone ? 0 : daysBetween(task.due_on, today)
  const typed = { title: task.title, who: task.who, due_on: task.due_on ?? '' }
  const wrongHere = wrong?.part === 'task' && wrong.id === task.id ? wrong : null
  return {
    title: task.title,
    who: task.who,
    due: task.due_on === null ? '' : t('teamwork.taskDue', { day: format.day(task.due_on) }),
    overdue: late > 0 ? t('improvement.overdueBy', { days: late }) : '',
    done: task.done_at === null ? '' : t('teamwork.doneOn', { day: format.day(task.done_at) }),
    isDone,
    work: may(actor, 'action.work')
      ? {
          address,
          tick: isDone ? 'no' : 'yes',
          canGoUp: place > 0,
          edit: taskForm(`task-${place}`, address, typed, wrongHere, around),
          isEditOpen: wrongHere !== null,
        }
      : null,
  }
}

function taskForm(
  prefix: string,
  address: string,
  stored: Typed,
  wrong: WrongPart | null,
  { t }: Surroundings,
): TaskForm {
  const input = (name: string): Input => inputOf(name, wrong, stored[name] ?? '', t)
  return { address, prefix, title: input('title'), who: input('who'), due: input('due_on'), submit: t('common.save') }
}

function inputOf(name: string, wrong: WrongPart | null, stored: string, t: Surroundings['t']): Input {
  const error = wrong?.errors[name]
  return { value: wrong?.typed[name] ?? stored, error: error === undefined ? '' : t(error) }
}

export function discussion(
  action: Action,
  { comments }: Parts,
  wrong: WrongPart | null,
  around: Surroundings,
): Discussion {
  const { t, format, actor } = around
  const address = `/actions/${action.id}/comments`
  const typed = inputOf('comment', wrong?.part === 'comment' ? wrong : null, '', t)
  const removal = ({ id, account_id }: NamedComment) =>
    account_id === actor.id && may(actor, 'action.raise') ? `${address}/${id}/removal` : null
  return {
    comments: comments.map((comment) => ({
      who: comment.account_name ?? t('improvement.somebody'),
      when: format.time(comment.at),
      at: comment.at,
      text: comment.text,
      removal: removal(comment),
    })),
    add: may(actor, 'action.raise') ? { address, ...typed } : null,
    empty: comments.length > 0 ? '' : t('teamwork.noComments'),
  }
}

export function linkList(action: Action, { links }: Parts, wrong: WrongPart | null, around: Surroundings): LinkList {
  const { t, format, actor } = around
  const address = `/actions/${action.id}/links`
  const wrongHere = wrong?.part === 'link' ? wrong : null
  const by = ({ account_name, at }: NamedLink) =>
    t('improvement.raisedOn', { name: account_name ?? t('improvement.somebody'), day: format.day(at) })
  return {
    links: links.map((link) => ({
      title: link.title,
      address: link.address,
      host: hostOf(link.address),
      by: by(link),
      removal: mayRemove(link, actor) ? `${address}/${link.id}/removal` : null,
    })),
    add: may(actor, 'action.raise')
      ? {
          address,
          title: inputOf('link_title', wrongHere, '', t),
          link: inputOf('address', wrongHere, '', t),
          isOpen: wrongHere !== null,
        }
      : null,
    empty: links.length > 0 ? '' : t('teamwork.noLinks'),
  }
}

function mayRemove(link: NamedLink, actor: Actor): boolean {
  return may(actor, 'action.work') || (may(actor, 'action.raise') && link.account_id === actor.id)
}
