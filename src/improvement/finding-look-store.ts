import type { WindowAnswers } from '../comparison/answers.ts'
import { standsSince } from '../comparison/change-store.ts'
import { beginsBefore } from '../comparison/current-names.ts'
import { readService } from '../comparison/read-store.ts'
import { compareService } from '../comparison/service-comparison.ts'
import { ALL_TIME, windowBefore } from '../comparison/window.ts'
import { forUpdate } from '../database/dialect.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { newId } from '../database/tokens.ts'
import { responses } from '../statistics/histogram.ts'
import { STATE_RULES } from '../statistics/state.ts'
import { keptFinding } from './finding-evidence.ts'
import { look, type Outcome, type Track } from './finding-look.ts'
import { completeWindows, type LookedAt, type WindowedTime } from './finding-rules.ts'

/** Live services that nobody has looked at on this day. */
export async function servicesToLookAt(db: Database, today: Day): Promise<Row<'service'>[]> {
  return db
    .selectFrom('service')
    .leftJoin('finding_look', 'finding_look.service_id', 'service.id')
    .selectAll('service')
    .where('status', '=', 'live')
    .where((eb) => eb.or([eb('looked_on', 'is', null), eb('looked_on', '<', today)]))
    .orderBy('service.id')
    .execute()
}

/**
 * Has the rules look at a service and keeps what they find. Safe in several processes at once: each look waits for the one
 * before, and the second at the same answers changes nothing.
 * @param again also where somebody has looked today
 * @returns how many findings are new
 */
export async function lookAtService(
  db: Database,
  service: Row<'service'>,
  today: Day,
  again: boolean,
): Promise<number> {
  // Read before the transaction: nobody else waits for the reading.
  const looked = await readLookedAt(db, service, today)
  return db.transaction().execute(async (trx) => {
    if (!(await begin(trx, service.id, today)) && !again) return 0
    const before = { tracks: await tracksOf(trx, service.id), findings: await findingsOf(trx, service.id) }
    const outcome = look(before, looked, today)
    await keep(trx, service.id, outcome, today)
    return outcome.raised.length
  })
}

/** @returns whether this is the first look of the day; holds the service's other looks until the transaction ends */
async function begin(trx: Database, service_id: string, today: Day): Promise<boolean> {
  const never = { service_id, looked_on: '' }
  await trx
    .insertInto('finding_look')
    .values(never)
    .onConflict((conflict) => conflict.column('service_id').doNothing())
    .execute()
  const { looked_on } = await trx
    .selectFrom('finding_look')
    .select('looked_on')
    .where('service_id', '=', service_id)
    .modifyEnd(forUpdate(trx))
    .executeTakeFirstOrThrow()
  if (looked_on >= today) return false
  await trx.updateTable('finding_look').set({ looked_on: today }).where('service_id', '=', service_id).execute()
  return true
}

async function tracksOf(trx: Database, serviceId: string): Promise<Track[]> {
  const rows = await trx.selectFrom('observation').selectAll().where('service_id', '=', serviceId).execute()
  return rows.map(({ service_id: _, holds, settled, ...track }) => ({
    ...track,
    holds: holds === 1,
    settled: settled === 1,
  }))
}

function findingsOf(trx: Database, serviceId: string) {
  return trx
    .selectFrom('finding')
    .select(['id', 'rule', 'subject', 'period', 'status', 'gone_on'])
    .where('service_id', '=', serviceId)
    .execute()
}

async function keep(trx: Database, service_id: string, outcome: Outcome, today: Day): Promise<void> {
  const { tracks, raised, seen, gone } = outcome
  await trx.deleteFrom('observation').where('service_id', '=', service_id).execute()
  const flag = (value: boolean) => (value ? 1 : 0) as 0 | 1
  const rows = tracks.map((track) => ({
    ...track,
    service_id,
    holds: flag(track.holds),
    settled: flag(track.settled),
  }))
  if (rows.length > 0) await trx.insertInto('observation').values(rows).execute()
  for (const { evidence, window, ...found } of raised) {
    const days = { first_seen: today, last_seen: today, gone_on: null }
    const undecided = { decided_by: null, decided_at: null, reason: '', action_id: null }
    const kept = keptFinding(evidence, window, today)
    await trx
      .insertInto('finding')
      .values({ id: newId(), service_id, ...found, evidence: kept, status: 'open', ...days, ...undecided })
      .execute()
  }
  if (seen.length > 0) await trx.updateTable('finding').set({ last_seen: today }).where('id', 'in', seen).execute()
  if (gone.length > 0) {
    await trx.updateTable('finding').set({ gone_on: today }).where('id', 'in', gone).execute()
    await trx
      .updateTable('finding')
      .set({ status: 'gone' })
      .where('id', 'in', gone)
      .where('status', '=', 'open')
      .execute()
  }
}

/** The figures of a service's page, under its anonymity: what may not be shown there raises nothing. */
async function readLookedAt(db: Database, service: Row<'service'>, today: Day): Promise<LookedAt> {
  const stands = await standsSince(db, service, today)
  const comparison = stands?.comparison ?? compareService((await readService(db, service, ALL_TIME, today)).evidence)
  return { comparison, improved: stands !== null, lostTime: await readLostTime(db, service, today) }
}

/** Over the newest complete quarter and the one before; over months where a quarter is too thin. */
async function readLostTime(db: Database, service: Row<'service'>, today: Day): Promise<LookedAt['lostTime']> {
  for (const window of completeWindows(today)) {
    const before = windowBefore(window)
    if (before === null) continue
    const { evidence } = await readService(db, service, window, today)
    if (evidence.before === null) continue
    // Answers to other words are not compared with these.
    const changedOn = evidence.names.of('user', 'LOST_TIME')?.changedOn ?? null
    if (beginsBefore(before, changedOn)) continue
    const lost = { now: timeIn(window, evidence.answers), before: timeIn(before, evidence.before) }
    if ([lost.now, lost.before].every(({ histogram }) => responses(histogram) >= STATE_RULES.minUsers)) return lost
  }
  return null
}

function timeIn(window: string, answers: WindowAnswers): WindowedTime {
  return { window, histogram: answers.onScale('user', 'LOST_TIME', 'lost8').histogram }
}
