import type { AnonymityPromise, Perspective } from '../database/schema.ts'
import { ownLanguageName } from '../i18n/any-language.ts'
import type { MessageKey } from '../i18n/translate.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import type { FormWords, Said } from '../surveys/form-words.ts'
import { questionsIn } from '../surveys/perspective-form.ts'
import { type AskedForm, writeShown } from './asked-form.ts'
import type { QuestionField } from './fields-page.ts'
import type { FormFacts } from './form-facts.ts'
import { groupsMark } from './groups.ts'
import { KEPT_DAYS } from './partial.ts'
import { PROOF_BITS, WAIT_SECONDS } from './proof-of-work.ts'
import { type FormPage, formPages } from './sections-page.ts'

declare module '../web/render.ts' {
  interface Pages {
    'responses/form': ResponseForm
    'responses/languages': LanguageSwitch
    /** On the form itself, where changing the language keeps what was entered. */
    'responses/language-buttons': LanguageSwitch
  }
}

/** The public form. */
export interface ResponseForm {
  title: string
  serviceName: Said
  organisation: string
  perspective: Perspective
  askedAs: Said
  promise: Said
  /** By what the figures are broken down; null where by nothing that is known of this person. */
  groups: Said | null
  /** Which questions need an answer. */
  obligation: Said
  introduction: Said[]
  languages: LanguageSwitch
  /** What stands in the way although nothing that was typed is wrong. */
  alert: Said | null
  errors: { count: Said; links: { address: string; label: Said; message: Said }[] } | null
  pages: FormPage[]
  /** The one-time mark; null on personal invitations. */
  once: string | null
  shown: string
  /** How duplicates are kept out; null on links that are good for one answer. */
  guards: { summary: Said; sentences: Said[]; again: { heading: Said; text: Said; button: Said } } | null
  /** What the browser finds a proof of work for; null where none is asked. */
  proof: { subject: string; bits: string; work: string } | null
  finality: Said
  send: Said
  /** Where what is entered is kept: the button that does so without a script, and what it means. */
  keep: { button: Said; text: Said } | null
  /** What of coming and going is stored, and what is not. */
  visits: Said[]
  /** What was filled in from an earlier visit. */
  restored: { text: Said; afresh: Said } | null
  /** What the form's script says. */
  script: Record<'clear' | 'sending' | 'next' | 'back' | 'pageOf' | 'appeared' | 'kept', string>
}

/** The page in each language. */
export interface LanguageSwitch {
  choices: { code: string; name: string; address: string; current: boolean }[]
}

const ASKED_AS: Record<Perspective, MessageKey> = {
  user: 'responses.askedAsUser',
  customer: 'responses.askedAsCustomer',
  provider: 'responses.askedAsProvider',
}

const PROMISES: Record<AnonymityPromise, MessageKey> = {
  anonymous: 'responses.promiseAnonymous',
  attributed: 'responses.promiseAttributed',
}

export function responseForm(facts: FormFacts, words: FormWords): ResponseForm {
  const { asked, promise, organisation } = facts
  const { t, own, said } = words
  const pages = formPages(facts, words)
  const errors = errorSummary(pages, words)
  const title = t('responses.formTitle', { service: said(asked.serviceName).text })
  return {
    title: errors === null ? title : t('responses.titleWithErrors', { title }),
    serviceName: said(asked.serviceName),
    organisation,
    perspective: asked.perspective,
    askedAs: own(ASKED_AS[asked.perspective]),
    promise: own(PROMISES[promise]),
    groups: groupWords(facts, words),
    obligation: own(obligationOf(asked)),
    introduction: asked.introduction === null ? [] : paragraphsOf(said(asked.introduction)),
    languages: languageSwitch(asked.languages, facts.address, words.lang),
    alert: facts.alert === null ? null : own(facts.alert),
    errors,
    pages,
    once: facts.once,
    shown: writeShown({ versionId: asked.versionId, turn: asked.turn, promise, groups: groupsMark(facts.groupedBy) }),
    guards: guardWords(facts, words),
    proof: facts.proof && { subject: facts.proof.surveyId, bits: String(PROOF_BITS), work: facts.proof.work },
    finality: own(promise === 'anonymous' ? 'responses.finalAnonymous' : 'responses.finalAttributed'),
    send: own('responses.send'),
    keep: facts.keeps ? { button: own('responses.keep'), text: own('responses.keepText', { days: KEPT_DAYS }) } : null,
    visits: [...(facts.keeps ? [] : [own('responses.nothingKept')]), own('responses.stopsCounted')],
    restored: restoredWords(facts, words),
    script: {
      clear: t('responses.clear'),
      sending: t('responses.sending'),
      next: t('responses.pageNext'),
      back: t('responses.pageBack'),
      pageOf: t('responses.pageOf', { number: '{number}', total: '{total}' }),
      appeared: t('responses.appeared', { question: '{question}' }),
      kept: facts.keeps ? t('responses.kept') : '',
    },
  }
}

function groupWords({ groupedBy, promise }: FormFacts, { own }: FormWords): ResponseForm['groups'] {
  if (groupedBy.length === 0) return null
  const attributes = groupedBy.join(', ')
  return promise === 'anonymous'
    ? own('responses.groupsAnonymous', { attributes, people: SMALLEST_GROUP })
    : own('responses.groupsAttributed', { attributes })
}

function guardWords({ once, proof }: FormFacts, { own }: FormWords): ResponseForm['guards'] {
  if (once === null) return null
  const sentences = [own('responses.guardOnce'), own('responses.guardBrowser'), own('responses.guardNetwork')]
  if (proof !== null) sentences.push(own('responses.guardProof', { seconds: WAIT_SECONDS }))
  return {
    summary: own('responses.guards'),
    sentences,
    again: {
      heading: own('responses.againTitle'),
      text: own('responses.againText'),
      button: own('responses.againButton'),
    },
  }
}

function restoredWords({ restored }: FormFacts, { own, day }: FormWords): ResponseForm['restored'] {
  if (restored === null) return null
  const text = restored.isJustKept
    ? own('responses.keptJustNow', { days: KEPT_DAYS })
    : own('responses.restored', { day: day(restored.keptOn) })
  return { text, afresh: own('responses.startAfresh') }
}

/** Empty lines part paragraphs. */
export function paragraphsOf({ text, lang }: Said): Said[] {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.map((paragraph) => ({ text: paragraph.trim(), lang }))
}

function obligationOf(asked: AskedForm): MessageKey {
  const questions = questionsIn(asked).filter(({ kind }) => kind !== 'statement')
  const required = questions.filter((question) => question.required)
  if (required.length === 0) return 'responses.nothingRequired'
  return required.length === 1 && required[0] === questions[0]
    ? 'responses.onlyFirstRequired'
    : 'responses.markedRequired'
}

/** The same page in each language, with the rest of what its address said; nothing where there is but one. */
export function languageSwitch(
  languages: readonly string[],
  address: FormFacts['address'],
  current: string,
): LanguageSwitch {
  if (languages.length < 2) return { choices: [] }
  const kept = Object.entries(address).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const choices = languages.map((code) => ({
    code,
    name: ownLanguageName(code),
    address: `?${new URLSearchParams([['lang', code], ...kept])}`,
    current: code === current,
  }))
  return { choices }
}

function errorSummary(pages: readonly FormPage[], words: FormWords): ResponseForm['errors'] {
  const fields = pages.flatMap(({ sections }) =>
    sections.flatMap(({ groups, respondent }) => [
      ...groups.flatMap(({ questions }) => questions),
      ...(respondent === null ? [] : [respondent]),
    ]),
  )
  const links = fields.flatMap((field) =>
    field.error === null ? [] : [{ address: `#${firstInput(field)}`, label: field.text, message: field.error }],
  )
  return links.length === 0 ? null : { count: words.own('common.formHasErrors', { count: links.length }), links }
}

function firstInput(field: QuestionField): string {
  if (field.kind === 'entry') return field.id
  if (field.kind === 'rating') return field.steps[0]?.id ?? ''
  return field.kind === 'picks' ? (field.options[0]?.id ?? '') : ''
}
