import { anyService } from '../catalogue/service-store.ts'
import { readBreakdown } from '../comparison/breakdown-store.ts'
import { figuresOf, weightedFigure } from '../comparison/breakdown-table-page.ts'
import { comparisonFigures } from '../comparison/comparison-table-page.ts'
import { readService } from '../comparison/read-store.ts'
import { compareService } from '../comparison/service-comparison.ts'
import type { Database, Row } from '../database/schema.ts'
import { type ApiRoute, apiReading } from '../web/api-route.ts'
import { ApiError } from '../web/errors.ts'
import {
  breakdownOutput,
  breakdownQuestion,
  comparisonAsked,
  comparisonOutput,
  serviceAddress,
} from './figures-input.ts'

const SUPPRESSED =
  'What the pages hide is hidden here: figures of anonymous perspectives come from five people on, and only where no other ' +
  'period, group or total would give a smaller group away.'

const aFigure = { perspective: 'user' as const, n: 412, index: 43.2, low: 40.8, high: 45.6, shown: 'shown' as const }

/** What the comparison's pages show, for other programs; a token reads every service. */
export const figureRoutes: readonly ApiRoute[] = [
  apiReading({
    path: '/api/v1/services/:slug/comparison',
    summary: 'Read how users, customers and provider see a service',
    description: `Every question that is compared, each perspective by itself. ${SUPPRESSED}`,
    params: serviceAddress,
    query: comparisonAsked,
    output: comparisonOutput,
    example: {
      query: { window: '2026-Q3' },
      output: {
        ...{ service: 'debit-card', window: '2026-Q3', target: 70, state: 'watermelon' },
        questions: [{ question: 'VALUE', figures: [aFigure], gap: -36.1, verdict: 'users-lower' }],
      },
    },
    handle: async ({ db, params, query, now }) => {
      const service = await serviceOrNothing(db, params.slug)
      const { evidence } = await readService(db, service, query.window, dayOf(now))
      return { service: service.slug, window: query.window, ...comparisonFigures(compareService(evidence)) }
    },
  }),

  apiReading({
    path: '/api/v1/services/:slug/breakdown',
    summary: 'Read one question by channel, language or group',
    description: `One way at a time. ${SUPPRESSED}`,
    params: serviceAddress,
    query: breakdownQuestion,
    output: breakdownOutput,
    example: {
      query: { by: 'channel', question: 'VALUE', window: 'all' },
      output: {
        ...{ service: 'debit-card', by: 'channel', question: 'VALUE', window: 'all', all: [aFigure] },
        groups: [{ group: 'phone', figures: [{ ...aFigure, n: 103, index: 28.4, low: 24.1, high: 32.7 }] }],
        weighted: { index: 45.1, low: 42.4, high: 47.8, effective_n: 361.4, groups: ['mobile', 'phone', 'web'] },
      },
    },
    handle: async ({ db, params, query, now }) => {
      const service = await serviceOrNothing(db, params.slug)
      const { breakdown } = await readBreakdown(db, service, query, dayOf(now))
      return {
        ...{ service: service.slug, by: query.by, question: query.question, window: query.window },
        all: figuresOf(breakdown.whole),
        groups: breakdown.groups.map((each) => ({ group: each.group, figures: figuresOf(each) })),
        weighted: weightedFigure(breakdown),
      }
    },
  }),
]

const dayOf = (now: Date) => now.toISOString().slice(0, 10)

async function serviceOrNothing(db: Database, slug: string): Promise<Row<'service'>> {
  const service = await anyService(db, slug)
  if (service === undefined) throw new ApiError(404, 'There is no such service.')
  return service
}
