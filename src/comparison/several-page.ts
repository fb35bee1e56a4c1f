import type { Month } from '../catalogue/agreement.ts'
import type { OfferedService } from '../catalogue/offering-store.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { RATED, type Rated } from '../surveys/definition.ts'
import { type BreakdownRow, type Option, rowView } from './breakdown-page.ts'
import { rounded } from './breakdown-table-page.ts'
import type { SettledState } from './change-store.ts'
import { dumbbell, whyHidden } from './figures-page.ts'
import { type HeatMap, heatMap } from './heat-map-page.ts'
import type { PortfolioEvidence } from './portfolio.ts'
import { rulesFor } from './service-comparison.ts'
import {
  inOrder,
  MAP_FIGURES,
  type MapFigure,
  OFFERING,
  ORGANISATION,
  onQuestion,
  SEVERAL_ORDERS,
  type ServiceOnQuestion,
  type SeveralQuery,
  togetherOf,
} from './several.ts'
import { sinceMark } from './since-change-page.ts'
import { type TogetherCard, togetherCard } from './together-page.ts'
import { ALL_TIME } from './window.ts'
import { type WindowPicker, windowPicker, withoutChanges } from './window-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/several': SeveralPage
  }
}

export interface SeveralPage {
  title: string
  views: { name: string; address: string; current: boolean }[]
  kept: { name: string; value: string }[]
  services: { name: string; options: Option[] }[]
  /** Which question, or which figure; and, of a question, in which order. */
  choice: { id: 'question' | 'figure'; name: string; options: Option[] }
  order: Option[] | null
  window: WindowPicker
  empty: { title: string; text: string } | null
  together: TogetherCard | null
  heading: string
  target: { at: string; name: string }
  rows: BreakdownRow[]
  map: HeatMap | null
  download: string
}

export interface ShownSeveral {
  query: SeveralQuery
  /** Every service that may be seen, and those of them that are compared. */
  entries: readonly PortfolioEvidence[]
  chosen: readonly PortfolioEvidence[]
  /** By service id; none within a window. */
  settled: ReadonlyMap<string, SettledState>
  offered: readonly OfferedService[]
  months: readonly Month[]
  questions: readonly Rated[]
}

export function severalPage(shown: ShownSeveral, reader: Reader): SeveralPage {
  const { query, chosen } = shown
  const { t, format, language } = reader
  const isMap = query.view === 'map'
  const name = t(`surveys.dimension${query.question}`)
  const kept = keptOf({ ...query, window: ALL_TIME })
  return {
    title: t('several.title'),
    views: (['question', 'map'] as const).map((view) => ({
      name: t(view === 'map' ? 'several.viewMap' : 'several.viewQuestion'),
      address: addressOf({ ...query, view }),
      current: view === query.view,
    })),
    kept: keptOf(query).filter((field) => ['view', 'window'].includes(field.name)),
    services: serviceChoice(shown, reader),
    choice: isMap
      ? {
          id: 'figure',
          name: t('several.figure'),
          options: MAP_FIGURES.map((value) => option(value, t(FIGURE_NAMES[value]), query.figure)),
        }
      : {
          id: 'question',
          name: t('breakdown.question'),
          options: RATED.map((value) => option(value, t(`surveys.dimension${value}`), query.question)),
        },
    order: isMap ? null : SEVERAL_ORDERS.map((value) => option(value, t(ORDER_NAMES[value]), query.order)),
    window: withoutChanges(windowPicker(query.window, shown.months, () => false, { action: '/compare', kept }, reader)),
    empty: chosen.length > 0 ? null : { title: t('several.emptyTitle'), text: t('several.emptyText') },
    together: chosen.length === 0 ? null : togetherCard(togetherOf(chosen), query.window, reader),
    heading: isMap ? t('several.mapHeading', { figure: t(FIGURE_NAMES[query.figure]) }) : name,
    target: { at: '70%', name: t('several.axisTarget', { target: format.number(70) }) },
    rows: isMap
      ? []
      : inOrder(
          chosen.map((each) => onQuestion(each, query.question)),
          query.order,
          language,
        ).map((each) => row(each, shown, reader)),
    map: isMap && chosen.length > 0 ? heatMap(chosen, query, reader) : null,
    download: addressOf(query, '/compare.csv'),
  }
}

const FIGURE_NAMES = {
  users: 'several.figureUsers',
  customers: 'several.figureCustomers',
  gap: 'several.figureGap',
} as const satisfies Record<MapFigure, string>
const ORDER_NAMES = { gap: 'several.orderGap', users: 'several.orderUsers', name: 'several.orderName' } as const

function option(value: string, name: string, chosen: string): Option {
  return { value, name, chosen: value === chosen }
}

function serviceChoice({ entries, offered, query }: ShownSeveral, { t, language }: Reader): SeveralPage['services'] {
  const organisations = [...new Set(entries.map(({ service }) => service.organisation))]
  const offerings = new Map(offered.map(({ slug, name }) => [slug, name]))
  return [
    { name: '', options: [option('', t('several.allServices'), query.of)] },
    {
      name: t('several.byOrganisation'),
      options: organisations
        .sort(new Intl.Collator(language).compare)
        .map((name) => option(`${ORGANISATION}${name}`, name, query.of)),
    },
    {
      name: t('several.byOffering'),
      options: [...offerings].map(([slug, name]) => option(`${OFFERING}${slug}`, name, query.of)),
    },
  ].filter(({ options }) => options.length > 0)
}

function row(each: ServiceOnQuestion, { query: { window }, settled }: ShownSeveral, reader: Reader): BreakdownRow {
  const { t, format, language } = reader
  const { service, compared, disclosure, gap } = each
  const sides = (['user', 'customer'] as const).map((perspective) => {
    const { index, indexInterval: range, n } = perspective === 'user' ? compared.users : compared.customers
    return { perspective, index, range, n, disclosure: disclosure[perspective] }
  })
  return {
    name: nameIn(language, service),
    address: `/services/${service.slug}${window === ALL_TIME ? '' : `?window=${window}`}`,
    more: service.organisation,
    since: sinceMark(service.slug, settled.get(service.id) ?? null, reader),
    isWhole: false,
    picture: dumbbell(sides, rulesFor(service.xla_target).targetIndex, reader),
    views: sides.map((side) => rowView(side, whyHidden(side.disclosure, t), reader)),
    gap: gap === null ? null : format.signed(Math.round(gap)),
  }
}

/** The columns of the table that can be downloaded; the same in every language, so that programs can rely on them. */
export const SEVERAL_COLUMNS = [
  ...['service', 'name', 'organisation', 'question', 'window', 'active_users'],
  ...['users_n', 'users_index', 'users_low', 'users_high', 'users_shown'],
  ...['customers_n', 'customers_index', 'customers_low', 'customers_high', 'customers_shown', 'gap'],
] as const

/** One row to a service and question; of what may not be shown, only that. */
export function* severalRows(shown: ShownSeveral, { language }: Reader): Generator<(string | number)[]> {
  for (const each of shown.chosen) {
    for (const question of shown.questions) {
      const { service, compared, disclosure, gap } = onQuestion(each, question)
      const side = (perspective: 'user' | 'customer') => {
        const own = perspective === 'user' ? compared.users : compared.customers
        const range = own.indexInterval.value
        const figures = [own.index.value, range?.low ?? null, range?.high ?? null].map(
          (figure) => rounded(figure) ?? '',
        )
        const isSeen = disclosure[perspective] === 'shown' || disclosure[perspective] === 'none'
        return [isSeen ? own.n : '', ...figures, isSeen ? disclosure[perspective] : 'hidden']
      }
      yield [
        ...[service.slug, nameIn(language, service), service.organisation, question, shown.query.window],
        ...[service.active_users ?? '', ...side('user'), ...side('customer'), rounded(gap) ?? ''],
      ]
    }
  }
}

const USUAL: Record<string, string> = {
  view: 'question',
  question: 'VALUE',
  figure: 'users',
  order: 'gap',
  of: '',
  window: ALL_TIME,
}

function keptOf({ lang: _, ...query }: SeveralQuery): { name: string; value: string }[] {
  return Object.entries(query)
    .filter(([name, value]) => USUAL[name] !== value)
    .map(([name, value]) => ({ name, value }))
}

function addressOf(query: SeveralQuery, path = '/compare'): string {
  const parameters = new URLSearchParams(keptOf(query).map(({ name, value }): [string, string] => [name, value]))
  return parameters.size === 0 ? path : `${path}?${parameters}`
}
