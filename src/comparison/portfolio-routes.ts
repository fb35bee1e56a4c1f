import { may } from '../accounts/permissions.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute } from '../web/routes.ts'
import { settledStates } from './change-store.ts'
import { portfolioQuery } from './input.ts'
import { portfolioEntry } from './portfolio.ts'
import { portfolioPage } from './portfolio-page.ts'
import { readPortfolio } from './portfolio-store.ts'
import { ALL_TIME } from './window.ts'

export const portfolioRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/',
    query: portfolioQuery,
    handle: async (visit) => {
      const { db, actor, query, today, res } = visit
      const { entries, months } = await readPortfolio(db, actor, query.window, today)
      const shown = {
        entries: entries.map(portfolioEntry),
        settled: query.window === ALL_TIME ? await settledStates(db, actor) : new Map(),
        months,
        query,
        mayManage: may(actor, 'catalogue.manage'),
      }
      render(res, 'comparison/portfolio', portfolioPage(shown, visit))
    },
  }),
]
