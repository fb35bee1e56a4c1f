import { sql } from 'kysely'
import { type ColumnKind, rowsFromJson } from '../database/dialect.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { ContactImportState, Database, Perspective, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { addressHash } from './address-hash.ts'
import type { ColumnMapping, ImportCounts, ImportOutcome, KnownContact, RowDetails } from './contact-import.ts'
import type { ListShape } from './contact-import-text.ts'

export interface ContactImport {
  id: string
  state: ContactImportState
  shape: ListShape
  mapping: ColumnMapping | null
  problem: string | null
  totalRows: number
  rowsDone: number
  counts: ImportCounts | null
  createdBy: string
  createdAt: string
}

/** Of an upload that stopped half-way, until its last piece has been stored. */
const INTERRUPTED = 'contacts.importInterrupted'

/** Keeps an uploaded list until it has been confirmed. @returns its id */
export async function stageImport(
  db: Database,
  { samples, headings, ...shape }: ListShape,
  pieces: Iterable<string>,
  createdBy: string,
  now: Date,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('contact_import')
    .values({
      ...{ id, state: 'failed', problem: INTERRUPTED, mapping: null, counts: null, leased_until: null, total_rows: 0 },
      headings: JSON.stringify(headings),
      samples: JSON.stringify({ samples, firstLine: shape.firstLine }),
      has_headings: shape.hasHeadings ? 1 : 0,
      delimiter: shape.delimiter,
      created_by: createdBy,
      created_at: now.toISOString(),
    })
    .execute()
  let lines = 0
  let position = 0
  for (const content of pieces) {
    lines += content.split(/\r\n?|\n/).length - 1
    await db.insertInto('contact_import_part').values({ import_id: id, position, content }).execute()
    position += 1
  }
  const staged = { state: 'staged', problem: null, total_rows: Math.max(1, lines) } as const
  await db.updateTable('contact_import').set(staged).where('id', '=', id).execute()
  return id
}

export async function contactImport(db: Database, id: string): Promise<ContactImport | undefined> {
  const row = await db.selectFrom('contact_import').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : asImport(row)
}

/** Lists that were uploaded lately, newest first. */
export async function recentImports(db: Database): Promise<ContactImport[]> {
  const rows = await db.selectFrom('contact_import').selectAll().orderBy('created_at', 'desc').limit(20).execute()
  return rows.map(asImport)
}

function asImport(row: Row<'contact_import'>): ContactImport {
  const { samples, firstLine } = JSON.parse(row.samples) as Pick<ListShape, 'samples' | 'firstLine'>
  const headings = JSON.parse(row.headings) as string[]
  return {
    id: row.id,
    state: row.state,
    shape: { delimiter: row.delimiter, hasHeadings: row.has_headings === 1, headings, samples, firstLine },
    mapping: row.mapping === null ? null : (JSON.parse(row.mapping) as ColumnMapping),
    problem: row.problem,
    totalRows: row.total_rows,
    rowsDone: row.rows_done,
    counts: row.counts === null ? null : (JSON.parse(row.counts) as ImportCounts),
    createdBy: row.created_by,
    createdAt: row.created_at,
  }
}

/** Says what the columns hold, so that the rows are read and compared. @returns whether it was not too late for that */
export async function mapColumns(db: Database, id: string, mapping: ColumnMapping): Promise<boolean> {
  const result = await db
    .updateTable('contact_import')
    .set({ mapping: JSON.stringify(mapping), state: 'checking', rows_done: 0, counts: null, leased_until: null })
    .where('id', '=', id)
    .where('state', 'in', ['staged', 'checked'])
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Has everything that was checked imported. @returns whether there was something to import */
export async function confirmImport(db: Database, id: string): Promise<boolean> {
  const result = await db
    .updateTable('contact_import')
    .set({ state: 'importing', rows_done: 0, leased_until: null })
    .where('id', '=', id)
    .where('state', '=', 'checked')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

const LEASE_MILLISECONDS = 60_000

export function leaseEnd(now: Date): string {
  return new Date(now.getTime() + LEASE_MILLISECONDS).toISOString()
}

/** Takes an import's step for this process alone; one whose process has died is free when its lease has ended. */
export async function claimImport(db: Database, id: string, now: Date): Promise<ContactImport | undefined> {
  const result = await db
    .updateTable('contact_import')
    .set({ leased_until: leaseEnd(now) })
    .where('id', '=', id)
    .where('state', 'in', ['checking', 'importing'])
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', now.toISOString())]))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n ? contactImport(db, id) : undefined
}

/** Steps that nobody is at. */
export async function waitingImports(db: Database, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('contact_import')
    .select('id')
    .where('state', 'in', ['checking', 'importing'])
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', now.toISOString())]))
    .execute()
  return rows.map(({ id }) => id)
}

/** @param until null lets go of it */
export async function progressed(trx: Database, id: string, rowsDone: number, until: string | null): Promise<void> {
  await trx
    .updateTable('contact_import')
    .set({ rows_done: rowsDone, leased_until: until })
    .where('id', '=', id)
    .execute()
}

export async function endStep(
  db: Database,
  id: string,
  end: Partial<Pick<Row<'contact_import'>, 'state' | 'problem' | 'counts' | 'total_rows'>>,
): Promise<void> {
  await db
    .updateTable('contact_import')
    .set({ ...end, leased_until: null })
    .where('id', '=', id)
    .execute()
}

/** The list's text, piece by piece. */
export async function* importPieces(db: Database, id: string): AsyncGenerator<string> {
  for (let position = 0; ; position++) {
    const part = await db
      .selectFrom('contact_import_part')
      .select('content')
      .where('import_id', '=', id)
      .where('position', '=', position)
      .executeTakeFirst()
    if (part === undefined) return
    yield part.content
  }
}

/** A row that has been read. */
export interface StagedRow {
  row_number: number
  email: string
  details: string
  outcome: ImportOutcome
  problem: string | null
}

const ROW_COLUMNS: Record<string, ColumnKind> = {
  ...{ import_id: 'text', row_number: 'integer', email: 'text', details: 'text', outcome: 'text', problem: 'text' },
}

export async function stageRows(trx: Database, import_id: string, rows: readonly StagedRow[]): Promise<void> {
  const staged = rows.map((row) => ({ import_id, ...row }))
  await insertRows(trx, 'contact_import_row', ROW_COLUMNS, staged)
}

/**
 * In which row of the list some addresses stand already. `cross join`, here and below: SQLite then looks up each of the
 * few rows that it is given, and does not go through all that are stored.
 */
export async function earlierRows(
  db: Database,
  importId: string,
  emails: readonly string[],
): Promise<Map<string, number>> {
  const wanted = rowsFromJson(
    db,
    { address: 'text' },
    emails.map((address) => ({ address })),
  )
  const { rows } = await sql<{ email: string; row_number: number }>`
    select email, min(row_number) as row_number from ${wanted} cross join contact_import_row
    where import_id = ${importId} and email = rows.address group by email`.execute(db)
  return new Map(rows.map(({ email, row_number }) => [email, row_number]))
}

/** The contacts that have some addresses, by address; also those who were erased. */
export async function knownContacts(
  db: Database,
  salt: string,
  emails: readonly string[],
): Promise<Map<string, KnownContact>> {
  const byHash = new Map(emails.map((email) => [addressHash(salt, email), email]))
  const hashes = rowsFromJson(
    db,
    { hash: 'text' },
    [...byHash.keys()].map((hash) => ({ hash })),
  )
  const found = sql`select contact.id from contact where address_hash in (select hash from ${hashes})`
  const contacts = await sql<Row<'contact'>>`select * from contact where id in (${found})`.execute(db)
  const known = new Map<string, KnownContact>()
  const byId = new Map<string, KnownContact>()
  for (const { id, address_hash, status, name, language } of contacts.rows) {
    const contact = { status, name, language, attributes: {}, perspectives: {} }
    known.set(byHash.get(address_hash) ?? '', contact)
    byId.set(id, contact)
  }
  if (known.size === 0) return known
  const attributes = await sql<Row<'contact_attribute'>>`
    select * from contact_attribute where contact_id in (${found})`.execute(db)
  for (const { contact_id, name, value } of attributes.rows) byId.get(contact_id)!.attributes[name] = value
  const standings = await sql<Row<'contact_service'>>`
    select * from contact_service where contact_id in (${found})`.execute(db)
  for (const { contact_id, service_id, perspective } of standings.rows) {
    byId.get(contact_id)!.perspectives[service_id] = perspective
  }
  return known
}

const ROW_NUMBERS = 2 ** 22
const ROWS_READ = 2_000

/**
 * The rows that add or change somebody, in the order in which the database keeps them: written in the order of the list,
 * nearly every row would touch pages of its own.
 * @returns per row eight bytes, of which `rowNumberOf` tells the row
 */
export async function writingOrder(db: Database, salt: string, importId: string): Promise<Float64Array> {
  const { new: added, changed } = await outcomeCounts(db, importId)
  const order = new Float64Array(added + changed)
  let count = 0
  for (let last = 0; ; ) {
    const rows = await rowsWith(db, importId, ['new', 'changed'], last, ROWS_READ)
    if (rows.length === 0) return order.sort()
    last = rows.at(-1)?.row_number ?? last
    for (const { email, row_number } of rows)
      order[count++] = place(addressHash(salt, email)) * ROW_NUMBERS + row_number
  }
}

export function rowNumberOf(inOrder: number): number {
  return inOrder % ROW_NUMBERS
}

/** The first letters of a hash as a number, in the order of the letters. */
function place(hash: string): number {
  return [...hash.slice(0, 4)].reduce((number, letter) => number * 128 + letter.charCodeAt(0), 0)
}

export async function rowsByNumber(db: Database, importId: string, numbers: readonly number[]): Promise<StagedRow[]> {
  const wanted = rowsFromJson(
    db,
    { wanted: 'integer' },
    numbers.map((number) => ({ wanted: number })),
  )
  const { rows } = await sql<StagedRow>`
    select row_number, email, details, outcome, problem from ${wanted} cross join contact_import_row
    where import_id = ${importId} and row_number = rows.wanted`.execute(db)
  return rows
}

export async function outcomeCounts(db: Database, importId: string): Promise<ImportCounts> {
  const counts: ImportCounts = { new: 0, changed: 0, unchanged: 0, erased: 0, faulty: 0 }
  const rows = await db
    .selectFrom('contact_import_row')
    .select(['outcome', ({ fn }) => fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy('outcome')
    .execute()
  for (const { outcome, count } of rows) counts[outcome] = Number(count)
  return counts
}

/** Some rows of an outcome, in the order of the list, after a row. */
export async function rowsWith(
  db: Database,
  importId: string,
  outcomes: readonly ImportOutcome[],
  after: number,
  most: number,
): Promise<StagedRow[]> {
  return db
    .selectFrom('contact_import_row')
    .select(['row_number', 'email', 'details', 'outcome', 'problem'])
    .where('import_id', '=', importId)
    .where('outcome', 'in', outcomes)
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(most)
    .execute()
}

/**
 * Stores what some rows say: new people are added, of known ones what the rows give is changed. Doing it twice changes
 * nothing more; who was erased in the meantime stays so, and a service that was removed is left out.
 */
export async function importRows(
  trx: Database,
  salt: string,
  rows: readonly { email: string; details: RowDetails }[],
  language: string,
  now: Date,
): Promise<void> {
  const people = rows.map(({ email, details }) => {
    const address_hash = addressHash(salt, email)
    const { name = '', language: tag = '' } = details
    return { id: idBeside(address_hash), email, address_hash, name, language: tag, details }
  })
  const at = now.toISOString()
  const given = rowsFromJson(
    trx,
    { id: 'text', email: 'text', address_hash: 'text', name: 'text', language: 'text' },
    people.map(({ details: _, ...person }) => person),
  )
  await sql`
    insert into contact (id, email, address_hash, name, language, status, status_reason, created_at, updated_at)
    select id, email, address_hash, name, case when language = '' then ${language} else language end, 'active', '',
      ${at}, ${at} from ${given} where true on conflict (address_hash) do nothing`.execute(trx)
  // Everybody is there now: what the first statement did for new people, this one does for known ones.
  await sql`
    insert into contact (id, email, address_hash, name, language, status, status_reason, created_at, updated_at)
    select id, email, address_hash, name, language, 'active', '', ${at}, ${at} from ${given} where true
    on conflict (address_hash) do update set updated_at = excluded.updated_at,
      name = case when excluded.name = '' then contact.name else excluded.name end,
      language = case when excluded.language = '' then contact.language else excluded.language end
    where contact.status <> 'erased'`.execute(trx)
  await importDetails(trx, people)
}

const KEPT = 6

/** An id that lies in its tables where the hash lies in its own, so that rows in the order of hashes are neighbours. */
function idBeside(addressHash: string): string {
  return addressHash.slice(0, KEPT) + newId().slice(KEPT)
}

async function importDetails(
  trx: Database,
  people: readonly { address_hash: string; details: RowDetails }[],
): Promise<void> {
  const attributes = people.flatMap(({ address_hash, details }) =>
    Object.entries(details.attributes).map(([name, value]) => ({ address_hash, name, value })),
  )
  const columns = { address_hash: 'text', name: 'text', value: 'text' } as const
  await sql`
    insert into contact_attribute (contact_id, name, value)
    select contact.id, rows.name, rows.value from ${rowsFromJson(trx, columns, attributes)}
    cross join contact where contact.address_hash = rows.address_hash and contact.status <> 'erased'
    on conflict (contact_id, name) do update set value = excluded.value`.execute(trx)
  const standings = people.flatMap(({ address_hash, details }) =>
    Object.entries(details.perspectives).map(([service_id, perspective]: [string, Perspective]) => ({
      ...{ address_hash, service_id, perspective },
    })),
  )
  const shape = { address_hash: 'text', service_id: 'text', perspective: 'text' } as const
  await sql`
    insert into contact_service (contact_id, service_id, perspective)
    select contact.id, rows.service_id, rows.perspective from ${rowsFromJson(trx, shape, standings)}
    cross join contact where contact.address_hash = rows.address_hash
    and rows.service_id in (select id from service) and contact.status <> 'erased'
    on conflict (contact_id, service_id) do update set perspective = excluded.perspective`.execute(trx)
}

const ROWS_AT_ONCE = 2_000

/** Deletes what was read of a list, some at a time, so that others can write in between. */
export async function clearRows(db: Database, importId: string): Promise<void> {
  for (;;) {
    const last = await db
      .selectFrom('contact_import_row')
      .select('row_number')
      .where('import_id', '=', importId)
      .orderBy('row_number')
      .offset(ROWS_AT_ONCE)
      .limit(1)
      .executeTakeFirst()
    const some = db.deleteFrom('contact_import_row').where('import_id', '=', importId)
    if (last === undefined) {
      await some.execute()
      return
    }
    await some.where('row_number', '<', last.row_number).execute()
  }
}

/** Deletes the list itself, once nobody needs it any more. */
export async function clearParts(db: Database, importId: string): Promise<void> {
  await db.deleteFrom('contact_import_part').where('import_id', '=', importId).execute()
}

export async function discardImport(db: Database, importId: string): Promise<void> {
  await clearRows(db, importId)
  await db.deleteFrom('contact_import').where('id', '=', importId).execute()
}

/** Lists older than a day, whatever became of them. */
export async function outdatedImports(db: Database, now: Date): Promise<string[]> {
  const before = new Date(now.getTime() - 24 * 3_600_000).toISOString()
  const rows = await db.selectFrom('contact_import').select('id').where('created_at', '<', before).execute()
  return rows.map(({ id }) => id)
}
