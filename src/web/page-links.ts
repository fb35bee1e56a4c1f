import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'

declare module './render.ts' {
  interface Pages {
    'parts/page-links': PageLinks
  }
}

/** Where one is in a long list, shown by `parts/page-links`. */
export interface PageLinks {
  /** "51–100 of 1,200"; "3 in all" where there is one page. */
  summary: string
  /** What the list is of, where a page has several. */
  label?: string
  previous: string | null
  next: string | null
}

/**
 * @param address of each page of the list, counted from 1
 * @param paging where one is, how long the list is and how many a page holds
 */
export function pageLinks(
  address: (page: number) => string,
  { page, total, size }: { page: number; total: number; size: number },
  t: Translate,
  format: Format,
): PageLinks {
  const first = Math.min((page - 1) * size + 1, total)
  const range = {
    from: format.number(first),
    to: format.number(Math.min(page * size, total)),
    total: format.number(total),
  }
  return {
    summary: total <= size ? t('common.pageAll', { count: total }) : t('common.pageRange', range),
    previous: page > 1 ? address(page - 1) : null,
    next: page * size < total ? address(page + 1) : null,
  }
}

/** @returns the address of each page of a list at `path` that is filtered by `query`; empty values are left out */
export function pagesOf(path: string, query: Record<string, string>): (page: number) => string {
  return (page) => {
    const kept = Object.entries({ ...query, page: page === 1 ? '' : String(page) })
    const parameters = new URLSearchParams(kept.filter(([, value]) => value !== ''))
    return parameters.size === 0 ? path : `${path}?${parameters}`
  }
}
