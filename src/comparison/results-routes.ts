import { type Actor, may } from '../accounts/permissions.ts'
import { visibleServices } from '../accounts/scope.ts'
import type { Row } from '../database/schema.ts'
import { visibleSurvey } from '../surveys/survey-store.ts'
import { sendCsv } from '../web/csv.ts'
import { orNotFound } from '../web/errors.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { resultsQuery, surveyParams } from './input.ts'
import { resultsPage } from './results-page.ts'
import { type ReadResults, readResults } from './results-store.ts'
import { RESULT_COLUMNS, resultRows } from './results-table-page.ts'
import type { WindowKey } from './window.ts'

type ResultsVisit = Visit<{ id: string }, { window: WindowKey }, unknown, Actor>

/** What one survey has found; for everybody who may read the comparison of its service. */
export const resultsRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/surveys/:id/results',
    params: surveyParams,
    query: resultsQuery,
    handle: async (visit) => {
      const { actor, query, t, res } = visit
      const { service, survey, results } = await found(visit)
      const mayManage = may(actor, 'survey.manage')
      const tabs = serviceTabs(service, mayManage ? 'surveys' : 'comparison', actor, t)
      const shown = { service, survey, ...results, window: query.window, tabs, mayManage }
      render(res, 'comparison/results', resultsPage(shown, visit))
    },
  }),

  staffRoute('comparison.read', {
    method: 'get',
    path: '/surveys/:id/results.csv',
    params: surveyParams,
    query: resultsQuery,
    handle: async (visit) => {
      const { query, res } = visit
      const { service, results } = await found(visit)
      const name = `results-${service.slug}-${query.window}.csv`
      await sendCsv(res, name, RESULT_COLUMNS, resultRows(results.perspectives, visit))
    },
  }),
]

interface Found {
  service: Row<'service'>
  survey: Row<'survey'>
  results: ReadResults
}

async function found({ db, actor, params, query, today }: ResultsVisit): Promise<Found> {
  const survey = orNotFound(await visibleSurvey(db, actor, params.id))
  const service = orNotFound(
    await visibleServices(db, actor).selectAll().where('id', '=', survey.service_id).executeTakeFirst(),
  )
  return { service, survey, results: await readResults(db, service, survey, query.window, today) }
}
