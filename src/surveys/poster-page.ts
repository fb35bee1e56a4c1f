import type { AnonymityPromise, Perspective } from '../database/schema.ts'
import { isLanguage, type Language } from '../i18n/languages.ts'
import type { Reader } from '../i18n/reader.ts'
import { type MessageKey, translator } from '../i18n/translate.ts'
import { inLanguage, type SurveyDefinition } from './definition.ts'
import { openAddress } from './door-links.ts'
import { type Option, type ShownDoors, type TagsPart, tagsPart } from './door-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/poster': PosterPage
    'surveys/poster-sheet': PosterSheet
  }
}

/** A poster with the open link, to be printed; in the language of those who will read it. */
export interface PosterPage {
  title: string
  backAddress: string
  address: string
  perspective: Perspective
  tags: TagsPart
  papers: Option[]
  /** Once on A4; twice beside each other for two of A5. */
  sheets: PosterSheet[]
  sheetClass: string
  /** The style sheet that says how the paper lies. */
  paperStyle: string
}

export interface PosterSheet {
  language: Language
  perspective: Perspective
  organisation: string
  title: string
  sentence: string
  qrAddress: string
  qrAlt: string
  scan: string
  orType: string
  /** Without its scheme, which nobody types. */
  shortAddress: string
  promise: string
}

export interface ShownPoster extends ShownDoors {
  organisation: string
  definition: SurveyDefinition
  chosen: { channel: string; language: string; paper: 'a4' | 'a5' }
}

const TITLES: Record<Perspective, MessageKey> = {
  user: 'doors.posterTitleUser',
  customer: 'doors.posterTitleCustomer',
  provider: 'doors.posterTitleProvider',
}

const PROMISES: Record<AnonymityPromise, MessageKey> = {
  anonymous: 'doors.posterAnonymous',
  attributed: 'doors.posterAttributed',
}

export function posterPage(shown: ShownPoster, reader: Reader): PosterPage {
  const { t } = reader
  const { surveyId, door, chosen } = shown
  const { perspective } = door
  const base = `/surveys/${surveyId}/${perspective}`
  const sheet = posterSheet(shown, reader.language)
  return {
    title: t('doors.posterPageTitle', { perspective: t(`common.${perspective}`) }),
    backAddress: `/surveys/${surveyId}#${perspective}`,
    address: `${base}/poster`,
    perspective,
    tags: tagsPart('poster', chosen, shown, t),
    papers: (['a4', 'a5'] as const).map((value) => ({
      value,
      name: t(value === 'a4' ? 'doors.paperA4' : 'doors.paperA5'),
      chosen: value === chosen.paper,
    })),
    sheets: chosen.paper === 'a5' ? [sheet, sheet] : [sheet],
    sheetClass: `poster-paper poster-${chosen.paper}`,
    paperStyle: `css/poster-${chosen.paper}.css`,
  }
}

/** In the chosen language where Parallax speaks it, or else in the survey's, or the reader's own. */
function posterSheet({ door, chosen, definition, organisation, publicUrl, surveyId }: ShownPoster, own: Language) {
  const wanted = chosen.language === '' ? own : chosen.language.slice(0, 2)
  const language = [wanted, definition.languages[0], own].find(isLanguage) ?? own
  const t = translator(language)
  const { perspective, promise, openKey } = door
  const query = new URLSearchParams({ channel: chosen.channel, language: chosen.language })
  return {
    language,
    perspective,
    organisation,
    title: t(TITLES[perspective], { service: inLanguage(definition.serviceName, chosen.language || language) }),
    sentence: t('doors.posterSentence'),
    qrAddress: `/surveys/${surveyId}/${perspective}/qr.svg?${query}`,
    qrAlt: t('doors.posterQrAlt'),
    scan: t('doors.posterScan'),
    orType: t('doors.posterOrType'),
    shortAddress: openAddress(publicUrl, 's', openKey, { channel: '', language: '' }).replace(/^https?:\/\//, ''),
    promise: t(PROMISES[promise]),
  }
}
