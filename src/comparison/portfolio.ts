import { agreementTargetsMet, type TargetOutcome } from '../catalogue/agreement.ts'
import type { Day, Perspective, Row } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import { isFoundBy } from '../i18n/search.ts'
import { type CustomerReading, customerReading } from '../statistics/compare.ts'
import { indexOf, responses } from '../statistics/histogram.ts'
import { type Colour, type ServiceState, type StateOfService, stateOfService } from '../statistics/state.ts'
import { OVERALL } from '../surveys/definition.ts'
import type { WindowAnswers } from './answers.ts'
import { type Asked, toldDisclosure } from './asked.ts'
import { beginsBefore, type CurrentNames } from './current-names.ts'
import type { Disclosure } from './disclosure.ts'
import { changeBetween, daysSinceLastUserResponse, rulesFor } from './service-comparison.ts'
import { type WindowKey, windowBefore } from './window.ts'

export type ListedService = Pick<
  Row<'service'>,
  'id' | 'slug' | 'name' | 'name_fr' | 'organisation' | 'status' | 'active_users' | 'xla_target'
>

/** What one line of the portfolio rests on. */
export interface PortfolioEvidence {
  service: ListedService
  window: WindowKey
  answers: WindowAnswers
  before: WindowAnswers | null
  asked: Record<Perspective, Asked>
  names: CurrentNames
  targets: readonly TargetOutcome[]
  today: Day
}

/** One side of a service on the overall question; `index` in index points, null where it may not be shown. */
export interface ListedSide {
  n: number
  index: number | null
  eligible: number | null
  disclosure: Disclosure
  /** Index points since the window before. */
  change: number | null
  /** Since when the overall question is asked in other words, where earlier answers are therefore left out. */
  rewordedOn: Day | null
}

export interface PortfolioEntry {
  service: ListedService
  state: StateOfService
  users: ListedSide
  customers: ListedSide & { reading: CustomerReading }
  /** Users less customers, in index points. */
  gap: number | null
  agreement: Colour | 'none'
  /** Responses of all perspectives that came in, those held back included. */
  received: number
  lastDay: Day | null
}

export function portfolioEntry(evidence: PortfolioEvidence): PortfolioEntry {
  const { service, answers, asked, targets } = evidence
  const seen = { user: answers.ratings('user', OVERALL), customer: answers.ratings('customer', OVERALL) }
  const attainments = agreementTargetsMet(targets)
  const state = stateOfService(
    {
      users: seen.user.histogram,
      customers: seen.customer.histogram,
      customersEligible: asked.customer.eligible,
      targets: attainments,
      usersEligible: asked.user.eligible,
      daysSinceLastUserResponse: daysSinceLastUserResponse(evidence),
    },
    rulesFor(service.xla_target),
  )
  const users = listedSide('user', evidence)
  const customers = listedSide('customer', evidence)
  const days = Object.values(asked).flatMap(({ lastDay }) => (lastDay === null ? [] : [lastDay]))
  return {
    service,
    state,
    users,
    customers: { ...customers, reading: customerReading(customers.n, customers.eligible) },
    gap: users.index === null || customers.index === null ? null : users.index - customers.index,
    agreement: attainments.length === 0 ? 'none' : state.agreement,
    received: Object.values(asked).reduce((sum, { received }) => sum + received, 0),
    lastDay: days.sort().at(-1) ?? null,
  }
}

function listedSide(perspective: 'user' | 'customer', evidence: PortfolioEvidence): ListedSide {
  const { answers, before, window, names } = evidence
  const asked = evidence.asked[perspective]
  const seen = answers.ratings(perspective, OVERALL)
  const name = names.of(perspective, OVERALL)
  const changedOn = name?.changedOn ?? null
  const earlier = windowBefore(window)
  const isComparable = earlier !== null && !beginsBefore(earlier, changedOn)
  return {
    n: responses(seen.histogram),
    index: indexOf(seen.histogram).value,
    eligible: asked.eligible,
    disclosure: toldDisclosure(seen.disclosure, asked),
    change: isComparable ? changeBetween(seen, before?.ratings(perspective, OVERALL)) : null,
    rewordedOn: name?.leavesOut && beginsBefore(window, changedOn) ? changedOn : null,
  }
}

/** The states in the order in which they ask for attention. */
export const STATES_BY_URGENCY = [
  'watermelon',
  'aligned-poor',
  'hidden-strength',
  'aligned-good',
  'users-only',
  'customer-only',
  'not-enough-data',
] as const satisfies readonly ServiceState[]

export const SORTS = ['state', 'name', 'gap', 'users', 'customers', 'agreement', 'responses', 'last', 'change'] as const
export type Sort = (typeof SORTS)[number]
export type Direction = 'asc' | 'desc'

/** Which way a column is read first: names and urgency from the top, figures from where they hurt. */
export const FIRST_DIRECTION: Record<Sort, Direction> = {
  state: 'asc',
  name: 'asc',
  gap: 'asc',
  users: 'asc',
  customers: 'asc',
  agreement: 'asc',
  responses: 'desc',
  last: 'desc',
  change: 'asc',
}

const AGREEMENT_ORDER: Record<PortfolioEntry['agreement'], number> = { red: 0, green: 1, unknown: 2, none: 3 }

/** @returns the entries in order; what has no figure comes last either way, and names decide between equals */
export function sorted(
  entries: readonly PortfolioEntry[],
  sort: Sort,
  direction: Direction,
  language: Language,
): PortfolioEntry[] {
  const names = new Intl.Collator(language, { numeric: true })
  const byName = (a: PortfolioEntry, b: PortfolioEntry) =>
    names.compare(nameIn(language, a.service), nameIn(language, b.service))
  const sign = direction === 'asc' ? 1 : -1
  if (sort === 'name') return [...entries].sort((a, b) => sign * byName(a, b))
  return [...entries].sort((a, b) => {
    const [first, second] = [keysOf(a, sort), keysOf(b, sort)]
    for (const [at, key] of first.entries()) {
      const other = second[at] ?? null
      if (key === other) continue
      if (key === null) return 1
      if (other === null) return -1
      return sign * (key < other ? -1 : 1)
    }
    return byName(a, b)
  })
}

function keysOf(entry: PortfolioEntry, sort: Exclude<Sort, 'name'>): (number | string | null)[] {
  const { state, gap, users, customers, agreement, received, lastDay } = entry
  const width = gap === null ? null : -Math.abs(gap)
  if (sort === 'state') return [STATES_BY_URGENCY.indexOf(state.state), width]
  if (sort === 'gap') return [gap]
  if (sort === 'users') return [users.index]
  if (sort === 'customers') return [customers.index]
  if (sort === 'agreement') return [AGREEMENT_ORDER[agreement], width]
  if (sort === 'responses') return [received]
  return [sort === 'last' ? lastDay : users.change]
}

export const SHOWN_STATUSES = ['current', 'live', 'proposed', 'retired', 'all'] as const

export interface PortfolioFilter {
  q: string
  state: ServiceState | ''
  organisation: string
  status: (typeof SHOWN_STATUSES)[number]
}

/** What the portfolio was asked for. */
export interface PortfolioQuery extends PortfolioFilter {
  window: WindowKey
  sort: Sort
  /** Left out: {@link FIRST_DIRECTION}. */
  direction?: Direction | undefined
  page: number
}

/** The entries that every part of the filter leaves; an empty part leaves all. */
export function filtered(entries: readonly PortfolioEntry[], filter: PortfolioFilter): PortfolioEntry[] {
  return entries.filter(({ service, state }) => {
    if (!hasStatus(service, filter.status)) return false
    if (filter.state !== '' && state.state !== filter.state) return false
    if (filter.organisation !== '' && service.organisation !== filter.organisation) return false
    return isFoundBy(filter.q, `${service.name} ${service.name_fr} ${service.organisation}`)
  })
}

function hasStatus({ status }: ListedService, wanted: PortfolioFilter['status']): boolean {
  if (wanted === 'all') return true
  return wanted === 'current' ? status !== 'retired' : status === wanted
}

/** How many services are in each state. */
export function countsByState(entries: readonly PortfolioEntry[]): Record<ServiceState, number> {
  const counts = Object.fromEntries(STATES_BY_URGENCY.map((state) => [state, 0])) as Record<ServiceState, number>
  for (const { state } of entries) counts[state.state] += 1
  return counts
}
