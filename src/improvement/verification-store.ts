import { windowAnswers } from '../comparison/answers.ts'
import { anonymousPerspectives } from '../comparison/asked.ts'
import { anonymityOf } from '../comparison/disclosure.ts'
import { type Figures, readFigures } from '../comparison/read-store.ts'
import { monthsIn, type WindowKey } from '../comparison/window.ts'
import type { Database, Day, Perspective, Row } from '../database/schema.ts'
import { remember } from './history-store.ts'
import { firstDayOf, lastDayOf } from './measure.ts'
import { touchedServices } from './plan-store.ts'
import {
  type Hindrance,
  hindrance,
  isComplete,
  isDueForVerdict,
  type OutcomeFacts,
  outcomeOf,
  pairOf,
  statusAfter,
  type Windows,
} from './verification.ts'

type Action = Row<'improvement_action'>
type RatedService = Pick<Row<'service'>, 'id' | 'active_users'>

export type Attempt = { facts: OutcomeFacts } | { hindrance: Hindrance }

/** What can be told of an action's effect from the windows of its plan, whether they are full or not. */
async function readOutcome(db: Database, action: Action, today: Day): Promise<Attempt> {
  if (!isComplete(action)) return { hindrance: { because: 'no-plan' } }
  const service = await ratedService(db, action.service_id)
  if (service === undefined) return { hindrance: { because: 'no-plan' } }
  const { baseline, after_window, measure_perspective, measure_question } = action
  const figures = await readFigures(db, service, today)
  const windows = await windowsOf(figures, baseline, after_window)
  const hindered = hindrance(action, windows)
  if (hindered !== null) return { hindrance: hindered }
  const each = <T>(of: (perspective: Perspective) => T) => ({
    user: of('user'),
    customer: of('customer'),
    provider: of('provider'),
  })
  const facts: OutcomeFacts = {
    day: today,
    perspective: measure_perspective,
    question: measure_question,
    baseline,
    after: after_window,
    changedOn: action.changed_on,
    margin: action.margin,
    eligible: each((perspective) => figures.asked[perspective].eligible),
    sides: each((perspective) => pairOf(windows, perspective, measure_question)),
    compared: await readCompared(db, action, baseline, after_window, today),
  }
  return outcomeOf(facts) === null ? { hindrance: { because: 'no-variation' } } : { facts }
}

async function readCompared(
  db: Database,
  action: Action,
  baseline: WindowKey,
  after: WindowKey,
  today: Day,
): Promise<OutcomeFacts['compared']> {
  if (action.compared_service_id === null) return null
  const service = await ratedService(db, action.compared_service_id)
  if (service === undefined) return null
  const windows = await windowsOf(await readFigures(db, service, today), baseline, after)
  const pair = pairOf(windows, action.measure_perspective, action.measure_question)
  const touched = await touchedServices(db, [service.id], firstDayOf(baseline), lastDayOf(after))
  return { service: service.id, ...pair, touched: touched.has(service.id) }
}

async function windowsOf(
  { asked, names, byMonth, waiting, over }: Figures,
  baseline: WindowKey,
  after: WindowKey,
): Promise<Windows> {
  const mayShow = anonymityOf(byMonth, anonymousPerspectives(asked), waiting)
  return {
    baseline,
    names,
    before: windowAnswers(baseline, await over(monthsIn(baseline)), mayShow),
    after: windowAnswers(after, await over(monthsIn(after)), mayShow),
  }
}

function ratedService(db: Database, id: string): Promise<RatedService | undefined> {
  return db.selectFrom('service').select(['id', 'active_users']).where('id', '=', id).executeTakeFirst()
}

/** Nobody's account: what the figures decide is written in the history under it. */
const BY_FIGURES = ''

/**
 * Lets the figures decide on an implemented action whose after-window is over; does nothing to any other. Safe to call by
 * several at once: one of them writes.
 * @returns why it stays implemented; null where it does not, or nothing was due
 */
export async function verifyWhenDue(db: Database, action: Action, today: Day, now: Date): Promise<Hindrance | null> {
  if (!isDueForVerdict(action, today)) return null
  const attempt = await readOutcome(db, action, today)
  if ('hindrance' in attempt) return attempt.hindrance
  const outcome = outcomeOf(attempt.facts)
  if (outcome === null) return { because: 'no-variation' }
  const status = statusAfter(outcome)
  await db.transaction().execute(async (trx) => {
    const decided = await trx
      .updateTable('improvement_action')
      .set({ status, outcome, outcome_facts: JSON.stringify(attempt.facts), updated_at: now.toISOString() })
      .where('id', '=', action.id)
      .where('status', '=', 'implemented')
      .where('updated_at', '=', action.updated_at)
      .executeTakeFirst()
    if (decided.numUpdatedRows === 0n) return
    const step = { action_id: action.id, from_status: 'implemented', to_status: status, note: '' } as const
    await remember(trx, { ...step, changes: { outcome: [null, outcome] } }, { id: BY_FIGURES }, now)
  })
  return null
}

const AT_ONCE = 50

/** Lets the figures decide wherever they can; run nightly, or rather hourly, by any number of processes. */
export async function verifyAllDue(db: Database, now: Date, isStopping: () => boolean): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  let last = ''
  while (!isStopping()) {
    const due = await db
      .selectFrom('improvement_action')
      .selectAll()
      .where('status', '=', 'implemented')
      .where('after_until', '<', today)
      .where('id', '>', last)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    for (const action of due) await verifyWhenDue(db, action, today, now)
    const end = due.at(-1)
    if (end === undefined || due.length < AT_ONCE) return
    last = end.id
  }
}
