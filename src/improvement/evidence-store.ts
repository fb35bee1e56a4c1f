import type { Month } from '../catalogue/agreement.ts'
import { windowAnswers } from '../comparison/answers.ts'
import { anonymousPerspectives } from '../comparison/asked.ts'
import { anonymityOf } from '../comparison/disclosure.ts'
import { readFigures } from '../comparison/read-store.ts'
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
  const { asked, own, byMonth, months, over } = await readFigures(db, service, today)
  const isIn = (month: Month) => upTo === null || month <= upTo
  const mayShow = anonymityOf(
    byMonth.filter(({ period }) => isIn(period)),
    anonymousPerspectives(asked),
  )
  const answers = windowAnswers(ALL_TIME, await over(upTo === null ? null : months.filter(isIn)), mayShow)
  const ratings = (perspective: Perspective) =>
    Object.fromEntries(RATED.map((rated) => [rated, answers.ratings(perspective, rated).histogram])) as Record<
      Rated,
      Histogram
    >
  const beside = own.map(({ key, scale }) => ({
    users: answers.onScale('user', key, scale).histogram,
    customers: answers.onScale('customer', key, scale).histogram,
  }))
  const customersEligible = asked.customer.eligible
  return { users: ratings('user'), customers: ratings('customer'), beside, customersEligible }
}
