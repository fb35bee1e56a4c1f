import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Database, Day } from '../database/schema.ts'
import { OPEN_STATUSES } from './status.ts'

export interface DueThing {
  kind: 'action' | 'task'
  id: string
  actionId: string
  title: string
  /** The action's title. */
  action: string
  /** Who is in charge of the action, or who does the task. */
  who: string
  due_on: Day
  service: { name: string; name_fr: string }
}

/** Of each kind; a calendar with more would help nobody. */
const MOST = 500

/** What is still to be done by a day, of the services that the account sees; what is due first comes first. */
export async function dueThings(db: Database, actor: Pick<Actor, 'id' | 'role'>): Promise<DueThing[]> {
  const open = visibleServices(db, actor)
    .innerJoin('improvement_action', 'improvement_action.service_id', 'service.id')
    .where('improvement_action.status', 'in', OPEN_STATUSES)
  const actions = await open
    .select([
      'improvement_action.id',
      'improvement_action.title',
      'improvement_action.owner',
      'improvement_action.due_on',
    ])
    .select(['service.name', 'service.name_fr'])
    .orderBy('improvement_action.due_on')
    .orderBy('improvement_action.id')
    .limit(MOST)
    .execute()
  const tasks = await open
    .innerJoin('improvement_task', 'improvement_task.action_id', 'improvement_action.id')
    .select(['improvement_task.id', 'improvement_task.title', 'improvement_task.who', 'improvement_task.due_on'])
    .select(['improvement_action.id as action_id', 'improvement_action.title as action'])
    .select(['service.name', 'service.name_fr'])
    .where('improvement_task.due_on', 'is not', null)
    .where('improvement_task.done_at', 'is', null)
    .orderBy('improvement_task.due_on')
    .orderBy('improvement_task.id')
    .limit(MOST)
    .execute()
  return [
    ...actions.map(({ id, title, owner, due_on, ...service }) => {
      return { kind: 'action' as const, id, actionId: id, title, action: title, who: owner, due_on, service }
    }),
    ...tasks.flatMap(({ id, title, who, due_on, action_id, action, ...service }) =>
      due_on === null ? [] : [{ kind: 'task' as const, id, actionId: action_id, title, action, who, due_on, service }],
    ),
  ]
}
