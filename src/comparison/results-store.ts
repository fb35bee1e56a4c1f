import type { Month } from '../catalogue/agreement.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { RESPONSES } from '../responses/answers.ts'
import { dropOutsOf } from '../surveys/drop-out-store.ts'
import { eligibleCount } from '../surveys/eligible.ts'
import { audienceRows, versionsOf } from '../surveys/versions-store.ts'
import { windowAnswers } from './answers.ts'
import { anonymityOf } from './disclosure.ts'
import { type AskedPerspective, type PerspectiveResults, type SurveyVersion, surveyResults } from './results.ts'
import { answerCounts, countsByMonth, eligibleFacts, monthsWithAnswers, waitingQuestions } from './store.ts'
import { ALL_TIME, monthsIn, type WindowKey } from './window.ts'

export interface ReadResults {
  /** The newest first. */
  versions: SurveyVersion[]
  perspectives: PerspectiveResults[]
  /** The months that hold answers, for choosing among. */
  months: Month[]
  /** Whether a window's answers may not be shown, although there are some. */
  isHidden(window: WindowKey): boolean
}

/** What one survey has found over a window, as far as it may be seen. */
export async function readResults(
  db: Database,
  service: Row<'service'>,
  survey: Row<'survey'>,
  window: WindowKey,
  today: Day,
): Promise<ReadResults> {
  const counted = { serviceId: service.id, surveyId: survey.id }
  const asked = await askedPerspectives(db, service, survey.id, today)
  const anonymous = new Set(asked.flatMap(({ perspective, promise }) => (promise === 'anonymous' ? [perspective] : [])))
  const mayShow = anonymityOf(
    await countsByMonth(db, counted, anonymous),
    anonymous,
    await waitingQuestions(db, counted),
  )
  const over = async (chosen: WindowKey) =>
    windowAnswers(chosen, await answerCounts(db, counted, monthsIn(chosen)), mayShow)
  const answers = await over(window)
  const versions = await publishedVersions(db, survey.id)
  return {
    versions,
    perspectives: surveyResults(
      versions,
      asked,
      answers,
      window === ALL_TIME ? answers : await over(ALL_TIME),
      await dropOutsOf(db, survey.id),
    ),
    months: await monthsWithAnswers(db, counted, []),
    isHidden: (chosen) => {
      const told = asked.map(({ perspective }) => mayShow(perspective, RESPONSES, chosen))
      return !told.includes('shown') && told.some((each) => each !== 'none')
    },
  }
}

async function publishedVersions(db: Database, surveyId: string): Promise<SurveyVersion[]> {
  const versions = await versionsOf(db, surveyId)
  return versions.map(({ number, publishedAt, definition }) => ({
    number,
    publishedOn: publishedAt.slice(0, 10),
    definition,
  }))
}

async function askedPerspectives(
  db: Database,
  service: Row<'service'>,
  surveyId: string,
  today: Day,
): Promise<AskedPerspective[]> {
  const facts = await eligibleFacts(db, service)
  const rows = await audienceRows(db, surveyId)
  return rows.map(({ perspective, promise, eligible_count, received, held }) => ({
    perspective,
    promise,
    received: received ?? 0,
    held: held ?? 0,
    eligible: eligibleCount(perspective, { stated: eligible_count, ...facts }, today),
  }))
}

export type ListedSurvey = Pick<Row<'survey'>, 'id' | 'name' | 'template' | 'created_at' | 'closed_at'>

/** The surveys of a service that have ever been open, the newest first. */
export async function surveysOf(db: Database, serviceId: string): Promise<ListedSurvey[]> {
  return db
    .selectFrom('survey')
    .select(['id', 'name', 'template', 'created_at', 'closed_at'])
    .where('service_id', '=', serviceId)
    .where('status', '<>', 'draft')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}
