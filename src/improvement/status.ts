import { type Actor, may, type Permission } from '../accounts/permissions.ts'
import type { ActionStatus, Day, Row } from '../database/schema.ts'

/** Every status, in the order in which an action goes through them. */
export const STATUSES = [
  'proposed',
  'approved',
  'in-progress',
  'implemented',
  'verified',
  'not-verified',
  'declined',
] as const satisfies readonly ActionStatus[]

/** Somebody still has to decide or to do something. */
export const OPEN_STATUSES = ['proposed', 'approved', 'in-progress'] as const satisfies readonly ActionStatus[]

/** The steps from one status to another, each named as its address ends: POST /actions/:id/approval. */
export const STEP_NAMES = ['approval', 'decline', 'start', 'implementation', 'reopening', 'proposal'] as const
export type StepName = (typeof STEP_NAMES)[number]

export interface Step {
  from: readonly ActionStatus[]
  to: ActionStatus
  permission: Permission
  /** Who is told no, or that work starts again, is told why. */
  needsNote: boolean
}

/** The customer side approves and declines, the ITSM team does the work (DESIGN section 4); nothing else moves a status. */
export const STEPS: Record<StepName, Step> = {
  approval: { from: ['proposed'], to: 'approved', permission: 'action.approve', needsNote: false },
  decline: { from: ['proposed'], to: 'declined', permission: 'action.approve', needsNote: true },
  start: { from: ['approved'], to: 'in-progress', permission: 'action.work', needsNote: false },
  implementation: { from: ['in-progress'], to: 'implemented', permission: 'action.work', needsNote: false },
  reopening: {
    from: ['implemented', 'verified', 'not-verified'],
    to: 'in-progress',
    permission: 'action.work',
    needsNote: true,
  },
  proposal: { from: ['declined'], to: 'proposed', permission: 'action.raise', needsNote: false },
}

/** The steps that this person may take next; none where it is somebody else's turn. */
export function nextSteps(status: ActionStatus, actor: Pick<Actor, 'role'>): StepName[] {
  return STEP_NAMES.filter((name) => STEPS[name].from.includes(status) && may(actor, STEPS[name].permission))
}

/** The figures have decided. */
export function isJudged(status: ActionStatus): boolean {
  return status === 'verified' || status === 'not-verified'
}

/** With a verdict an action can be closed with what was learnt; without one, where none can be had. */
export function mayClose(
  action: Pick<Row<'improvement_action'>, 'status' | 'closed_at'>,
  isHindered: boolean,
  actor: Pick<Actor, 'role'>,
): boolean {
  const canClose = isJudged(action.status) || (action.status === 'implemented' && isHindered)
  return canClose && action.closed_at === null && may(actor, 'action.work')
}

/** The plan is the ITSM team's, until there is a verdict or the action was declined. */
export function mayPlan({ status }: { status: ActionStatus }, actor: Pick<Actor, 'role'>): boolean {
  return may(actor, 'action.work') && !isJudged(status) && status !== 'declined'
}

export function isOpen(status: ActionStatus): boolean {
  return (OPEN_STATUSES as readonly ActionStatus[]).includes(status)
}

/** Open after its due day has passed. */
export function isOverdue(action: Pick<Row<'improvement_action'>, 'status' | 'due_on'>, today: Day): boolean {
  return isOpen(action.status) && action.due_on < today
}

type RaisedAction = Pick<Row<'improvement_action'>, 'status' | 'raised_by'>

/** The ITSM team until there is a verdict; who raised an action, while nobody has decided on it. */
export function mayEdit(action: RaisedAction, actor: Actor): boolean {
  if (may(actor, 'action.work')) return !isJudged(action.status)
  return isRaisedBy(action, actor) && action.status === 'proposed'
}

/** Whoever raised an action may take it back, {@link mayWithdraw as long as} it is only proposed. */
export function isRaisedBy(action: RaisedAction, actor: Actor): boolean {
  return action.raised_by === actor.id && may(actor, 'action.raise')
}

export function mayWithdraw(action: RaisedAction, actor: Actor): boolean {
  return isRaisedBy(action, actor) && action.status === 'proposed'
}
