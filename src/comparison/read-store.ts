import type { Month } from '../catalogue/agreement.ts'
import { agreementFor } from '../catalogue/attainment-store.ts'
import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Database, Day, Perspective, Row } from '../database/schema.ts'
import { OVERALL, type SurveyDefinition } from '../surveys/definition.ts'
import { DEFAULT_PERIOD } from '../surveys/instrument.ts'
import { monthsOfPeriod } from '../surveys/period.ts'
import { type AnswerCount, type WindowAnswers, windowAnswers } from './answers.ts'
import { type Asked, anonymousPerspectives } from './asked.ts'
import { type CurrentNames, currentNames, type OwnQuestion, ownQuestions, underQuestions } from './current-names.ts'
import { anonymityOf, type MonthCount, type WaitingQuestion } from './disclosure.ts'
import { type ListedSurvey, surveysOf } from './results-store.ts'
import type { Evidence } from './service-comparison.ts'
import {
  answerCounts,
  askedOfService,
  componentsOf,
  countsByMonth,
  monthsWithAnswers,
  waitingQuestions,
} from './store.ts'
import { newestDefinitions, publishedNames } from './version-store.ts'
import { monthsIn, type WindowKey, windowBefore } from './window.ts'

/** What has been counted of one service, under its questions as they are meant now. */
export interface Figures {
  asked: Record<Perspective, Asked>
  names: CurrentNames
  own: OwnQuestion[]
  /** Of the perspectives whose answers are anonymous. */
  byMonth: MonthCount[]
  waiting: WaitingQuestion[]
  /** The months that hold answers. */
  months: Month[]
  /** @param months null: over all time */
  over(months: readonly Month[] | null): Promise<AnswerCount[]>
}

export async function readFigures(
  db: Database,
  service: Pick<Row<'service'>, 'id' | 'active_users'>,
  today: Day,
): Promise<Figures> {
  const asked = await askedOfService(db, service, today)
  const published = await publishedNames(db, service.id)
  const names = currentNames(published)
  const counted = { serviceId: service.id, surveyId: null }
  const overall = PERSPECTIVES.map((perspective) => names.of(perspective, OVERALL)?.countedAs ?? OVERALL)
  return {
    asked,
    names,
    own: ownQuestions(published),
    byMonth: underQuestions(await countsByMonth(db, counted, anonymousPerspectives(asked)), names),
    waiting: underQuestions(await waitingQuestions(db, counted), names),
    months: await monthsWithAnswers(db, counted, overall),
    over: async (months) => underQuestions(await answerCounts(db, counted, months), names),
  }
}

export interface ReadService {
  evidence: Evidence
  /** What may be seen of another window. */
  answersOver(window: WindowKey): Promise<WindowAnswers>
  /** The months that hold answers, for choosing among. */
  months: Month[]
  /** Whether a window's users may not be shown, although there are some. */
  isHidden(window: WindowKey): boolean
  /** What each perspective is asked now. */
  definitions: readonly [Perspective, SurveyDefinition][]
  /** That have ever been open, the newest first. */
  surveys: readonly ListedSurvey[]
}

/** Everything that one service's comparison over a window rests on, as far as it may be seen. */
export async function readService(
  db: Database,
  service: Row<'service'>,
  window: WindowKey,
  today: Day,
): Promise<ReadService> {
  const { asked, names, own, byMonth, waiting, months, over } = await readFigures(db, service, today)
  const mayShow = anonymityOf(byMonth, anonymousPerspectives(asked), waiting)
  const answersOver = async (chosen: WindowKey) => windowAnswers(chosen, await over(monthsIn(chosen)), mayShow)
  const before = windowBefore(window)
  const definitions = await newestDefinitions(db, service.id)
  const askedUsers = definitions.find(([perspective]) => perspective === 'user')?.[1]
  const evidence: Evidence = {
    window,
    answers: await answersOver(window),
    before: before === null ? null : await answersOver(before),
    asked,
    names,
    own,
    targets: await agreementFor(db, service.id, monthsIn(window)),
    components: await componentsOf(db, service.id),
    activeUsers: service.active_users,
    periodMonths: monthsOfPeriod(askedUsers?.period ?? DEFAULT_PERIOD),
    xlaTarget: service.xla_target,
    today,
  }
  return {
    evidence,
    answersOver,
    months,
    isHidden: (chosen) => ['too-few', 'gives-away'].includes(mayShow('user', OVERALL, chosen)),
    definitions,
    surveys: await surveysOf(db, service.id),
  }
}
