import { type Field, field } from '../accounts/fields.ts'
import type { Perspective, Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Answers } from '../responses/answers.ts'
import { answersInWords } from '../responses/preview-page.ts'
import { RATED, type SurveyDefinition } from '../surveys/definition.ts'
import { formWords } from '../surveys/form-words.ts'
import { perspectiveForm, questionsIn } from '../surveys/perspective-form.ts'
import type { Form } from '../web/form.ts'
import { type FormErrors, formErrors } from '../web/form-errors.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { THEME_LANGUAGES, type ThemeLists } from './comment-theme-lists.ts'
import { MOST_TERM_LENGTH, MOST_TERMS_LISTED, THEME_FIELDS } from './comment-themes.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/response': ResponsePage
    'comparison/comment-reply': ReplyPage
    'comparison/theme-lists': ThemeListsPage
    'comparison/masked-words': MaskedWordsPage
  }
}

/** Everything that somebody answered under their own name. */
export interface ResponsePage {
  title: string
  tabs: ServiceTabs
  heading: string
  lead: string
  backAddress: string
  /** The language that the questions are shown in, and the one that the person wrote in. */
  lang: string
  rows: { question: string; answers: string[]; lang: string }[]
}

export interface ShownResponse {
  service: Row<'service'>
  tabs: ServiceTabs
  response: Pick<Row<'response'>, 'perspective' | 'day' | 'language' | 'answers' | 'respondent'>
  /** What its version asked. */
  definition: SurveyDefinition
  written: readonly { question: string; text: string }[]
}

export function responsePage(
  { service, tabs, response, definition, written }: ShownResponse,
  reader: Reader,
): ResponsePage {
  const { t, format } = reader
  const { perspective, day, language, respondent } = response
  const lang = definition.languages.includes(reader.language) ? reader.language : language
  const form = perspectiveForm(definition, perspective as Perspective)
  const heading = t('comments.answersTitle', { name: respondent || t('comments.noName') })
  return {
    title: heading,
    tabs,
    heading,
    lead: t('comments.answersLead', { perspective: t(`common.${perspective as Perspective}`), day: format.day(day) }),
    backAddress: `/services/${service.slug}/comments`,
    lang,
    rows: answersInWords(
      form === null ? [] : questionsIn(form),
      JSON.parse(response.answers) as Answers,
      written,
      formWords(definition, lang),
    ).map(({ question, answers, isWritten }) => ({ question, answers, lang: isWritten ? language : lang })),
  }
}

export interface ReplyPage {
  title: string
  tabs: ServiceTabs
  heading: string
  lead: string
  comment: { text: string; lang: string }
  backAddress: string
  /** Null where nobody knows an address. */
  form: { action: string; errors: FormErrors | null; subject: Field; text: Field } | null
}

export interface ShownReply {
  service: Row<'service'>
  tabs: ServiceTabs
  comment: Pick<Row<'comment'>, 'id' | 'text' | 'language' | 'respondent'>
  hasAddress: boolean
  from: string
}

const REPLY_LABELS: Record<string, MessageKey> = { subject: 'comments.replySubject', text: 'comments.replyText' }

export function replyPage(shown: ShownReply, form: Form<unknown> | null, { t, language }: Reader): ReplyPage {
  const { service, comment, tabs, from } = shown
  const backAddress = `/services/${service.slug}/comments`
  const heading = t('comments.replyTitle', { name: comment.respondent || t('comments.noName') })
  const subject = t('comments.replySubjectDefault', { service: nameIn(language, service) })
  return {
    title: heading,
    tabs,
    heading,
    lead: shown.hasAddress ? t('comments.replyLead', { address: from }) : '',
    comment: { text: comment.text, lang: comment.language },
    backAddress: `${backAddress}#comment-${comment.id}`,
    form: shown.hasAddress
      ? {
          action: `${backAddress}/${comment.id}/reply`,
          errors: formErrors(form, REPLY_LABELS, t),
          subject: field(form, 'subject', subject, t),
          text: field(form, 'text', '', t),
        }
      : null,
  }
}

export interface ThemeListsPage {
  title: string
  isWorking: boolean
  errors: FormErrors | null
  tooLong: string
  themes: { name: string; lists: { name: string; label: string; lang: string; field: Field }[] }[]
}

export function themeListsPage(
  lists: ThemeLists,
  isWorking: boolean,
  form: Form<unknown> | null,
  { t }: Reader,
): ThemeListsPage {
  const labels = { en: t('comments.listsEnglish'), fr: t('comments.listsFrench') }
  const summary = formErrors(
    form,
    Object.fromEntries(THEME_FIELDS.map(({ name, theme }) => [name, `surveys.dimension${theme}` as MessageKey])),
    t,
  )
  return {
    title: t('comments.listsTitle'),
    isWorking,
    errors: summary,
    tooLong: t('comments.listsTooLong', { most: MOST_TERMS_LISTED, length: MOST_TERM_LENGTH }),
    themes: RATED.map((theme) => ({
      name: t(`surveys.dimension${theme}`),
      lists: THEME_LANGUAGES.map((language) => {
        const name = `${language}-${theme}`
        return {
          name,
          label: labels[language],
          lang: language,
          field: field(form, name, lists[language][theme].join('\n'), t),
        }
      }),
    })),
  }
}

export interface MaskedWordsPage {
  title: string
  isWorking: boolean
  errors: FormErrors | null
  words: Field
}

export function maskedWordsPage(
  words: readonly string[],
  isWorking: boolean,
  form: Form<unknown> | null,
  { t }: Reader,
): MaskedWordsPage {
  return {
    title: t('comments.wordsTitle'),
    isWorking,
    errors: formErrors(form, { words: 'comments.wordsField' }, t),
    words: field(form, 'words', words.join('\n'), t),
  }
}
