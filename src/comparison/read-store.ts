import type { Month } from '../catalogue/agreement.ts'
import { agreementFor } from '../catalogue/attainment-store.ts'
import type { Database, Day, Row } from '../database/schema.ts'
import { OVERALL, type SurveyDefinition } from '../surveys/definition.ts'
import { windowAnswers } from './answers.ts'
import { anonymousPerspectives, askedOf } from './asked.ts'
import { anonymityOf } from './disclosure.ts'
import type { Evidence } from './service-comparison.ts'
import {
  answerCounts,
  askedRows,
  componentsOf,
  countsByMonth,
  monthsWithAnswers,
  newestDefinition,
  stakeholdersOf,
  waitingQuestions,
} from './store.ts'
import { monthsIn, type WindowKey, windowBefore } from './window.ts'

export interface ReadService {
  evidence: Evidence
  /** The months that hold answers, for choosing among. */
  months: Month[]
  /** Whether a window's users may not be shown, although there are some. */
  isHidden(window: WindowKey): boolean
  definition: SurveyDefinition | null
}

/** Everything that one service's comparison over a window rests on, as far as it may be seen. */
export async function readService(
  db: Database,
  service: Row<'service'>,
  window: WindowKey,
  today: Day,
): Promise<ReadService> {
  const stakeholders = await stakeholdersOf(db, service.id)
  const asked = askedOf(await askedRows(db, service.id), { activeUsers: service.active_users, stakeholders }, today)
  const mayShow = anonymityOf(
    await countsByMonth(db, service.id, anonymousPerspectives(asked)),
    anonymousPerspectives(asked),
    await waitingQuestions(db, service.id),
  )
  const answersOver = async (chosen: WindowKey) =>
    windowAnswers(chosen, await answerCounts(db, service.id, monthsIn(chosen)), mayShow)
  const before = windowBefore(window)
  const evidence: Evidence = {
    window,
    answers: await answersOver(window),
    before: before === null ? null : await answersOver(before),
    asked,
    targets: await agreementFor(db, service.id, monthsIn(window)),
    components: await componentsOf(db, service.id),
    activeUsers: service.active_users,
    xlaTarget: service.xla_target,
    today,
  }
  return {
    evidence,
    months: await monthsWithAnswers(db, service.id),
    isHidden: (chosen) => ['too-few', 'gives-away'].includes(mayShow('user', OVERALL, chosen)),
    definition: await newestDefinition(db, service.id),
  }
}
