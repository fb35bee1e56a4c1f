import { setHourlyRate } from '../../src/comparison/rate-store.ts'
import type { Database } from '../../src/database/schema.ts'
import type { Submission } from '../../src/responses/store.ts'
import { minimumRating } from '../../src/surveys/bank-questions.ts'
import { minimumKey, type Option, type Question } from '../../src/surveys/definition.ts'
import { lostPlaces } from '../../src/surveys/lost-places-store.ts'
import { LOST_WHERE, lostWhereQuestion } from '../../src/surveys/lost-where.ts'
import { storedDefinition } from '../../src/surveys/stored-definition.ts'
import { drawn, type Random, seededRandom } from './random.ts'

/* What the debit card's survey asks beside the default one: where time was lost, and the least speed still acceptable. */

const ASKED_OF = 'debit-card'

/** Where cardholders lose their time, by the English name of the touchpoint; the others share the rest. */
const WHERE: Record<string, number> = {
  'Waiting without hearing anything': 30,
  'The contact centre calls': 14,
  'The card is unlocked': 6,
}

/**
 * Adds both questions to a survey that nobody has answered, and that was published before anything changed.
 * @returns the places that can be chosen; none elsewhere
 */
export async function askWhatMatters(db: Database, slug: string, versionId: string): Promise<Option[]> {
  const question = slug === ASKED_OF ? lostWhereQuestion(await lostPlaces(db, slug, ['today', 'until'])) : null
  if (question === null) return []
  const version = await db
    .selectFrom('survey_version')
    .select('definition')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  const definition = storedDefinition(version.definition)
  const added: Question[] = [question, minimumRating('SPEED', ['user', 'customer'])]
  const pages = definition.pages.map((page) => ({
    ...page,
    questions: page.questions.flatMap((each) => (each.key === 'LOST_TIME' ? [each, ...added] : [each])),
  }))
  await db
    .updateTable('survey_version')
    .set({ definition: JSON.stringify({ ...definition, pages }) })
    .where('id', '=', versionId)
    .execute()
  return question.options
}

/** What an hour costs, as the demo's administrator has set it. */
export async function seedHourlyRate(db: Database): Promise<void> {
  await setHourlyRate(db, { amount: 38, currency: 'EUR' })
}

/** The same answers with those to both questions; drawn apart, so that all others stay as they are. */
export function alsoAnswered(batches: readonly Submission[][], places: readonly Option[]): Submission[][] {
  const random = seededRandom('where time is lost, and what is still acceptable')
  if (places.length === 0) return [...batches]
  return batches.map((batch) =>
    batch.map((submission) => ({
      ...submission,
      answers: { ...submission.answers, ...more(random, submission, places) },
    })),
  )
}

function more(random: Random, { answers }: Submission, places: readonly Option[]): Record<string, number> {
  const lost = typeof answers['LOST_TIME'] === 'number' && answers['LOST_TIME'] > 0
  const chances = Object.fromEntries(places.map(({ code, text }) => [String(code), WHERE[text['en'] ?? ''] ?? 4]))
  const [where, minimum] = [Number(drawn(random, chances)), Number(drawn(random, { 3: 5, 4: 4, 5: 1 }))]
  const [saysWhere, saysMinimum] = [random() < 0.8, random() < 0.25]
  return {
    ...(lost && saysWhere ? { [LOST_WHERE]: where } : {}),
    ...(saysMinimum ? { [minimumKey('SPEED')]: minimum } : {}),
  }
}
