import { z } from 'zod'
import { OVERALL, RATED } from '../surveys/definition.ts'
import { type PortfolioQuery, SHOWN_STATUSES, SORTS, STATES_BY_URGENCY } from './portfolio.ts'
import { TREND_UNITS } from './trend-periods.ts'
import { ALL_TIME, isWindow } from './window.ts'

const window = z.string().refine(isWindow).default(ALL_TIME)
/** Every staff address may carry it; who reads it is the session. */
const lang = z.string().max(10).optional()

export const serviceParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,200}$/) })

export const serviceQuery = z.strictObject({ window, order: z.enum(['gap', 'asked']).default('gap'), lang })

export const prioritiesQuery = z.strictObject({ window, lang })

export const trendQuery = z.strictObject({
  question: z.enum(RATED).default(OVERALL),
  /** Empty: by how much there is. */
  unit: z.enum(['', ...TREND_UNITS]).default(''),
  lang,
})

export const surveyParams = z.object({ id: z.string().min(1).max(100) })

export const resultsQuery = z.strictObject({ window, lang })

const STATES = ['', ...STATES_BY_URGENCY] as const

export const portfolioQuery: z.ZodType<PortfolioQuery> = z.strictObject({
  window,
  q: z.string().trim().max(200).default(''),
  state: z.enum(STATES).default(''),
  organisation: z.string().max(200).default(''),
  status: z.enum(SHOWN_STATUSES).default('current'),
  sort: z.enum(SORTS).default('state'),
  direction: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  lang,
})
