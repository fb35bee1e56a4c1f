import type { Insertable } from 'kysely'
import type { ActionStatus, ImprovementActionTable } from '../../src/database/schema.ts'
import { newId } from '../../src/database/tokens.ts'
import { answered } from '../support/answers.ts'
import type { CastMember } from '../support/cast.ts'
import type { World } from '../support/world.ts'

/** What somebody types who raises an action on the debit card's ease of use. */
export const TYPED = {
  title: 'Tell the cardholder when a card is locked',
  cause: 'Nothing says so until the call.',
  owner: 'Head of Card Platform',
  due_on: '2027-01-15',
  change: 'A text message within a minute.',
  target_points: '12.5',
  dimension: 'EASE',
}

/** Raises an action through the form. @returns its address */
export async function raise(world: World, by: CastMember, typed: Record<string, string> = {}): Promise<string> {
  const sent = await world.as(by).post('/services/debit-card/actions', { ...TYPED, ...typed })
  if (sent.status !== 303) throw new Error(`The action was not raised: ${sent.status} ${sent.text}`)
  return String(sent.headers['location'])
}

/** An action as it would be in the status, put there directly. @returns its address */
export async function anAction(
  { db }: World,
  given: Partial<Insertable<ImprovementActionTable>> & { status: ActionStatus },
): Promise<string> {
  const at = '2026-11-01T09:00:00.000Z'
  const action: Insertable<ImprovementActionTable> & { id: string } = {
    id: newId(),
    service_id: 'debit-card',
    title: 'Staff the contact centre at weekends',
    dimension: 'SUPPORT',
    cause: 'Nobody answers on Saturdays.',
    owner: 'Head of Contact Centre',
    due_on: '2026-12-31',
    change: 'Six agents on Saturdays and Sundays.',
    target_points: null,
    evidence: '',
    raised_by: 'anton',
    created_at: at,
    updated_at: at,
    ...given,
  }
  await db.insertInto('improvement_action').values(action).execute()
  await db
    .insertInto('improvement_history')
    .values({
      id: newId(),
      action_id: action.id,
      from_status: null,
      to_status: 'proposed',
      account_id: action.raised_by,
      note: '',
      changes: null,
      at,
    })
    .execute()
  return `/actions/${action.id}`
}

export function idIn(address: string): string {
  return address.slice('/actions/'.length)
}

export async function statusOf({ db }: World, address: string): Promise<ActionStatus | undefined> {
  const row = await db
    .selectFrom('improvement_action')
    .select('status')
    .where('id', '=', idIn(address))
    .executeTakeFirst()
  return row?.status
}

/** The steps of an action's history, in order of time: "proposed by anton", "approved by olive: note". */
export async function historyIn({ db }: World, address: string): Promise<string[]> {
  const rows = await db
    .selectFrom('improvement_history')
    .selectAll()
    .where('action_id', '=', idIn(address))
    .orderBy('at')
    .execute()
  return rows.map(({ to_status, account_id, note }) => `${to_status} by ${account_id}${note && `: ${note}`}`).sort()
}

/** Counted answers to one question, `counts[0]` of score 1. */
export async function answers(
  { db }: World,
  service: string,
  perspective: 'user' | 'customer',
  question: string,
  counts: readonly number[],
): Promise<void> {
  await answered(db, { service, perspective, question, counts })
}
