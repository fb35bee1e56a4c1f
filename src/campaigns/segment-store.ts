import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { contains, isUniqueViolation } from '../database/dialect.ts'
import type { Database, Schema } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { readConditions, type SegmentCondition, type SegmentConditions, writeConditions } from './segment.ts'

/**
 * Keeps the members of a segment only, whatever their status. To be called on any query in which the table `contact`
 * stands under its own name; nothing is read before the query itself runs.
 *
 *     whereInSegment(db, db.selectFrom('contact').select('contact.id').where('contact.status', '=', 'active'), conditions)
 */
export function whereInSegment<TB extends keyof Schema, O>(
  db: Database,
  query: SelectQueryBuilder<Schema, TB, O>,
  conditions: SegmentConditions,
): SelectQueryBuilder<Schema, TB, O> {
  return query.where(isInSegment(db, conditions))
}

/** The condition of {@link whereInSegment} alone, for a WHERE of any other shape. */
export function isInSegment(db: Database, { join, conditions }: SegmentConditions): RawBuilder<SqlBool> {
  if (conditions.length === 0) return sql<SqlBool>`1 = 1`
  const parts = conditions.map((condition) => sql`(${holds(db, condition)})`)
  return sql<SqlBool>`(${sql.join(parts, join === 'all' ? sql` and ` : sql` or `)})`
}

function holds(db: Database, condition: SegmentCondition): RawBuilder<unknown> {
  if (condition.kind === 'attribute') return hasAttribute(db, condition)
  if (condition.kind === 'language') {
    const { value, test } = condition
    const speaks = sql`(contact.language = ${value} or substr(contact.language, 1, ${value.length + 1}) = ${`${value}-`})`
    return test === 'is' ? speaks : sql`not ${speaks}`
  }
  const perspective = condition.perspective === null ? sql`` : sql` and perspective = ${condition.perspective}`
  return among(condition.test === 'is', sql`contact_service`, sql`service_id = ${condition.serviceId}${perspective}`)
}

function hasAttribute(db: Database, condition: SegmentCondition & { kind: 'attribute' }): RawBuilder<unknown> {
  const named = sql`name = ${condition.name}`
  const table = sql`contact_attribute`
  switch (condition.test) {
    case 'is':
      return among(true, table, sql`${named} and value = ${condition.value}`)
    case 'is-not':
      return among(false, table, sql`${named} and value = ${condition.value}`)
    case 'contains':
      return among(true, table, sql`${named} and ${contains(db, sql`value`, condition.value)}`)
    case 'is-set':
      return among(true, table, named)
    case 'is-missing':
      return among(false, table, named)
  }
}

/** `in` lets a selective index lead; `not in` would be quadratic on PostgreSQL, where `not exists` is joined. */
function among(isMember: boolean, table: RawBuilder<unknown>, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return isMember
    ? sql`contact.id in (select contact_id from ${table} where ${condition})`
    : sql`not exists (select 1 from ${table} where contact_id = contact.id and ${condition})`
}

export interface StoredSegment {
  id: string
  name: string
  conditions: SegmentConditions
}

/** Every segment, by name. */
export async function listSegments(db: Database): Promise<StoredSegment[]> {
  const rows = await db.selectFrom('segment').select(['id', 'name', 'conditions']).orderBy('name').execute()
  return rows.map((row) => ({ ...row, conditions: readConditions(row.conditions) }))
}

export async function segmentById(db: Database, id: string): Promise<StoredSegment | undefined> {
  const row = await db
    .selectFrom('segment')
    .select(['id', 'name', 'conditions'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, conditions: readConditions(row.conditions) }
}

/** How many contacts that were not erased meet the conditions, and how many of them can be written to. */
export async function countMembers(
  db: Database,
  conditions: SegmentConditions,
): Promise<{ all: number; active: number }> {
  const contacts = db.selectFrom('contact').where('status', '!=', 'erased')
  const row = await whereInSegment(db, contacts, conditions)
    .select(({ fn }) => fn.countAll<number>().as('all'))
    .select(sql<number>`count(case when status = 'active' then 1 end)`.as('active'))
    .executeTakeFirstOrThrow()
  return { all: Number(row.all), active: Number(row.active) }
}

/** @returns the new segment's id, or null where another one has its name */
export async function addSegment(
  db: Database,
  { name, conditions }: Omit<StoredSegment, 'id'>,
  createdBy: string,
  now: Date,
): Promise<string | null> {
  const id = newId()
  const row = { id, name, conditions: writeConditions(conditions), created_by: createdBy }
  const made = await unlessNameTaken(() =>
    db
      .insertInto('segment')
      .values({ ...row, created_at: now.toISOString() })
      .execute(),
  )
  return made ? id : null
}

/** @returns whether it was changed; not where another one has its name */
export async function changeSegment(db: Database, { id, name, conditions }: StoredSegment): Promise<boolean> {
  const change = { name, conditions: writeConditions(conditions) }
  return unlessNameTaken(() => db.updateTable('segment').set(change).where('id', '=', id).execute())
}

async function unlessNameTaken(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

/** How many campaigns that have not ended go by a segment. */
export async function campaignsGoingBy(db: Database, segmentId: string): Promise<number> {
  const row = await db
    .selectFrom('campaign')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('segment_id', '=', segmentId)
    .where('status', 'not in', ['finished', 'stopped'])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** @returns whether it was deleted; not while a campaign that has not ended goes by it: that would ask everybody */
export async function deleteSegment(db: Database, id: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if ((await campaignsGoingBy(trx, id)) > 0) return false
    await trx.deleteFrom('segment').where('id', '=', id).execute()
    return true
  })
}
