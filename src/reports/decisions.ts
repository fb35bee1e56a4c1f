import type { TargetOutcome } from '../catalogue/agreement.ts'
import type { ServiceComparison } from '../comparison/service-comparison.ts'
import type { Day, Row } from '../database/schema.ts'
import type { Rated } from '../surveys/definition.ts'

/** What a service review is to decide. */
export type Decision =
  | { kind: 'agreement-without-users' }
  | { kind: 'missed-target'; target: TargetOutcome }
  | { kind: 'proposed-action'; action: ReviewedAction }
  | { kind: 'overdue-action'; action: ReviewedAction }
  | { kind: 'gap-without-action'; dimension: Rated; users: number; customers: number }
  | { kind: 'nobody-asked' }

export type ReviewedAction = Pick<
  Row<'improvement_action'>,
  'id' | 'title' | 'status' | 'due_on' | 'owner' | 'dimension'
>

/** More than this cannot be decided in one meeting. */
const MOST_GAPS = 2

const IN_WORK: readonly Row<'improvement_action'>['status'][] = ['proposed', 'approved', 'in-progress', 'implemented']

/**
 * What is open between the parties, the gravest first: an agreement that is kept while users suffer, targets that were
 * missed, actions that wait for an answer or are late, and gaps (called beyond chance, users lower) that nobody works on.
 */
export function decisionsFor(
  comparison: ServiceComparison,
  actions: readonly ReviewedAction[],
  today: Day,
): Decision[] {
  const open = actions.filter(({ status }) => IN_WORK.includes(status))
  const { state } = comparison
  const decisions: Decision[] = []
  if (state.state === 'not-enough-data' || state.state === 'customer-only') decisions.push({ kind: 'nobody-asked' })
  if (state.state === 'watermelon' && state.agreement === 'green') decisions.push({ kind: 'agreement-without-users' })
  for (const target of comparison.targets) {
    if (target.latest?.result === 'missed') decisions.push({ kind: 'missed-target', target })
  }
  for (const action of open) if (action.status === 'proposed') decisions.push({ kind: 'proposed-action', action })
  for (const action of open) {
    const isWorkedOn = action.status === 'approved' || action.status === 'in-progress'
    if (isWorkedOn && action.due_on < today) decisions.push({ kind: 'overdue-action', action })
  }
  const gaps = comparison.dimensions
    .flatMap(({ dimension, verdict, users, customers }) => {
      const [theirs, agreed] = [users.index.value, customers.index.value]
      if (verdict !== 'users-lower' || theirs === null || agreed === null) return []
      return [{ kind: 'gap-without-action' as const, dimension, users: theirs, customers: agreed }]
    })
    .filter(({ dimension }) => !open.some((action) => action.dimension === dimension))
    .sort((one, other) => one.users - one.customers - (other.users - other.customers))
  return [...decisions, ...gaps.slice(0, MOST_GAPS)]
}
