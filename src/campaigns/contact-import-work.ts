import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import type { Database } from '../database/schema.ts'
import type { Installation } from '../web/installation.ts'
import { type ColumnMapping, outcomeOf, type ReadRow, type RowDetails, readRow } from './contact-import.ts'
import {
  type ContactImport,
  claimImport,
  clearParts,
  clearRows,
  discardImport,
  earlierRows,
  endStep,
  importPieces,
  importRows,
  knownContacts,
  leaseEnd,
  outcomeCounts,
  outdatedImports,
  progressed,
  rowNumberOf,
  rowsByNumber,
  type StagedRow,
  stageRows,
  waitingImports,
  writingOrder,
} from './contact-import-store.ts'
import { csvOptions } from './contact-import-text.ts'
import { addressSalt } from './ledger-store.ts'

/*
 * The two long steps of an import: reading and comparing every row, and importing them. Both go batch by batch, each in a
 * transaction of its own with the place that it reached, so that other requests are answered in between and a process that
 * dies is continued by another. Nothing is imported before every row has been read; what has once been confirmed is
 * carried on until all of it is there.
 */

const ROWS_A_BATCH = 500

/** Goes on with an import's step until it ends, unless another process is at it. */
export async function workOnImport(installation: Installation, id: string): Promise<void> {
  const { db, clock, log } = installation
  const claimed = await claimImport(db, id, clock())
  if (claimed === undefined || claimed.mapping === null) return
  try {
    await (claimed.state === 'checking' ? checkRows : importAll)(db, claimed, claimed.mapping, clock)
  } catch (error) {
    if (error instanceof CsvError) return endStep(db, id, { state: 'failed', problem: 'contacts.importBroken' })
    log.error({ err: error, import: id }, 'an import stopped half-way and will be continued')
  }
}

/** What every process does now and then: goes on with what another one left, and deletes what nobody needs any more. */
export async function tendImports(installation: Installation): Promise<void> {
  const { db, clock } = installation
  for (const id of await outdatedImports(db, clock())) await discardImport(db, id)
  for (const id of await waitingImports(db, clock())) await workOnImport(installation, id)
}

interface Record {
  record: string[]
  info: { records: number; empty_lines: number }
}

async function checkRows(
  db: Database,
  { id, shape }: ContactImport,
  mapping: ColumnMapping,
  clock: () => Date,
): Promise<void> {
  await clearRows(db, id)
  const salt = await addressSalt(db)
  let batch: { row: number; cells: string[] }[] = []
  let rows = 0
  const flush = async () => {
    const read = batch
    batch = []
    rows += read.length
    await db.transaction().execute((trx) => compareBatch(trx, id, salt, mapping, read, rows, leaseEnd(clock())))
    await setImmediate()
  }
  const parser = Readable.from(importPieces(db, id)).pipe(parse(csvOptions(shape)))
  for await (const { record, info } of parser as AsyncIterable<Record>) {
    const row = info.records + info.empty_lines + shape.firstLine - 1
    if (info.records === 1 && shape.hasHeadings) continue
    if (record.every((cell) => cell.trim() === '')) continue
    batch.push({ row, cells: record })
    if (batch.length === ROWS_A_BATCH) await flush()
  }
  await flush()
  const counts = JSON.stringify(await outcomeCounts(db, id))
  await endStep(db, id, { state: 'checked', counts, total_rows: rows })
}

async function compareBatch(
  trx: Database,
  importId: string,
  salt: string,
  mapping: ColumnMapping,
  batch: readonly { row: number; cells: string[] }[],
  rowsDone: number,
  until: string,
): Promise<void> {
  const read = batch.map(({ row, cells }) => ({ row, cells, ...readRow(cells, mapping) }) as BatchRow)
  const emails = read.flatMap((each) => ('email' in each ? [each.email] : []))
  const places = await earlierRows(trx, importId, emails)
  const known = await knownContacts(trx, salt, emails)
  const staged = read.map((each): StagedRow => {
    if ('problem' in each) return faulty(each, each.problem, each.column)
    const place = places.get(each.email)
    if (place !== undefined) return faulty(each, 'contacts.rowRepeated', null, place)
    places.set(each.email, each.row)
    const { row: row_number, email, details } = each
    const outcome = outcomeOf(details, known.get(email))
    return { row_number, email, details: JSON.stringify(details), outcome, problem: null }
  })
  await stageRows(trx, importId, staged)
  await progressed(trx, importId, rowsDone, until)
}

type BatchRow = ReadRow & { row: number; cells: string[] }

const LONGEST_SHOWN = 160

function faulty({ row, cells }: BatchRow, problem: string, column: number | null, place?: number): StagedRow {
  const details = { text: cells.join(', ').slice(0, LONGEST_SHOWN), column, place: place ?? null }
  return { row_number: row, email: '', details: JSON.stringify(details), outcome: 'faulty', problem }
}

async function importAll(
  db: Database,
  { id, rowsDone }: ContactImport,
  mapping: ColumnMapping,
  clock: () => Date,
): Promise<void> {
  const salt = await addressSalt(db)
  const order = await writingOrder(db, salt, id)
  for (let done = rowsDone; done < order.length; ) {
    const numbers = [...order.subarray(done, done + ROWS_A_BATCH)].map(rowNumberOf)
    done += numbers.length
    const staged = await rowsByNumber(db, id, numbers)
    const rows = staged.map(({ email, details }) => ({ email, details: JSON.parse(details) as RowDetails }))
    await db.transaction().execute(async (trx) => {
      await importRows(trx, salt, rows, mapping.language, clock())
      await progressed(trx, id, done, leaseEnd(clock()))
    })
    await setImmediate()
  }
  // A process that dies here leaves no rows to another one, which then has nothing to do but to end it.
  await clearRows(db, id)
  await clearParts(db, id)
  await endStep(db, id, { state: 'done' })
}
