import { OVERALL, RATED, type Rated } from '../surveys/definition.ts'
import { STATUSES } from './status.ts'

/* What one can ask of the register; the address carries it, so that a view of it can be kept and sent. */

export const VIEWS = ['list', 'board'] as const
export const STATUS_FILTERS = ['open', ...STATUSES] as const
export const DUE_FILTERS = ['overdue', 'soon'] as const
/** A minus in front turns the order round. */
export const SORTS = ['due', '-due', 'status', '-status', 'service', '-service', 'owner', '-owner'] as const

export type Sort = (typeof SORTS)[number]

export interface ActionFilter {
  status: (typeof STATUS_FILTERS)[number] | null
  /** A service's slug. */
  service: string
  dimension: Rated | null
  due: (typeof DUE_FILTERS)[number] | null
  /** Part of the name of who is in charge. */
  owner: string
  /** Part of the title, cause, change or owner. */
  q: string
}

export interface RegisterQuery extends ActionFilter {
  view: (typeof VIEWS)[number]
  sort: Sort
  page: number
}

/** No filter at all. */
export const WHOLE_REGISTER: ActionFilter = { status: null, service: '', dimension: null, due: null, owner: '', q: '' }

/** The register as one first meets it. */
export const NOTHING_ASKED: RegisterQuery = { ...WHOLE_REGISTER, view: 'list', sort: 'due', page: 1 }

export const PER_PAGE = 50
/** Cards of one column of the board; the list shows the rest. */
export const PER_COLUMN = 50
/** An action due within so many days is due soon. */
export const SOON_DAYS = 30

/** Raised from the overall question is raised from the verdict: one thing, stored as null. */
export function raisedFrom(dimension: Rated | null): Rated | null {
  return dimension === OVERALL ? null : dimension
}

/** The rated question behind a stored dimension; the overall one for the verdict, and for what is no longer asked. */
export function ratedOf(dimension: string | null): Rated {
  return RATED.find((rated) => rated === dimension) ?? OVERALL
}

/** @returns the page that exists: the last one where fewer are left than asked for */
export function pageWithin(page: number, total: number): number {
  return Math.max(1, Math.min(page, Math.ceil(total / PER_PAGE)))
}
