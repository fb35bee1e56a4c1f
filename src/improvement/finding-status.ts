import { type Actor, may } from '../accounts/permissions.ts'
import type { FindingStatus, Row } from '../database/schema.ts'

/** What one can ask for: what waits for a decision, what was decided, and what has gone by itself. */
export const FINDING_VIEWS = ['open', 'decided', 'gone'] as const
export type FindingView = (typeof FINDING_VIEWS)[number]

export const STATUSES_IN: Record<FindingView, readonly FindingStatus[]> = {
  open: ['open', 'accepted'],
  decided: ['actioned', 'dismissed'],
  gone: ['gone'],
}

/** What one can decide; `undoing` takes a decision back. */
export const DECISIONS = ['acceptance', 'dismissal', 'undoing', 'action'] as const
export type Decision = (typeof DECISIONS)[number]

const FROM: Record<Decision, readonly FindingStatus[]> = {
  acceptance: ['open'],
  dismissal: ['open', 'accepted'],
  undoing: ['accepted', 'dismissed'],
  action: ['open', 'accepted'],
}

/** From which statuses a decision may be taken. */
export function decidedFrom(decision: Decision): readonly FindingStatus[] {
  return FROM[decision]
}

/** What this person may decide on a finding now. */
export function mayDecide({ status }: Pick<Row<'finding'>, 'status'>, actor: Pick<Actor, 'role'>): Decision[] {
  if (!may(actor, 'finding.decide')) return []
  return DECISIONS.filter((decision) => FROM[decision].includes(status))
}
