import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { type EmbedChoices, embedAttributes, embedSnippet } from './door-links.ts'
import { type Option, type ShownDoors, type TagsPart, tagsPart } from './door-page.ts'
import { MOST_SITES } from './embed-sites.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/embed': EmbedPage
  }
}

/** Where a form may be shown on somebody's own pages, and what to paste there. */
export interface EmbedPage {
  title: string
  tabs: ServiceTabs
  perspective: Perspective
  perspectiveName: string
  backAddress: string
  address: string
  sites: string
  sitesHint: string
  errors: FormErrors | null
  siteError: string | null
  /** False while no site is allowed: the snippet would show nothing. */
  isAllowed: boolean
  modes: Option[]
  positions: Option[]
  after: string
  tags: TagsPart
  snippet: string
  call: string
  policy: string
  /** The example's script, by attribute; in the page itself, where nothing that is sent is stored. */
  example: { key: string; mode: string; after: string; position: string; channel: string; language: string }
}

export interface ShownEmbed extends ShownDoors {
  tabs: ServiceTabs
  choices: EmbedChoices
  form: Form<unknown> | null
  /** The line that is no site. */
  wrongLine: string
}

export function embedPage(shown: ShownEmbed, { t, format }: Reader): EmbedPage {
  const { door, choices, form, publicUrl, surveyId, tabs } = shown
  const { perspective, openKey, embedSites } = door
  const perspectiveName = t(`common.${perspective}`)
  const error = form === null || form.ok ? undefined : form.errors['sites']
  const option = (value: string, name: string, current: string) => ({ value, name, chosen: value === current })
  const attribute = Object.fromEntries(embedAttributes(openKey, choices))
  return {
    title: t('doors.embedTitle', { perspective: perspectiveName }),
    tabs,
    perspective,
    perspectiveName,
    backAddress: `/surveys/${surveyId}#${perspective}`,
    address: `/surveys/${surveyId}/${perspective}/embed`,
    sites: form === null || form.ok ? embedSites.join('\n') : (form.typed['sites'] ?? ''),
    sitesHint: t('doors.sitesHint', { most: format.number(MOST_SITES) }),
    errors: formErrors(form, { sites: 'doors.sites' }, t),
    siteError: error === undefined ? null : `${t(error)}${shown.wrongLine === '' ? '' : ` (${shown.wrongLine})`}`,
    isAllowed: embedSites.length > 0,
    modes: [
      option('inline', t('doors.modeInline'), choices.mode),
      option('popover', t('doors.modePopover'), choices.mode),
      option('button', t('doors.modeButton'), choices.mode),
    ],
    positions: [
      option('right', t('doors.positionRight'), choices.position),
      option('left', t('doors.positionLeft'), choices.position),
    ],
    after: String(choices.after),
    tags: tagsPart('embed', choices, shown, t),
    snippet: embedSnippet(publicUrl, openKey, choices),
    call: `Parallax.open('${openKey}', { channel: '${choices.channel || 'web'}', onDone: () => { … } })`,
    policy: `script-src ${publicUrl}; frame-src ${publicUrl}`,
    example: {
      key: openKey,
      mode: choices.mode,
      after: attribute['data-after'] ?? '',
      position: choices.position,
      channel: choices.channel,
      language: choices.language,
    },
  }
}
