import { agreementFor } from '../../src/catalogue/attainment-store.ts'
import { windowAnswers } from '../../src/comparison/answers.ts'
import { anonymousPerspectives } from '../../src/comparison/asked.ts'
import { anonymityOf } from '../../src/comparison/disclosure.ts'
import { readFigures, readService } from '../../src/comparison/read-store.ts'
import { snapshotOf } from '../../src/comparison/review.ts'
import { holdReview } from '../../src/comparison/review-store.ts'
import { compareService } from '../../src/comparison/service-comparison.ts'
import { ALL_TIME } from '../../src/comparison/window.ts'
import type { Database, Day, Role } from '../../src/database/schema.ts'
import { lookAtService, servicesToLookAt } from '../../src/improvement/finding-look-store.ts'

/**
 * What the rules find on the demo's services today; the debit card's owner has dismissed one finding that stands.
 * @param before days on which they have looked already, the oldest first
 */
export async function seedFindings(
  db: Database,
  accounts: Record<Role, string>,
  now: Date,
  before: readonly Day[],
): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  for (const day of [...before, today]) {
    for (const service of await servicesToLookAt(db, day)) await lookAtService(db, service, day, false)
  }
  await db
    .updateTable('finding')
    .set({
      status: 'dismissed',
      decided_by: accounts.owner,
      decided_at: now.toISOString(),
      reason: DISMISSED_BECAUSE,
    })
    .where('service_id', '=', 'debit-card')
    .where('rule', '=', 'prediction')
    .where('status', '=', 'open')
    .execute()
}

const DISMISSED_BECAUSE =
  'We have seen the users’ figures since, and discussed them in the review of last month. Nothing follows from our guess any more.'

/** A month ago the debit card was reviewed, with the figures that its page showed then. */
export async function seedReview(db: Database, accounts: Record<Role, string>, now: Date): Promise<void> {
  const held = new Date(now.getTime() - 34 * 86_400_000)
  const day = held.toISOString().slice(0, 10)
  const service = await db.selectFrom('service').selectAll().where('slug', '=', 'debit-card').executeTakeFirstOrThrow()
  const { byMonth, months, over, asked, names } = await readFigures(db, service, day)
  // Whole months were released by then; the one under way is left out.
  const isIn = (month: string) => month < day.slice(0, 7)
  const known = months.filter(isIn)
  const mayShow = anonymityOf(
    byMonth.filter(({ period }) => isIn(period)),
    anonymousPerspectives(asked),
  )
  const { evidence } = await readService(db, service, ALL_TIME, day)
  const comparison = compareService({
    ...evidence,
    answers: windowAnswers(ALL_TIME, await over(known), mayShow),
    targets: await agreementFor(db, service.id, known),
  })
  await holdReview(db, service.id, snapshotOf(comparison, names), { id: accounts.owner }, held)
}
