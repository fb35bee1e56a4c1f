import type { AnonymityPromise } from '../database/schema.ts'
import type { Translate } from '../i18n/translate.ts'
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

/**
 * @param form the form's path
 * @param again where somebody else may answer; null on personal links
 */
export function thanksPage(facts: Facts, form: string, again: string | null, t: Translate): ResponseMessage {
  const { serviceName: service, promise, languages } = facts
  return {
    title: t('responses.thanksTitle'),
    paragraphs: [
      `${t('responses.thanksStored', { service })} ${t(promise === 'anonymous' ? 'responses.thanksAnonymous' : 'responses.thanksAttributed')}`,
      t('responses.thanksNext'),
      t('responses.thanksClose'),
    ],
    link: again === null ? null : { address: again, text: t('responses.somebodyElse') },
    sentFrom: form,
    languages,
  }
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
