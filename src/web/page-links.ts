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
  previous: string | null
  next: string | null
}

/**
 * @param path the list's address
 * @param query what it is filtered by; empty values are left out
 * @param paging `page` counts from 1, `size` is how many a page holds
 */
export function pageLinks(
  path: string,
  query: Record<string, string>,
  paging: { page: number; total: number; size: number },
  t: Translate,
  format: Format,
): PageLinks {
  const { page, total, size } = paging
  const address = (number: number) => {
    const kept = Object.entries({ ...query, page: number === 1 ? '' : String(number) })
    const parameters = new URLSearchParams(kept.filter(([, value]) => value !== '')).toString()
    return parameters === '' ? path : `${path}?${parameters}`
  }
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
