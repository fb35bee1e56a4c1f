import type { Reader } from '../i18n/reader.ts'
import { PRIOR_WEIGHT } from '../statistics/keyness.ts'
import { SMALLEST_COMMENT_GROUP } from '../surveys/anonymity.ts'
import type { Rated } from '../surveys/definition.ts'
import { CLEAR_Z, type Contrast, type ContrastedTerm } from './comment-contrast.ts'
import { countIn } from './comment-disclosure.ts'
import type { SideOverview } from './comment-overview-store.ts'
import type { CommentQuery } from './comment-search.ts'
import type { WindowKey } from './window.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/comment-themes': ThemeChart
    'comparison/comment-contrast': ContrastChart
  }
}

/** What each side writes about: a bar to the left for users, one to the right for customers. */
export interface ThemeChart {
  rows: { name: string; address: string; isChosen: boolean; user: ThemeBar; customer: ThemeBar }[]
  how: string
  editAddress: string | null
}

interface ThemeBar {
  /** "40% (12)", or why it is not told. */
  text: string
  isTold: boolean
  /** Of 100; the bar's start for users, whose bars grow to the left. */
  width: string
  start: string
}

export interface ContrastChart {
  sides: {
    perspective: 'user' | 'customer'
    heading: string
    rows: { label: string; lang: string; address: string; use: string; z: string; width: string; isClear: boolean }[]
  }[]
  /** Instead of words, where there are none to compare. */
  why: string | null
  formula: string
}

type AddressWith = (changes: Partial<CommentQuery>) => string

interface Sides {
  user: SideOverview
  customer: SideOverview
}

export function themeChart(
  { user, customer }: Sides,
  query: CommentQuery,
  address: AddressWith,
  mayEdit: boolean,
  { t, format }: Reader,
): ThemeChart {
  const total = { user: totalOf(user, query.window), customer: totalOf(customer, query.window) }
  const shares = [...user.themes, ...customer.themes].map(({ count }) => count ?? 0)
  const bar = (side: keyof Sides, at: number): ThemeBar => {
    const found = (side === 'user' ? user : customer).themes[at]
    const share = (found?.count ?? 0) / Math.max(1, total[side])
    const width = (100 * share).toFixed(2)
    const start = (100 - 100 * share).toFixed(2)
    if (found === undefined || found.disclosure === 'none')
      return { text: '–', isTold: false, width: '0', start: '100' }
    if (found.count === null) return { text: t('comments.hiddenShort'), isTold: false, width: '0', start: '100' }
    const text = t('comments.share', { share: format.percent(share), count: found.count })
    return { text, isTold: true, width, start }
  }
  const rows = user.themes.map(({ theme }, at) => ({
    name: t(`surveys.dimension${theme as Rated}`),
    address: address({ theme: query.theme === theme ? '' : theme, q: '', term: '', score: '', channel: '' }),
    isChosen: query.theme === theme,
    user: bar('user', at),
    customer: bar('customer', at),
  }))
  const counted = (side: keyof Sides) => t('comments.count', { count: total[side] })
  return {
    rows: shares.some((count) => count > 0)
      ? rows.filter(({ user, customer }) => user.text !== '–' || customer.text !== '–')
      : [],
    how: t('comments.themesHow', { users: counted('user'), customers: counted('customer') }),
    editAddress: mayEdit ? '/admin/themes' : null,
  }
}

/** Where the side may not be read no theme is told either, and its number is not needed. */
function totalOf({ every, themes }: SideOverview, window: WindowKey): number {
  return themes.some(({ count }) => count !== null) ? countIn(every, window) : 0
}

export function contrastChart(contrast: Contrast | null, address: AddressWith, reader: Reader): ContrastChart {
  const { t, format } = reader
  const formula = t('comments.contrastFormula', {
    weight: PRIOR_WEIGHT,
    least: format.number(CLEAR_Z, 2),
    smallest: SMALLEST_COMMENT_GROUP,
    fewer: SMALLEST_COMMENT_GROUP - 1,
  })
  if (contrast === null) {
    return { sides: [], why: t('comments.contrastWhy', { smallest: SMALLEST_COMMENT_GROUP }), formula }
  }
  const most = Math.max(1, ...[...contrast.users, ...contrast.customers].map(({ z }) => Math.abs(z)))
  const row = (term: ContrastedTerm) => ({
    label: term.label,
    lang: term.language,
    address: address({ term: term.term, q: '', theme: '', score: '', channel: '', window: 'all' }),
    use: useOf(term, reader),
    z: t('comments.contrastZOf', { z: format.signed(term.z, 1) }),
    width: ((100 * Math.abs(term.z)) / most).toFixed(2),
    isClear: term.isClear,
  })
  return {
    sides: [
      { perspective: 'user', heading: t('comments.contrastUsers'), rows: contrast.users.map(row) },
      { perspective: 'customer', heading: t('comments.contrastCustomers'), rows: contrast.customers.map(row) },
    ],
    why: null,
    formula,
  }
}

/** "102 : 0", users first. */
function useOf({ users, customers }: ContrastedTerm, { t, format }: Reader): string {
  const told = (people: number | null) =>
    people === null ? t('comments.fewShort', { smallest: SMALLEST_COMMENT_GROUP }) : format.number(people)
  return t('comments.contrastUse', { users: told(users), customers: told(customers) })
}
