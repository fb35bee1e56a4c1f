import type { Month } from '../catalogue/agreement.ts'
import { windowAnswers } from '../comparison/answers.ts'
import { anonymousPerspectives, askedOf } from '../comparison/asked.ts'
import { anonymityOf } from '../comparison/disclosure.ts'
import { answerCounts, askedRows, countsByMonth, monthsWithAnswers, stakeholdersOf } from '../comparison/store.ts'
import { ALL_TIME } from '../comparison/window.ts'
import type { Database, Day, Perspective, Row } from '../database/schema.ts'
import type { Histogram } from '../statistics/histogram.ts'
import { RATED, type Rated } from '../surveys/definition.ts'
import type { ShownAnswers } from './evidence.ts'

/**
 * What may be shown of all that a service was ever rated: what its page shows over all time.
 * @param upTo leaves out what came after this month, for looking back
 */
export async function shownAnswers(
  db: Database,
  service: Pick<Row<'service'>, 'id' | 'active_users'>,
  today: Day,
  upTo: Month | null = null,
): Promise<ShownAnswers> {
  const facts = { activeUsers: service.active_users, stakeholders: await stakeholdersOf(db, service.id) }
  const asked = askedOf(await askedRows(db, service.id), facts, today)
  const anonymous = anonymousPerspectives(asked)
  const isIn = (month: Month) => upTo === null || month <= upTo
  const months = upTo === null ? null : (await monthsWithAnswers(db, service.id)).filter(isIn)
  const byMonth = (await countsByMonth(db, service.id, anonymous)).filter(({ period }) => isIn(period))
  const answers = windowAnswers(ALL_TIME, await answerCounts(db, service.id, months), anonymityOf(byMonth, anonymous))
  const ratings = (perspective: Perspective) =>
    Object.fromEntries(RATED.map((rated) => [rated, answers.ratings(perspective, rated).histogram])) as Record<
      Rated,
      Histogram
    >
  return { users: ratings('user'), customers: ratings('customer'), customersEligible: asked.customer.eligible }
}
