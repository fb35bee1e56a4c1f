import type { Language } from '../i18n/languages.ts'
import { nameIn } from '../i18n/names.ts'
import { compareDimension, type DimensionComparison } from '../statistics/compare.ts'
import type { ServiceState } from '../statistics/state.ts'
import type { Rated } from '../surveys/definition.ts'
import { toldDisclosure } from './asked.ts'
import type { Disclosure } from './disclosure.ts'
import {
  countsByState,
  type ListedService,
  type PortfolioEntry,
  type PortfolioEvidence,
  portfolioEntry,
} from './portfolio.ts'
import type { WindowKey } from './window.ts'

/** Which of the services are compared: all, an organisation's (`organisation:<name>`) or an offering's (`offering:<slug>`). */
export type ChosenServices = string

export const ORGANISATION = 'organisation:'
export const OFFERING = 'offering:'

/** @param offered the services of each offering */
export function chosenOf(
  evidence: readonly PortfolioEvidence[],
  of: ChosenServices,
  offered: readonly { slug: string; service_id: string }[],
): PortfolioEvidence[] {
  const ids = new Set(offered.filter(({ slug }) => of === `${OFFERING}${slug}`).map(({ service_id }) => service_id))
  return evidence.filter(({ service }) => {
    if (service.status === 'retired') return false
    if (of.startsWith(ORGANISATION)) return service.organisation === of.slice(ORGANISATION.length)
    return of.startsWith(OFFERING) ? ids.has(service.id) : true
  })
}

/** One service on one question. */
export interface ServiceOnQuestion {
  service: ListedService
  compared: DimensionComparison
  disclosure: Record<'user' | 'customer', Disclosure>
  /** Users less customers, in index points. */
  gap: number | null
}

export function onQuestion({ service, answers, asked }: PortfolioEvidence, question: Rated): ServiceOnQuestion {
  const [users, customers] = [answers.ratings('user', question), answers.ratings('customer', question)]
  const compared = compareDimension({
    users: users.histogram,
    customers: customers.histogram,
    customersEligible: asked.customer.eligible,
  })
  return {
    service,
    compared,
    disclosure: {
      user: toldDisclosure(users.disclosure, asked.user),
      customer: toldDisclosure(customers.disclosure, asked.customer),
    },
    gap: compared.gap.value?.index.value ?? null,
  }
}

export const SEVERAL_ORDERS = ['gap', 'users', 'name'] as const
export type SeveralOrder = (typeof SEVERAL_ORDERS)[number]

/** Where it hurts most first: users furthest below customers, or least content users; what has no figure last. */
export function inOrder(
  services: readonly ServiceOnQuestion[],
  order: SeveralOrder,
  language: Language,
): ServiceOnQuestion[] {
  const names = new Intl.Collator(language, { numeric: true })
  const figure = ({ gap, compared }: ServiceOnQuestion) =>
    order === 'gap' ? gap : order === 'users' ? compared.users.index.value : null
  return [...services].sort((a, b) => {
    const [first, second] = [figure(a), figure(b)]
    if (first !== second) return first === null ? 1 : second === null ? -1 : first - second
    return names.compare(nameIn(language, a.service), nameIn(language, b.service))
  })
}

export const MAP_FIGURES = ['users', 'customers', 'gap'] as const
export type MapFigure = (typeof MAP_FIGURES)[number]

export const SEVERAL_VIEWS = ['question', 'map'] as const

/** What a comparison of services is asked for. */
export interface SeveralQuery {
  view: (typeof SEVERAL_VIEWS)[number]
  question: Rated
  figure: MapFigure
  order: SeveralOrder
  of: ChosenServices
  window: WindowKey
  lang?: string | undefined
}

/** From −3 (far below what should be) to 3; 0 for a gap that is none. */
export type Heat = -3 | -2 | -1 | 0 | 1 | 2 | 3

/** Where one heat ends and the next begins, from the lowest up: index points from a target, and a gap's. */
export const INDEX_STEPS = [-30, -15, 0, 10, 20] as const
export const GAP_STEPS = [-25, -12.5, -2.5, 2.5, 12.5, 25] as const

/** An index against its target: steps of 15 points below it and of 10 above it, where there is less room. */
export function heatOfIndex(index: number, target: number): Heat {
  const above = index - target
  const [farBelow, below, , farther, farthest] = INDEX_STEPS
  if (above >= 0) return above >= farthest ? 3 : above >= farther ? 2 : 1
  return above < farBelow ? -3 : above < below ? -2 : -1
}

/** A gap by its width: from 12.5 points on it counts as one on a service's page, from 25 as a wide one. */
export function heatOfGap(gap: number): Heat {
  const [, , , some, counts, wide] = GAP_STEPS
  const width = Math.abs(gap) >= wide ? 3 : Math.abs(gap) >= counts ? 2 : Math.abs(gap) >= some ? 1 : 0
  return (gap < 0 ? 0 - width : width) as Heat
}

/** The mean of services' figures; no answers are pooled. */
export interface MeanOverServices {
  /** Every service counts the same; null where none has a figure. Index points. */
  equal: number | null
  services: number
  /** Each service by its active users, over those of which they are known; null where that is none. */
  byUsers: { index: number; services: number; people: number } | null
}

/** Several services as one whole: an offering, an organisation. */
export interface Together {
  services: number
  states: Record<ServiceState, number>
  users: MeanOverServices
  customers: MeanOverServices
  /** Whose users are least content. */
  worst: PortfolioEntry | null
}

/** The sum of services: what state they are in, and each perspective's figures averaged over them. */
export function togetherOf(evidence: readonly PortfolioEvidence[]): Together {
  const entries = evidence.map(portfolioEntry)
  const known = entries.filter(({ users }) => users.index !== null)
  return {
    services: entries.length,
    states: countsByState(entries),
    users: meanOver(entries, 'users'),
    customers: meanOver(entries, 'customers'),
    worst: [...known].sort((a, b) => a.users.index! - b.users.index!)[0] ?? null,
  }
}

function meanOver(entries: readonly PortfolioEntry[], side: 'users' | 'customers'): MeanOverServices {
  const known = entries.flatMap((entry) => {
    const { index } = entry[side]
    return index === null ? [] : [{ index, people: entry.service.active_users ?? 0 }]
  })
  const sized = known.filter(({ people }) => people > 0)
  const people = sized.reduce((sum, each) => sum + each.people, 0)
  return {
    equal: known.length === 0 ? null : known.reduce((sum, { index }) => sum + index, 0) / known.length,
    services: known.length,
    byUsers:
      sized.length === 0
        ? null
        : {
            index: sized.reduce((sum, each) => sum + each.index * each.people, 0) / people,
            services: sized.length,
            people,
          },
  }
}
