import type { Actor } from '../accounts/permissions.ts'
import { render } from '../web/render.ts'
import type { Visit } from '../web/routes.ts'
import { type ActionContentOfPage, actionPage } from './action-page.ts'
import { type ActionWithService, decidersOf, historyOf } from './action-store.ts'
import { evidenceOn } from './evidence.ts'
import { shownAnswers } from './evidence-store.ts'
import { findingOfAction } from './finding-store.ts'
import { ratedOf } from './register.ts'

/** Answers with an action's page, with what went wrong in a step where something did. */
export async function showAction(
  visit: Visit<unknown, unknown, unknown, Actor>,
  action: ActionWithService,
  wrong: Pick<ActionContentOfPage, 'note' | 'stale'> = {},
  status = 200,
): Promise<void> {
  const { db, today, res } = visit
  const content = {
    action,
    history: await historyOf(db, action.id),
    finding: await findingOfAction(db, action.id),
    deciders: await decidersOf(db, action.service.id),
    evidence: evidenceOn(ratedOf(action.dimension), await shownAnswers(db, action.service, today)),
    ...wrong,
  }
  render(res, 'improvement/action', actionPage(content, visit), status)
}
