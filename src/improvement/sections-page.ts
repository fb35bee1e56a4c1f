import type { Reader } from '../i18n/reader.ts'

declare module '../web/render.ts' {
  interface Pages {
    'improvement/sections': Sections
  }
}

/** The two halves of the improvement register: what is done, and what is to be decided on. */
export interface Sections {
  links: { name: string; count: string; address: string; current: boolean }[]
}

/** @param slug null: across services, where the second menu leads to both */
export function sections(
  current: 'actions' | 'findings',
  slug: string | null,
  openFindings: number,
  { t, format }: Reader,
): Sections | null {
  if (slug === null) return null
  const base = `/services/${slug}`
  const count = openFindings === 0 ? '' : format.number(openFindings)
  return {
    links: [
      { name: t('findings.sectionActions'), count: '', address: `${base}/actions`, current: current === 'actions' },
      { name: t('findings.sectionFindings'), count, address: `${base}/findings`, current: current === 'findings' },
    ],
  }
}
