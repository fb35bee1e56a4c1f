/* How the lists can be narrowed and ordered. */

/** `current`: all but the retired ones. */
export const STATUS_FILTERS = ['current', 'live', 'proposed', 'retired', 'all'] as const
export const SERVICE_SORTS = ['name', 'organisation', 'status', 'users', 'components'] as const

export interface ServiceListQuery {
  /** A part of the name; empty: any. */
  q: string
  /** Empty: every one. */
  organisation: string
  status: (typeof STATUS_FILTERS)[number]
  sort: (typeof SERVICE_SORTS)[number]
  order: 'up' | 'down'
  /** From 1. */
  page: number
}

export type OfferingListQuery = Pick<ServiceListQuery, 'q' | 'page'>
