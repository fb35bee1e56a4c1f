import { sql } from 'kysely'
import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { orNotFound } from '../web/errors.ts'

export type FollowUp = Row<'follow_up'> & {
  owner_name: string | null
  closed_by_name: string | null
  slug: string
  name: string
  name_fr: string
}

export type FollowUpView = 'open' | 'mine' | 'done'

function visible(db: Database, actor: Actor) {
  return visibleServices(db, actor).innerJoin('follow_up', 'follow_up.service_id', 'service.id')
}

function inView(db: Database, actor: Actor, view: FollowUpView) {
  if (view === 'done') return visible(db, actor).where('closed_on', 'is not', null)
  const open = visible(db, actor).where('closed_on', 'is', null)
  return view === 'open' ? open : open.where('owner_id', '=', actor.id)
}

const DETAILS = ['slug', 'service.name', 'service.name_fr'] as const

function detailed(query: ReturnType<typeof visible>) {
  return query
    .leftJoin('account as owner', 'owner.id', 'follow_up.owner_id')
    .leftJoin('account as closer', 'closer.id', 'follow_up.closed_by')
    .selectAll('follow_up')
    .select(DETAILS)
    .select(['owner.name as owner_name', 'closer.name as closed_by_name'])
}

/** One page of follow-ups: what is due first comes first, of those that are done the latest. */
export async function followUps(
  db: Database,
  actor: Actor,
  view: FollowUpView,
  range: { limit: number; offset: number },
): Promise<FollowUp[]> {
  const found = detailed(inView(db, actor, view))
  const ordered = view === 'done' ? found.orderBy('closed_on', 'desc') : found.orderBy('due_on')
  return ordered.orderBy('follow_up.id').limit(range.limit).offset(range.offset).execute()
}

export async function followUpCounts(db: Database, actor: Actor): Promise<Record<FollowUpView, number>> {
  const count = async (view: FollowUpView) => {
    const query = inView(db, actor, view).select(({ fn }) => fn.countAll<number>().as('n'))
    return Number((await query.executeTakeFirstOrThrow()).n)
  }
  return { open: await count('open'), mine: await count('mine'), done: await count('done') }
}

export async function visibleFollowUp(db: Database, actor: Actor, id: string): Promise<FollowUp> {
  return orNotFound(await detailed(visible(db, actor)).where('follow_up.id', '=', id).executeTakeFirst())
}

/** Who can be put in charge: those who work on every service. */
export function possibleFollowUpOwners(db: Database) {
  return db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('active', '=', 1)
    .where('role', 'in', ['administrator', 'analyst'])
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** @returns false, with nothing stored, where it has been closed meanwhile; whoever is newly in charge will be told */
export async function planFollowUp(
  db: Database,
  id: string,
  plan: { owner: string | null; due_on: Day },
  actor: Actor,
): Promise<boolean> {
  const changed = await db
    .updateTable('follow_up')
    .set(({ eb, ref }) => ({
      owner_id: plan.owner,
      due_on: plan.due_on,
      // Whoever takes over themselves knows.
      told:
        plan.owner === actor.id
          ? 1
          : sql<0 | 1>`case when ${eb(ref('owner_id'), 'is not distinct from', plan.owner)} then told else 0 end`,
    }))
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

/** @returns false where somebody else was first */
export async function closeFollowUp(
  db: Database,
  id: string,
  outcome: string,
  actor: Actor,
  today: Day,
): Promise<boolean> {
  const changed = await db
    .updateTable('follow_up')
    .set({ outcome, closed_on: today, closed_by: actor.id })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

export async function reopenFollowUp(db: Database, id: string): Promise<boolean> {
  const changed = await db
    .updateTable('follow_up')
    .set({ closed_on: null, closed_by: null })
    .where('id', '=', id)
    .where('closed_on', 'is not', null)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}

export interface Untold {
  account: Pick<Row<'account'>, 'id' | 'name' | 'email' | 'language'>
  ids: string[]
  earliest: Day
}

/** Open follow-ups whose owners have not been told, by owner. */
export async function untoldOwners(db: Database): Promise<Untold[]> {
  const rows = await db
    .selectFrom('follow_up')
    .innerJoin('account', 'account.id', 'follow_up.owner_id')
    .select(['account.id', 'account.name', 'email', 'account.language', 'follow_up.id as follow_up_id', 'due_on'])
    .where('told', '=', 0)
    .where('closed_on', 'is', null)
    .where('account.active', '=', 1)
    .orderBy('due_on')
    .execute()
  const owners = new Map<string, Untold>()
  for (const { follow_up_id, due_on, ...account } of rows) {
    const known = owners.get(account.id) ?? { account, ids: [], earliest: due_on }
    known.ids.push(follow_up_id)
    owners.set(account.id, known)
  }
  return [...owners.values()]
}

/** @returns how many were not yet marked, so that of two processes one tells */
export async function markTold(trx: Database, ids: readonly string[]): Promise<number> {
  const marked = await trx
    .updateTable('follow_up')
    .set({ told: 1 })
    .where('id', 'in', ids)
    .where('told', '=', 0)
    .executeTakeFirst()
  return Number(marked.numUpdatedRows)
}
