import type { AnonymityPromise } from '../database/schema.ts'
import { isLanguage, primaryOf } from '../i18n/languages.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { Wording } from '../surveys/definition.ts'
import type { FormWords, Said } from '../surveys/form-words.ts'
import type { DoorName } from './asked-form.ts'
import { type LanguageSwitch, paragraphsOf } from './page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'responses/message': ResponseMessage
  }
}

/** What a respondent reads in place of a form. */
export interface ResponseMessage {
  title: string
  heading: Said
  paragraphs: Said[]
  link: { address: string; text: Said } | null
  /** Where somebody who has answered anonymously may leave a way to be reached; null where that is not offered. */
  contact: { address: string; text: Said } | null
  /** Where it says what was improved because of answers; null where nothing is published, or the page is no place to leave. */
  heard: { address: string; text: Said; isApart: boolean } | null
  /** The form's path, on the page that follows its answers: where going back leads here again. */
  sentFrom: string | null
  languages: LanguageSwitch
}

interface Facts {
  serviceName: Wording
  /** What the survey's author says to those who have answered; null: nothing. */
  thanks: Wording | null
  promise: AnonymityPromise
  /** The slug of the service where anything is published of what came of answers; null where nothing is. */
  toldAbout: string | null
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
  /** Where a way to be reached can be left; null where that is not offered. */
  contact: string | null
}

export function thanksPage(
  facts: Facts,
  { door, form, again, isExample, contact }: ThanksFor,
  words: FormWords,
): ResponseMessage {
  const { serviceName, thanks, promise, languages } = facts
  const { own, said } = words
  const head = headed('responses.thanksTitle', words)
  if (isExample) {
    return {
      ...head,
      paragraphs: [own('responses.exampleThanks')],
      ...NOTHING_MORE,
      sentFrom: form,
      languages,
    }
  }
  // A frame is closed by the page around it, and a kiosk not at all.
  const last = door === 'embedded' ? [] : [own(door === 'kiosk' ? 'responses.kioskReturns' : 'responses.thanksClose')]
  const next = door === 'kiosk' ? 'responses.kioskNext' : 'responses.somebodyElse'
  return {
    ...head,
    paragraphs: [
      ...(thanks === null ? [] : paragraphsOf(said(thanks))),
      own('responses.thanksStored', { service: said(serviceName).text }),
      own(promise === 'anonymous' ? 'responses.thanksAnonymous' : 'responses.thanksAttributed'),
      own('responses.thanksNext'),
      ...last,
    ],
    link: again === null || door === 'embedded' ? null : { address: again, text: own(next) },
    contact:
      contact === null || promise === 'attributed' || door === 'kiosk' || door === 'embedded'
        ? null
        : { address: contact, text: own('responses.thanksContact') },
    heard: door === 'kiosk' ? null : heardLink(facts, words, door === 'embedded'),
    sentFrom: form,
    languages,
  }
}

/** What a kiosk shows while it takes nothing. */
export function pausePage({ languages }: Facts, words: FormWords): ResponseMessage {
  const paragraphs = [words.own('responses.kioskWaitText')]
  return { ...headed('responses.kioskWaitTitle', words), paragraphs, ...NOTHING_MORE, languages }
}

export function notEmbeddablePage({ languages }: Facts, words: FormWords): ResponseMessage {
  const paragraphs = [words.own('responses.notEmbeddableText')]
  return { ...headed('responses.notEmbeddableTitle', words), paragraphs, ...NOTHING_MORE, languages }
}

export function spentPage(facts: Facts, words: FormWords): ResponseMessage {
  const { serviceName, promise, languages } = facts
  const unchangeable = promise === 'anonymous' ? 'responses.spentAnonymous' : 'responses.spentAttributed'
  const service = words.said(serviceName).text
  const paragraphs = [words.own('responses.spentText', { service }), words.own(unchangeable)]
  const heard = heardLink(facts, words)
  return { ...headed('responses.spentTitle', words), paragraphs, ...NOTHING_MORE, heard, languages }
}

export function closedPage(facts: Facts, words: FormWords): ResponseMessage {
  const { serviceName, languages } = facts
  const paragraphs = [words.own('responses.closedText', { service: words.said(serviceName).text })]
  const heard = heardLink(facts, words)
  return { ...headed('responses.closedTitle', words), paragraphs, ...NOTHING_MORE, heard, languages }
}

/** Nobody knows which survey it was, nor in which languages. */
export function unknownLinkPage(languages: LanguageSwitch, t: Translate): ResponseMessage {
  const title = t('responses.unknownTitle')
  const here = (text: string): Said => ({ text, lang: null })
  const paragraphs = [here(t('responses.unknownText'))]
  return { title, heading: here(title), paragraphs, ...NOTHING_MORE, languages }
}

const NOTHING_MORE = { link: null, contact: null, heard: null, sentFrom: null } as const

/** @param isApart whether it opens beside the page, as from a frame, which only the form may stand in */
function heardLink({ toldAbout }: Facts, words: FormWords, isApart = false): ResponseMessage['heard'] {
  if (toldAbout === null) return null
  const language = primaryOf(words.lang)
  const address = `/heard/${toldAbout}${isLanguage(language) ? `?lang=${language}` : ''}`
  return { address, text: words.own('responses.thanksHeard'), isApart }
}

function headed(key: MessageKey, words: FormWords): Pick<ResponseMessage, 'title' | 'heading'> {
  return { title: words.t(key), heading: words.own(key) }
}

/** Said to somebody who has left a way to be reached. */
export function wishKeptPage(languages: LanguageSwitch, t: Translate): ResponseMessage {
  const title = t('followups.wishKeptTitle')
  const here = (text: string): Said => ({ text, lang: null })
  const paragraphs = [here(t('followups.wishKeptText')), here(t('followups.wishClose'))]
  return { title, heading: here(title), paragraphs, ...NOTHING_MORE, languages }
}
