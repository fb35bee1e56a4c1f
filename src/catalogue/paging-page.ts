import type { Reader } from '../i18n/reader.ts'
import { type PageLinks, pageLinks } from '../web/page-links.ts'
import { ROWS_A_PAGE } from './paging.ts'

/** The links between a list's pages; null where everything stands on one, for the head of the list counts it already. */
export function pagesIfMany(
  total: number,
  page: number,
  address: (page: number) => string,
  { t, format }: Pick<Reader, 't' | 'format'>,
): PageLinks | null {
  return total <= ROWS_A_PAGE ? null : pageLinks(address, { page, total, size: ROWS_A_PAGE }, t, format)
}
