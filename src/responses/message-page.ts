import type { AnonymityPromise } from '../database/schema.ts'
import type { Translate } from '../i18n/translate.ts'
import type { DoorName } from './asked-form.ts'
import type { LanguageSwitch } from './page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'responses/message': ResponseMessage
  }
}

/** What a respondent reads in place of a form. */
export interface ResponseMessage {
  title: string
  paragraphs: string[]
  link: { address: string; text: string } | null
  /** The form's path, on the page that follows its answers: where going back leads here again. */
  sentFrom: string | null
  languages: LanguageSwitch
}

interface Facts {
  serviceName: string
  promise: AnonymityPromise
  languages: LanguageSwitch
}

interface ThanksFor {
  door: DoorName
  /** The form's path. */
  form: string
  /** Where somebody else may answer; null on personal links. */
  again: string | null
  /** Whether all was only tried out. */
  isExample: boolean
}

export function thanksPage(facts: Facts, { door, form, again, isExample }: ThanksFor, t: Translate): ResponseMessage {
  const { serviceName: service, promise, languages } = facts
  const title = t('responses.thanksTitle')
  if (isExample) return { title, paragraphs: [t('responses.exampleThanks')], link: null, sentFrom: form, languages }
  // A frame is closed by the page around it, and a kiosk not at all.
  const last = door === 'embedded' ? null : t(door === 'kiosk' ? 'responses.kioskReturns' : 'responses.thanksClose')
  const stored = t('responses.thanksStored', { service })
  const seen = t(promise === 'anonymous' ? 'responses.thanksAnonymous' : 'responses.thanksAttributed')
  const next = door === 'kiosk' ? 'responses.kioskNext' : 'responses.somebodyElse'
  return {
    title,
    paragraphs: [`${stored} ${seen}`, t('responses.thanksNext'), ...(last === null ? [] : [last])],
    link: again === null || door === 'embedded' ? null : { address: again, text: t(next) },
    sentFrom: form,
    languages,
  }
}

/** What a kiosk shows while it takes nothing. */
export function pausePage({ languages }: Facts, t: Translate): ResponseMessage {
  const paragraphs = [t('responses.kioskWaitText')]
  return { title: t('responses.kioskWaitTitle'), paragraphs, link: null, sentFrom: null, languages }
}

export function notEmbeddablePage({ languages }: Facts, t: Translate): ResponseMessage {
  const paragraphs = [t('responses.notEmbeddableText')]
  return { title: t('responses.notEmbeddableTitle'), paragraphs, link: null, sentFrom: null, languages }
}

export function spentPage({ serviceName: service, promise, languages }: Facts, t: Translate): ResponseMessage {
  const unchangeable = promise === 'anonymous' ? 'responses.spentAnonymous' : 'responses.spentAttributed'
  const paragraphs = [t('responses.spentText', { service }), t(unchangeable)]
  return { title: t('responses.spentTitle'), paragraphs, link: null, sentFrom: null, languages }
}

export function closedPage({ serviceName: service, languages }: Facts, t: Translate): ResponseMessage {
  const paragraphs = [t('responses.closedText', { service })]
  return { title: t('responses.closedTitle'), paragraphs, link: null, sentFrom: null, languages }
}

export function unknownLinkPage(languages: LanguageSwitch, t: Translate): ResponseMessage {
  const paragraphs = [t('responses.unknownText')]
  return { title: t('responses.unknownTitle'), paragraphs, link: null, sentFrom: null, languages }
}
