import type { Actor } from '../accounts/permissions.ts'
import { visibleService } from '../accounts/scope.ts'
import { anonymousPerspectives } from '../comparison/asked.ts'
import { readService } from '../comparison/read-store.ts'
import { compareService } from '../comparison/service-comparison.ts'
import type { WindowKey } from '../comparison/window.ts'
import type { Database, Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import { definitionOf } from '../surveys/versions-store.ts'
import { sendCsv } from '../web/csv.ts'
import { render } from '../web/render.ts'
import { type Route, staffRoute, type Visit } from '../web/routes.ts'
import { serviceTabs } from '../web/service-tabs.ts'
import { ANSWER_COLUMNS, answerRows } from './answer-table-page.ts'
import { COMPARISON_COLUMNS, comparisonRows } from './comparison-table-page.ts'
import { exportParams, exportQuery, fileParams, fileQuery } from './export-input.ts'
import { exportPage } from './export-page.ts'
import { attributedResponses, promisesOf } from './export-store.ts'
import type { Exported } from './exported.ts'
import { type AskedByName, askedByName, RESPONSE_COLUMNS, responseRows } from './response-table-page.ts'
import type { Cell } from './sheet.ts'
import { sendWorkbook } from './workbook.ts'

/** A service's figures to calculate with elsewhere, as far as its pages may show them. */
export const exportRoutes: readonly Route[] = [
  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/export',
    params: exportParams,
    query: exportQuery,
    handle: async (visit) => {
      const { db, actor, params, query, today, t, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const { months, isHidden } = await readService(db, service, query.window, today)
      const promises = await promisesOf(db, service.id)
      const tabs = serviceTabs(service, 'comparison', actor, t)
      render(res, 'reports/export', exportPage({ service, months, isHidden, promises, tabs, ...query }, visit))
    },
  }),

  staffRoute('comparison.read', {
    method: 'get',
    path: '/services/:slug/export/:file',
    params: fileParams,
    query: fileQuery,
    handle: async (visit) => {
      const { db, actor, params, query, res } = visit
      const service = await visibleService(db, actor, params.slug)
      const { columns, rows } = await tableOf(visit, params.exported, service)
      const over = params.exported === 'responses' ? 'all' : query.window
      const fileName = `${params.exported}-${service.slug}-${over}.${params.format}`
      if (params.format === 'xlsx') await sendWorkbook(res, fileName, params.exported, columns, rows)
      else await sendCsv(res, fileName, columns, rows, query.plain === undefined)
    },
  }),
]

interface Table {
  columns: readonly string[]
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
}

type FileVisit = Visit<unknown, { window: WindowKey }, unknown, Actor>
type Service = Awaited<ReturnType<typeof visibleService>>

async function tableOf(visit: FileVisit, exported: Exported, service: Service): Promise<Table> {
  const { db, query, today } = visit
  const { evidence, definitions } = await readService(db, service, query.window, today)
  if (exported === 'responses') {
    const anonymous = anonymousPerspectives(evidence.asked)
    return { columns: RESPONSE_COLUMNS, rows: rowsOfResponses(db, service.id, anonymous, visit) }
  }
  return exported === 'comparison'
    ? { columns: COMPARISON_COLUMNS, rows: comparisonRows(compareService(evidence), visit) }
    : { columns: ANSWER_COLUMNS, rows: answerRows(definitions, evidence.answers, query.window, visit) }
}

async function* rowsOfResponses(
  db: Database,
  serviceId: string,
  anonymous: ReadonlySet<Perspective>,
  reader: Reader,
): AsyncGenerator<readonly Cell[]> {
  const versions = new Map<string, AskedByName>()
  for await (const response of attributedResponses(db, serviceId, anonymous)) {
    const key = `${response.version_id} ${response.perspective}`
    const known = versions.get(key)
    const asked = known ?? askedByName(await definitionOf(db, response.version_id), response.perspective)
    if (known === undefined) versions.set(key, asked)
    yield* responseRows(response, asked, reader)
  }
}
