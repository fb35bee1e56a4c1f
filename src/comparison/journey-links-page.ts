import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import { type ServiceTabs, serviceTabs } from '../web/service-tabs.ts'
import type { Surroundings } from '../web/surroundings.ts'
import { questionName } from './journey-counts-page.ts'
import type { LinkChange, Links } from './journey-store.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/journey-links': JourneyLinksPage
    'comparison/journey-link-rows': LinkRows
  }
}

export interface JourneyLinksPage {
  title: string
  tabs: ServiceTabs
  action: string
  cancel: string
  /** Whether somebody else has changed some of it meanwhile. */
  overtaken: boolean
  steps: LinkRows
  components: LinkRows
  hasQuestions: boolean
}

export interface LinkRows {
  rows: LinkRow[]
}

interface LinkRow {
  id: string
  label: string
  /** The one that is stored, sent along so that two editors do not undo each other's work. */
  was: { name: string; value: string }
  options: { value: string; label: string; chosen: boolean }[]
}

/** @param typed what was chosen in a form that came back, by its row */
export function journeyLinksPage(
  { service, journeyId, links, typed }: LinksShown,
  around: Surroundings,
): JourneyLinksPage {
  const { actor, t, language } = around
  const within = journeyId === null ? '' : `?journey=${journeyId}`
  return {
    title: t('journey.linksTitle'),
    tabs: serviceTabs(service, 'journey', actor, t),
    action: `/services/${service.slug}/journey/questions${within}`,
    cancel: `/services/${service.slug}/journey${within}`,
    overtaken: typed !== null,
    steps: {
      rows: links.steps.map(({ id, title, title_fr, question }, at) => {
        const label = `${at + 1}. ${nameIn(language, { name: title, name_fr: title_fr })}`
        return linkRow({ table: 'touchpoint', id, question }, label, t('journey.linkWorkshop'))
      }),
    },
    components: {
      rows: links.components.map(({ id, question, ...component }) =>
        linkRow({ table: 'component', id, question }, nameIn(language, component), t('journey.linkOwnQuestion')),
      ),
    },
    hasQuestions: links.linkable.length > 0,
  }

  function linkRow(
    { table, id, question }: { table: LinkChange['table']; id: string; question: string | null },
    label: string,
    none: string,
  ): LinkRow {
    const row = `${table}-${id}`
    const chosen = typed?.get(row) ?? question ?? ''
    const offered = links.linkable.map((each) => ({ value: each.key, label: questionName(each, around) }))
    const isGone = chosen !== '' && !offered.some(({ value }) => value === chosen)
    const options = [
      { value: '', label: none },
      ...(isGone ? [{ value: chosen, label: t('journey.linkGone') }] : []),
      ...offered,
    ]
    return {
      ...{ id: `is-${row}`, label, was: { name: `was-${row}`, value: question ?? '' } },
      options: options.map((option) => ({ ...option, chosen: option.value === chosen })),
    }
  }
}

export interface LinksShown {
  service: Row<'service'>
  journeyId: string | null
  links: Links
  typed: ReadonlyMap<string, string> | null
}
