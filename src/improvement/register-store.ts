import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { contains } from '../database/dialect.ts'
import type { ActionStatus, Database, Day, Row } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import { daysAfter } from '../statistics/days.ts'
import { OVERALL } from '../surveys/definition.ts'
import { type ActionFilter, SOON_DAYS, type Sort } from './register.ts'
import { OPEN_STATUSES, STATUSES } from './status.ts'

export type ListedAction = Pick<
  Row<'improvement_action'>,
  'id' | 'title' | 'status' | 'due_on' | 'owner' | 'dimension' | 'updated_at'
> & { slug: string; service_name: string; service_name_fr: string; tasks_overdue: number }

/** An action as an export tells it. */
export type FullAction = ListedAction &
  Pick<Row<'improvement_action'>, 'cause' | 'change' | 'created_at' | 'changed_on' | 'outcome' | 'learnt'>

export interface Slice {
  sort: Sort
  limit: number
  offset: number
  /** In whose names services are sorted. */
  language: Language
}

/** Some of the actions that the actor may see and the filter leaves, in order. */
export function listActions(
  db: Database,
  actor: Actor,
  filter: ActionFilter,
  today: Day,
  slice: Slice,
): Promise<ListedAction[]> {
  return sortedActions(listedActions(db, actor, filter, today), slice)
    .limit(slice.limit)
    .offset(slice.offset)
    .execute()
}

/** The same with all that an export tells of them. */
export function fullActions(
  db: Database,
  actor: Actor,
  filter: ActionFilter,
  today: Day,
  slice: Slice,
): Promise<FullAction[]> {
  const listed = sortedActions(listedActions(db, actor, filter, today), slice)
  return listed
    .select(['cause', 'change', 'improvement_action.created_at', 'changed_on', 'outcome', 'learnt'])
    .limit(slice.limit)
    .offset(slice.offset)
    .execute()
}

function listedActions(db: Database, actor: Actor, filter: ActionFilter, today: Day) {
  return filteredActions(db, actor, filter, today)
    .select(['improvement_action.id', 'improvement_action.title', 'improvement_action.status'])
    .select(['improvement_action.due_on', 'owner', 'dimension'])
    .select(['improvement_action.updated_at', 'slug', 'service.name as service_name'])
    .select('service.name_fr as service_name_fr')
    .select(overdueTasks(today).as('tasks_overdue'))
}

/** Of open actions alone: what is done needs no task any more. */
function overdueTasks(today: Day) {
  return sql<number>`case when improvement_action.status in (${literals(OPEN_STATUSES)}) then (
    select count(*) from improvement_task where action_id = improvement_action.id
      and done_at is null and improvement_task.due_on < ${today}
  ) else 0 end`
}

function sortedActions(actions: ReturnType<typeof listedActions>, slice: Slice): ReturnType<typeof listedActions> {
  const direction = slice.sort.startsWith('-') ? 'desc' : 'asc'
  let query = actions
  if (slice.sort.endsWith('service')) query = query.orderBy(serviceName(slice.language), direction)
  if (slice.sort.endsWith('status')) query = query.orderBy(placeOfStatus, direction)
  // What is done or declined is never due next, whatever its day.
  else query = query.orderBy(isClosed)
  if (slice.sort.endsWith('owner')) query = query.orderBy(sql`lower(owner)`, direction)
  return query
    .orderBy('improvement_action.due_on', slice.sort === '-due' ? 'desc' : 'asc')
    .orderBy(sql`lower(improvement_action.title)`)
    .orderBy('improvement_action.id')
}

/** The actions that were moved or changed last: for what is finished, due days say nothing. */
export function latestActions(
  db: Database,
  actor: Actor,
  filter: ActionFilter,
  today: Day,
  limit: number,
): Promise<ListedAction[]> {
  return listedActions(db, actor, filter, today)
    .orderBy('improvement_action.updated_at', 'desc')
    .orderBy('improvement_action.id')
    .limit(limit)
    .execute()
}

export interface Counts {
  byStatus: Partial<Record<ActionStatus, number>>
  overdue: number
}

/** How many actions the filter leaves in each status, and how many of them are overdue. */
export async function countActions(db: Database, actor: Actor, filter: ActionFilter, today: Day): Promise<Counts> {
  const rows = await filteredActions(db, actor, filter, today)
    .select(({ fn }) => ['improvement_action.status', fn.countAll<number>().as('count')])
    .select(sql<number>`sum(case when due_on < ${today} then 1 else 0 end)`.as('past_due'))
    .groupBy('improvement_action.status')
    .execute()
  const open = rows.filter(({ status }) => (OPEN_STATUSES as readonly ActionStatus[]).includes(status))
  return {
    byStatus: Object.fromEntries(rows.map(({ status, count }) => [status, count])),
    overdue: open.reduce((sum, { past_due }) => sum + past_due, 0),
  }
}

/** The services that have actions, by name. */
export function servicesWithActions(db: Database, actor: Actor, language: Language) {
  return visibleServices(db, actor)
    .select(['slug', 'name', 'name_fr'])
    .where('service.id', 'in', db.selectFrom('improvement_action').select('service_id'))
    .orderBy(serviceName(language))
    .execute()
}

const MOST_NAMES = 200

/** Those who are in charge of actions that the actor may see. */
export async function ownersInCharge(db: Database, actor: Actor): Promise<string[]> {
  const owners = await visibleServices(db, actor)
    .innerJoin('improvement_action', 'improvement_action.service_id', 'service.id')
    .select('owner')
    .distinct()
    .orderBy('owner')
    .limit(MOST_NAMES)
    .execute()
  return owners.map(({ owner }) => owner)
}

function filteredActions(db: Database, actor: Actor, filter: ActionFilter, today: Day) {
  return visibleServices(db, actor)
    .innerJoin('improvement_action', 'improvement_action.service_id', 'service.id')
    .where(({ eb, and, or }) => {
      const conditions: Expression<SqlBool>[] = []
      const { status, service, dimension, due, owner, q } = filter
      if (status === 'open') conditions.push(eb('improvement_action.status', 'in', OPEN_STATUSES))
      else if (status !== null) conditions.push(eb('improvement_action.status', '=', status))
      if (service !== '') conditions.push(eb('slug', '=', service))
      if (dimension === OVERALL) conditions.push(eb('dimension', 'is', null))
      else if (dimension !== null) conditions.push(eb('dimension', '=', dimension))
      if (due !== null) conditions.push(eb('improvement_action.status', 'in', OPEN_STATUSES))
      if (due === 'overdue') conditions.push(eb('due_on', '<', today))
      if (due === 'soon') conditions.push(eb('due_on', '>=', today), eb('due_on', '<=', daysAfter(today, SOON_DAYS)))
      if (owner !== '') conditions.push(contains(db, sql.ref('owner'), owner))
      if (q !== '') conditions.push(or(SEARCHED.map((column) => contains(db, sql.ref(column), q))))
      return and(conditions)
    })
}

const SEARCHED = ['title', 'cause', 'change', 'owner', 'service.name', 'service.name_fr']

const isClosed = sql`case when improvement_action.status in (${literals(OPEN_STATUSES)}) then 0 else 1 end`

const placeOfStatus = sql`case improvement_action.status ${sql.join(
  STATUSES.map((status, place) => sql`when ${sql.lit(status)} then ${sql.lit(place)}`),
  sql` `,
)} end`

function literals(values: readonly string[]) {
  return sql.join(values.map((value) => sql.lit(value)))
}

function serviceName(language: Language) {
  return language === 'fr' ? sql`lower(coalesce(nullif(service.name_fr, ''), service.name))` : sql`lower(service.name)`
}
