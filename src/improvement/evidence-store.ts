import type { Month } from '../catalogue/agreement.ts'
import type { Database, Day, Perspective, Row } from '../database/schema.ts'
import { type Histogram, ONE_TO_FIVE, oneToFive, responses } from '../statistics/histogram.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { RATED, type Rated } from '../surveys/definition.ts'
import { eligibleCount } from '../surveys/eligible.ts'
import { NO_ANSWERS, type ShownAnswers } from './evidence.ts'

/**
 * What may be shown of all that a service was ever rated: users, and customers to whom a survey promised anonymity, from
 * the smallest group on.
 * @param upTo leaves out what came after this month, for looking back
 */
export async function shownAnswers(
  db: Database,
  service: Pick<Row<'service'>, 'id' | 'active_users'>,
  today: Day,
  upTo: Month | null = null,
): Promise<ShownAnswers> {
  const counts = await db
    .selectFrom('histogram')
    .select(({ fn }) => ['perspective', 'question', 'answer', fn.sum<number>('count').as('count')])
    .where('service_id', '=', service.id)
    .where('segment', '=', 'all')
    // Months are digits, and sort before the period of all of them.
    .where('period', upTo === null ? '=' : '<=', upTo ?? 'all')
    .where('question', 'in', RATED)
    .where('perspective', 'in', ['user', 'customer'])
    .groupBy(['perspective', 'question', 'answer'])
    .execute()
  const surveys = await db
    .selectFrom('survey')
    .innerJoin('survey_perspective', 'survey_perspective.survey_id', 'survey.id')
    .select(['promise', 'eligible_count'])
    .where('service_id', '=', service.id)
    .where('perspective', '=', 'customer')
    .orderBy('created_at', 'desc')
    .orderBy('survey.id')
    .execute()
  const stakeholders = await db
    .selectFrom('stakeholder')
    .select(['perspective', 'people', 'since', 'until'])
    .where('service_id', '=', service.id)
    .execute()
  const facts = { stated: surveys[0]?.eligible_count ?? null, activeUsers: service.active_users, stakeholders }
  const smallestOfCustomers = surveys.some(({ promise }) => promise === 'anonymous') ? SMALLEST_GROUP : 1
  return {
    users: countedFrom(counts, 'user', SMALLEST_GROUP),
    customers: countedFrom(counts, 'customer', smallestOfCustomers),
    customersEligible: eligibleCount('customer', facts, today),
  }
}

type Count = Pick<Row<'histogram'>, 'perspective' | 'question' | 'answer' | 'count'>

function countedFrom(counts: readonly Count[], perspective: Perspective, smallest: number): Record<Rated, Histogram> {
  const counted = (rated: Rated): Histogram => {
    const own = counts.filter((row) => row.perspective === perspective && row.question === rated)
    const byScore = oneToFive(ONE_TO_FIVE.map((score) => own.find(({ answer }) => answer === score)?.count ?? 0))
    return responses(byScore) < smallest ? NO_ANSWERS : byScore
  }
  return Object.fromEntries(RATED.map((rated) => [rated, counted(rated)])) as Record<Rated, Histogram>
}
