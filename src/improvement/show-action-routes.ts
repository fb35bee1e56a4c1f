import type { Actor } from '../accounts/permissions.ts'
import { render } from '../web/render.ts'
import type { Visit } from '../web/routes.ts'
import { type ActionContentOfPage, actionPage } from './action-page.ts'
import { type ActionWithService, visibleAction } from './action-store.ts'
import { evidenceOn } from './evidence.ts'
import { shownAnswers } from './evidence-store.ts'
import { findingOfAction } from './finding-store.ts'
import { historyOf } from './history-store.ts'
import { partsOf } from './parts-store.ts'
import { decidersOf } from './person-store.ts'
import { visibleComparison } from './plan-store.ts'
import { ratedOf } from './register.ts'
import { isDueForVerdict } from './verification.ts'
import { verifyWhenDue } from './verification-store.ts'

/** Answers with an action's page, with what went wrong in a step where something did. */
export async function showAction(
  visit: Visit<unknown, unknown, unknown, Actor>,
  seen: ActionWithService,
  wrong: Pick<ActionContentOfPage, 'note' | 'closing' | 'wrong' | 'stale'> = {},
  status = 200,
): Promise<void> {
  const { db, actor, today, now, res } = visit
  const hindrance = await verifyWhenDue(db, seen, today, now)
  const action = isDueForVerdict(seen, today) ? await visibleAction(db, actor, seen.id) : seen
  const content = {
    action,
    hindrance,
    compared: await visibleComparison(db, actor, action.compared_service_id),
    parts: await partsOf(db, action.id),
    history: await historyOf(db, action.id),
    finding: await findingOfAction(db, action.id),
    deciders: await decidersOf(db, action.service.id),
    evidence: evidenceOn(ratedOf(action.dimension), await shownAnswers(db, action.service, today)),
    ...wrong,
  }
  render(res, 'improvement/action', actionPage(content, visit), status)
}
