import type { Database, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import type { EventName } from './content.ts'
import { remember } from './history-store.ts'

/* What stands beside an action: its tasks, its discussion and its links. */

type Action = Pick<Row<'improvement_action'>, 'id' | 'status'>
type By = { id: string }

export type NamedComment = Row<'improvement_comment'> & { account_name: string | null }
export type NamedLink = Row<'improvement_link'> & { account_name: string | null }

export interface Parts {
  tasks: Row<'improvement_task'>[]
  comments: NamedComment[]
  links: NamedLink[]
}

/** Of each the most that are shown; far more than anybody writes. */
const MOST = 500

export async function partsOf(db: Database, actionId: string): Promise<Parts> {
  return {
    tasks: await tasksOf(db, actionId),
    comments: await commentsOf(db, actionId),
    links: await linksOf(db, actionId),
  }
}

function tasksOf(db: Database, actionId: string) {
  return db
    .selectFrom('improvement_task')
    .selectAll()
    .where('action_id', '=', actionId)
    .orderBy('position')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

function commentsOf(db: Database, actionId: string): Promise<NamedComment[]> {
  return db
    .selectFrom('improvement_comment')
    .leftJoin('account', 'account.id', 'improvement_comment.account_id')
    .selectAll('improvement_comment')
    .select('account.name as account_name')
    .where('action_id', '=', actionId)
    .orderBy('at')
    .orderBy('improvement_comment.id')
    .limit(MOST)
    .execute()
}

function linksOf(db: Database, actionId: string): Promise<NamedLink[]> {
  return db
    .selectFrom('improvement_link')
    .leftJoin('account', 'account.id', 'improvement_link.account_id')
    .selectAll('improvement_link')
    .select('account.name as account_name')
    .where('action_id', '=', actionId)
    .orderBy('at')
    .orderBy('improvement_link.id')
    .limit(MOST)
    .execute()
}

export type TaskContent = Pick<Row<'improvement_task'>, 'title' | 'who' | 'due_on'>

export function addTask(db: Database, action: Action, task: TaskContent, by: By, now: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const last = await trx
      .selectFrom('improvement_task')
      .select(({ fn }) => fn.max('position').as('position'))
      .where('action_id', '=', action.id)
      .executeTakeFirst()
    const position = (last?.position ?? -1) + 1
    const row = { ...task, id: newId(), action_id: action.id, position, done_at: null }
    await trx.insertInto('improvement_task').values(row).execute()
    await tell(trx, action, 'task_added', task.title, by, now)
  })
}

/** @returns false where the action has no such task any more */
export function changeTask(
  db: Database,
  action: Action,
  id: string,
  task: TaskContent,
  by: By,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('improvement_task')
      .set(task)
      .where('id', '=', id)
      .where('action_id', '=', action.id)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return false
    await tell(trx, action, 'task_changed', task.title, by, now)
    return true
  })
}

/** Ticks a task off, or takes the tick back; what is so already stays so. @returns false where there is no such task */
export async function tickTask(
  db: Database,
  action: Action,
  id: string,
  isDone: boolean,
  by: By,
  now: Date,
): Promise<boolean> {
  const task = await taskById(db, action, id)
  if (task === undefined) return false
  await db.transaction().execute(async (trx) => {
    const ticked = await trx
      .updateTable('improvement_task')
      .set({ done_at: isDone ? now.toISOString() : null })
      .where('id', '=', id)
      .where('done_at', isDone ? 'is' : 'is not', null)
      .executeTakeFirst()
    if (ticked.numUpdatedRows === 0n) return
    await tell(trx, action, isDone ? 'task_done' : 'task_undone', task.title, by, now)
  })
  return true
}

/** Moves a task one place up; the first one stays. @returns false where there is no such task */
export async function moveTaskUp(db: Database, action: Action, id: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const tasks = await tasksOf(trx, action.id)
    const at = tasks.findIndex((task) => task.id === id)
    if (at === -1) return false
    const order = tasks.map((task) => task.id)
    if (at > 0) order.splice(at - 1, 2, id, order[at - 1] as string)
    for (const [position, each] of order.entries()) {
      if (tasks[position]?.id === each && tasks[position]?.position === position) continue
      await trx.updateTable('improvement_task').set({ position }).where('id', '=', each).execute()
    }
    return true
  })
}

/** @returns false where there is no such task */
export async function removeTask(db: Database, action: Action, id: string, by: By, now: Date): Promise<boolean> {
  const task = await taskById(db, action, id)
  if (task === undefined) return false
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('improvement_task').where('id', '=', id).execute()
    await tell(trx, action, 'task_removed', task.title, by, now)
  })
  return true
}

function taskById(db: Database, action: Action, id: string) {
  return db
    .selectFrom('improvement_task')
    .selectAll()
    .where('id', '=', id)
    .where('action_id', '=', action.id)
    .executeTakeFirst()
}

export async function addComment(db: Database, action: Action, text: string, by: By, now: Date): Promise<void> {
  const row = { id: newId(), action_id: action.id, account_id: by.id, text, at: now.toISOString() }
  await db.insertInto('improvement_comment').values(row).execute()
}

/** Only who wrote a comment takes it back. @returns false where this person wrote no such comment */
export async function removeComment(db: Database, action: Action, id: string, by: By): Promise<boolean> {
  const removed = await db
    .deleteFrom('improvement_comment')
    .where('id', '=', id)
    .where('action_id', '=', action.id)
    .where('account_id', '=', by.id)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}

export type LinkContent = Pick<Row<'improvement_link'>, 'title' | 'address'>

export function addLink(db: Database, action: Action, link: LinkContent, by: By, now: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const row = { ...link, id: newId(), action_id: action.id, account_id: by.id, at: now.toISOString() }
    await trx.insertInto('improvement_link').values(row).execute()
    await tell(trx, action, 'link_added', link.title, by, now)
  })
}

/** @param ownOnly whether this person may remove links of their own alone; @returns false where there is none to remove */
export async function removeLink(
  db: Database,
  action: Action,
  id: string,
  ownOnly: boolean,
  by: By,
  now: Date,
): Promise<boolean> {
  const link = await db
    .selectFrom('improvement_link')
    .selectAll()
    .where('id', '=', id)
    .where('action_id', '=', action.id)
    .executeTakeFirst()
  if (link === undefined || (ownOnly && link.account_id !== by.id)) return false
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('improvement_link').where('id', '=', id).execute()
    await tell(trx, action, 'link_removed', link.title, by, now)
  })
  return true
}

async function tell(trx: Database, action: Action, event: EventName, what: string, by: By, now: Date): Promise<void> {
  const unmoved = { action_id: action.id, from_status: action.status, to_status: action.status, note: '' }
  await remember(trx, { ...unmoved, changes: { [event]: [null, what] } }, by, now)
}
