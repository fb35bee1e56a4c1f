import type { Actor } from '../accounts/permissions.ts'
import { bySlug } from '../catalogue/input.ts'
import { offeringDetailsPage } from '../catalogue/offering-page.ts'
import { offeringOf, offeringsByService } from '../catalogue/offering-store.ts'
import { RATED } from '../surveys/definition.ts'
import { sendCsv } from '../web/csv.ts'
import { orNotFound } from '../web/errors.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { type SettledState, settledStates } from './change-store.ts'
import { resultsQuery } from './input.ts'
import { readPortfolio } from './portfolio-store.ts'
import { chosenOf, OFFERING, type SeveralQuery } from './several.ts'
import { severalQuery } from './several-input.ts'
import { SEVERAL_COLUMNS, severalPage, severalRows } from './several-page.ts'
import { offeringFiguresPage } from './together-page.ts'
import { ALL_TIME } from './window.ts'

/** Several services side by side, and offerings as the sum of theirs. */
export const severalRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/compare',
    query: severalQuery,
    handle: async (visit) => {
      render(visit.res, 'comparison/several', severalPage(await found(visit), visit))
    },
  }),

  staffRoute('comparison.read', {
    method: 'get',
    path: '/compare.csv',
    query: severalQuery,
    handle: async (visit) => {
      const { query, res } = visit
      const shown = await found(visit)
      const name = `compare-${query.view === 'map' ? 'all' : query.question}-${query.window}.csv`
      await sendCsv(res, name, SEVERAL_COLUMNS, severalRows(shown, visit))
    },
  }),

  staffRoute('comparison.read', {
    method: 'get',
    path: '/offerings/:slug',
    params: bySlug,
    query: resultsQuery,
    handle: async (visit) => {
      const { db, actor, params, query, today, res } = visit
      const details = orNotFound(await offeringOf(db, actor, params.slug))
      const { entries, months } = await readPortfolio(db, actor, query.window, today)
      const ids = details.services.map(({ id }) => ({ slug: params.slug, service_id: id }))
      const chosen = chosenOf(entries, `${OFFERING}${params.slug}`, ids)
      const shown = { slug: params.slug, window: query.window, chosen, months }
      render(res, 'comparison/offering', offeringFiguresPage(offeringDetailsPage(details, visit), shown, visit))
    },
  }),
]

async function found({ db, actor, query, today }: Visit<unknown, SeveralQuery, unknown, Actor>) {
  const questions = query.view === 'map' ? RATED : [query.question]
  const { entries, months } = await readPortfolio(db, actor, query.window, today, questions)
  const offered = await offeringsByService(db, actor)
  const settled = query.window === ALL_TIME ? await settledStates(db, actor) : new Map<string, SettledState>()
  return { query, entries, chosen: chosenOf(entries, query.of, offered), settled, offered, months, questions }
}
