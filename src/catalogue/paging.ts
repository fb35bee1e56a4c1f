import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'

declare module '../web/render.ts' {
  interface Pages {
    'catalogue/paging': Paging
  }
}

export const ROWS_A_PAGE = 50

export interface Paging {
  text: string
  previous: string | null
  next: string | null
}

/** @returns null where everything stands on one page */
export function paging(
  total: number,
  page: number,
  address: (page: number) => string,
  t: Translate,
  format: Format,
): Paging | null {
  if (total <= ROWS_A_PAGE) return null
  const pages = Math.ceil(total / ROWS_A_PAGE)
  return {
    text: t('catalogue.pageOf', { page: format.number(page), pages: format.number(pages) }),
    previous: page > 1 ? address(page - 1) : null,
    next: page < pages ? address(page + 1) : null,
  }
}
