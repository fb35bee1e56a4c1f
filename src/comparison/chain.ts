import type { Row } from '../database/schema.ts'
import { type Measured, measured, unmeasured } from '../statistics/measured.ts'
import { componentKey } from '../surveys/definition.ts'
import { type AgreementThere, agreementOver, type KnownTarget, type Readings, type ReadQuestion } from './journey.ts'

/** One component of the end-to-end chain: what was agreed of it, what each perspective says of it. */
export interface Link {
  component: Row<'component'>
  /** The question that it is judged by. */
  question: string
  readings: Readings
  targets: KnownTarget[]
  agreement: AgreementThere
  /** Users − customers, on 1–5. */
  gap: Measured<number>
  /**
   * Its part, 0–1, of all by which users lie below customers along the chain; `no-variation` where they do not lie below
   * here, and the gap's own reason where there is none.
   */
  share: Measured<number>
}

/** Users this far below customers, on 1–5, part from them: 12.5 points of the index, as the service's own flag has it. */
export const PARTING = 0.5

/** A service's components in the order of its chain. */
export function chainOf(
  components: readonly Row<'component'>[],
  targets: readonly KnownTarget[],
  read: ReadQuestion,
): Link[] {
  const links = components.map((component) => {
    const question = component.question ?? componentKey(component.id)
    const readings = read(question)
    const own = targets.filter(({ outcome }) => outcome?.component?.id === component.id)
    return { component, question, readings, targets: own, agreement: agreementOver(own), gap: gapOf(readings) }
  })
  const below = links.reduce((sum, { gap }) => sum + Math.max(0, -(gap.value ?? 0)), 0)
  return links.map((link) => ({ ...link, share: shareOf(link.gap, below) }))
}

function gapOf({ user, customer }: Readings): Measured<number> {
  if (user.mean === null) return unmeasured(user.disclosure === 'none' ? 'no-user-responses' : 'too-few')
  if (customer.mean === null) return unmeasured(customer.disclosure === 'none' ? 'no-customer-responses' : 'too-few')
  return measured(user.mean - customer.mean)
}

function shareOf(gap: Measured<number>, below: number): Measured<number> {
  if (gap.value === null) return gap
  return gap.value >= 0 || below === 0 ? unmeasured('no-variation') : measured(-gap.value / below)
}

/** The component at which users lie furthest below customers; null where they do so nowhere by {@link PARTING} or more. */
export function gapComesFrom(chain: readonly Link[]): Link | null {
  const lowest = chain.reduce<Link | null>(
    (found, link) => (link.gap.value !== null && (found?.gap.value ?? 0) > link.gap.value ? link : found),
    null,
  )
  return lowest !== null && (lowest.gap.value as number) <= -PARTING ? lowest : null
}
