import { sql } from 'kysely'
import type { Actor } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import { settledStates } from '../comparison/change-store.ts'
import { EVERY_COMMENT } from '../comparison/comment-terms.ts'
import { type PortfolioEvidence, portfolioEntry } from '../comparison/portfolio.ts'
import { readPortfolio } from '../comparison/portfolio-store.ts'
import { ALL_TIME } from '../comparison/window.ts'
import type { Database, Day, DigestFrequency, Row } from '../database/schema.ts'
import { findings as openFindings } from '../improvement/finding-store.ts'
import { daysAfter } from '../statistics/days.ts'
import { SMALLEST_COMMENT_GROUP } from '../surveys/anonymity.ts'
import type { DigestFacts, DueAction } from './digest.ts'

export async function digestSetting(db: Database, accountId: string): Promise<Row<'digest'> | null> {
  return (await db.selectFrom('digest').selectAll().where('account_id', '=', accountId).executeTakeFirst()) ?? null
}

/** @param setting null: no more digests */
export async function changeDigest(
  db: Database,
  accountId: string,
  setting: { frequency: DigestFrequency; next_on: Day; known: string } | null,
): Promise<void> {
  if (setting === null) {
    await db.deleteFrom('digest').where('account_id', '=', accountId).execute()
    return
  }
  await db
    .insertInto('digest')
    .values({ account_id: accountId, ...setting })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(setting))
    .execute()
}

export interface DueDigest extends Row<'digest'> {
  account: Actor & { language: string }
}

export async function dueDigests(db: Database, today: Day): Promise<DueDigest[]> {
  const rows = await db
    .selectFrom('digest')
    .innerJoin('account', 'account.id', 'digest.account_id')
    .selectAll('digest')
    .select(['account.id', 'account.name', 'email', 'role', 'language'])
    .where('next_on', '<=', today)
    .where('account.active', '=', 1)
    .orderBy('next_on')
    .limit(sql.lit(100))
    .execute()
  return rows.map(({ id, name, email, role, language, ...digest }) => ({
    ...digest,
    account: { id, name, email, role, language },
  }))
}

/** @returns false where another process has sent it */
export async function digestSent(trx: Database, due: DueDigest, next_on: Day, known: string): Promise<boolean> {
  const moved = await trx
    .updateTable('digest')
    .set({ next_on, known })
    .where('account_id', '=', due.account_id)
    .where('next_on', '=', due.next_on)
    .executeTakeFirst()
  return Number(moved.numUpdatedRows) === 1
}

const FINDINGS = { limit: 100, offset: 0 }

/** An action is news when it is due within so many days. */
const SOON_DAYS = 14

/** What an account may see today, in a fixed number of queries. */
export async function digestFacts(db: Database, actor: Actor, today: Day): Promise<DigestFacts> {
  const { entries } = await readPortfolio(db, actor, ALL_TIME, today)
  const settled = await settledStates(db, actor)
  const comments = await readableComments(db, actor, entries)
  const services = entries
    .filter(({ service }) => service.status === 'live')
    .map((evidence) => {
      const { id, slug, name, name_fr } = evidence.service
      // What findings are raised from, so that a mail and a finding never tell two things; until a service is looked at, its line.
      const { state, window } = settled.get(id) ?? { state: portfolioEntry(evidence).state.state, window: ALL_TIME }
      return { ...{ id, slug, name, name_fr }, state, window, comments: comments.get(id) ?? 0 }
    })
  const open = await openFindings(db, actor, null, 'open', FINDINGS)
  const findings = open.map(({ id, evidence, service_id, slug, name, name_fr }) => ({
    ...{ id, evidence },
    service: { id: service_id, slug, name, name_fr },
  }))
  return { services, findings, actions: await dueActions(db, actor, today), followUps: await ownFollowUps(db, actor) }
}

/** How many comments may be read of each service, question by question, as its page of comments has it. */
async function readableComments(
  db: Database,
  actor: Actor,
  entries: readonly PortfolioEvidence[],
): Promise<Map<string, number>> {
  const asked = new Map(entries.map((entry) => [entry.service.id, entry.asked]))
  const rows = await db
    .selectFrom('term_count')
    .select(['service_id', 'perspective', 'people'])
    .where('service_id', 'in', visibleServices(db, actor).select('service.id'))
    .where('term', '=', EVERY_COMMENT)
    .where('period', '=', 'all')
    .execute()
  const counts = new Map<string, number>()
  for (const { service_id, perspective, people } of rows) {
    const fewest = asked.get(service_id)?.[perspective].anonymous === false ? 1 : SMALLEST_COMMENT_GROUP
    if (Number(people) >= fewest) counts.set(service_id, (counts.get(service_id) ?? 0) + Number(people))
  }
  return counts
}

async function dueActions(db: Database, actor: Actor, today: Day): Promise<DueAction[]> {
  const until = daysAfter(today, SOON_DAYS)
  const rows = await visibleServices(db, actor)
    .innerJoin('improvement_action', 'improvement_action.service_id', 'service.id')
    .select(['improvement_action.id', 'title', 'due_on', 'service.id as service_id', 'slug', 'name', 'name_fr'])
    .where('improvement_action.status', 'in', ['proposed', 'approved', 'in-progress'])
    .where('due_on', '<=', until)
    .orderBy('due_on')
    .orderBy('improvement_action.id')
    .limit(sql.lit(100))
    .execute()
  return rows.map(({ id, title, due_on, service_id, ...service }) => ({
    ...{ id, title, due_on },
    service: { ...service, id: service_id },
  }))
}

async function ownFollowUps(db: Database, actor: Actor): Promise<number> {
  const { n } = await db
    .selectFrom('follow_up')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('owner_id', '=', actor.id)
    .where('closed_on', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}
