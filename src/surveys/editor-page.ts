import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import { directionOf, nameOfLanguage } from '../i18n/any-language.ts'
import type { Reader } from '../i18n/reader.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { ServiceTabs } from '../web/service-tabs.ts'
import { type BurdenNote, burdenNote } from './burden-page.ts'
import { type Comparison, comparisonOf } from './compared.ts'
import type { Page, Question, SurveyDefinition } from './definition.ts'
import type { Finding } from './definition-check.ts'
import type { Draft } from './draft-store.ts'
import { questionsOf } from './edits.ts'
import { questionAddress, type ShownFindings, shownFindings } from './findings-page.ts'
import { kindOf } from './own-question.ts'
import { conditionInWords, kindName, questionName, wordingShown } from './question-words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/edit': EditorPage
    'surveys/edit-question-card': QuestionCard
    'surveys/edit-page-head': PageCard
  }
}

export interface EditorPage {
  title: string
  tabs: ServiceTabs
  name: string
  /** "Draft of version 3, last changed by Anton on 3 November 2026" */
  state: string
  base: string
  revision: number
  canUndo: boolean
  problem: string | null
  findings: ShownFindings
  /** Null where there is no question. */
  comparedHeading: string | null
  compared: { name: string; address: string; between: string }[]
  notCompared: { name: string; address: string; why: string }[]
  counts: string
  languages: string
  asked: { perspective: Perspective; name: string }[]
  pages: PageCard[]
  isEmpty: boolean
  burden: BurdenNote
  /** Pages about the same draft. */
  links: { name: string; address: string }[]
}

export interface PageCard {
  id: string
  base: string
  revision: number
  heading: string
  /** Its title in each language. */
  titles: { language: string; languageName: string; direction: string; value: string }[]
  canRemove: boolean
  canMove: boolean
  addAddress: string
  questions: QuestionCard[]
  emptyText: string
}

export interface QuestionCard {
  key: string
  anchor: string
  number: string
  name: string
  /** "number 3 of 12 on page 1" */
  place: string
  placeId: string
  kind: string
  marks: { text: string; class: string }[]
  stem: boolean
  wordings: { perspective: Perspective; name: string; text: string | null; required: boolean; direction: string }[]
  language: string
  condition: string | null
  problems: { level: 'error' | 'warning'; text: string }[]
  editAddress: string
  moveAddress: string
  copyAddress: string
  removalAddress: string
  revision: number
  otherPages: { id: string; name: string }[]
  /** Which of its buttons has the focus: the one that has just been pressed. */
  focus: 'up' | 'down' | 'page' | 'edit' | null
}

export interface ShownDraft {
  survey: { id: string; name: string }
  draft: Draft
  newestNumber: number
  findings: readonly Finding[]
  tabs: ServiceTabs
  moved: { key: string; by: 'up' | 'down' | 'page' | 'edit' } | null
}

export function editorPage(shown: ShownDraft, reader: Reader, problem: string | null): EditorPage {
  const { t, format, language } = reader
  const { draft, newestNumber, survey, moved } = shown
  const { definition } = draft
  const base = `/surveys/${survey.id}/edit`
  const questions = questionsOf(definition)
  const comparisons = questions.map((question) => ({ question, comparison: comparisonOf(question, definition) }))
  const compared = comparisons.filter(({ comparison }) => comparison.compared).length
  const values = { version: newestNumber + 1, editor: draft.updatedBy || '–', day: format.day(draft.updatedAt) }
  return {
    title: t('editor.title', { survey: survey.name }),
    tabs: shown.tabs,
    name: survey.name,
    state: t(newestNumber === 0 ? 'editor.stateFirst' : 'editor.stateNext', values),
    base,
    revision: draft.revision,
    canUndo: draft.canUndo,
    problem,
    findings: shownFindings(shown.findings, definition, base, reader),
    comparedHeading:
      questions.length === 0 ? null : t('editor.comparedHeading', { yes: compared, no: comparisons.length - compared }),
    compared: comparisons.flatMap(({ question, comparison }) => {
      if (!comparison.compared) return []
      const between = comparison.between.map((each) => t(`common.${each}`)).join(' ↔ ')
      return [{ name: questionName(question, definition, t), address: `#${anchorOf(question.key)}`, between }]
    }),
    notCompared: comparisons.flatMap(({ question, comparison }) => {
      if (comparison.compared || comparison.why === 'statement') return []
      const why = t(whyNot(question, comparison))
      return [{ name: questionName(question, definition, t), address: `#${anchorOf(question.key)}`, why }]
    }),
    counts: t('editor.counts', { questions: questions.length, pages: definition.pages.length }),
    languages: definition.languages.map((tag) => nameOfLanguage(tag, language)).join(', '),
    asked: PERSPECTIVES.filter((each) => definition.frames[each] !== undefined).map((perspective) => ({
      ...{ perspective, name: t(`common.${perspective}`) },
    })),
    pages: definition.pages.map((page, at) => pageCard(page, at, { shown, reader, base, moved })),
    isEmpty: questions.length === 0,
    burden: burdenNote(definition, reader),
    links: [
      { name: t('preview.title'), address: `/surveys/${survey.id}/preview?version=draft` },
      { name: t('translations.title'), address: `/surveys/${survey.id}/translations` },
      { name: t('editor.settings'), address: `${base}/settings` },
      ...(newestNumber > 0 ? [{ name: t('results.heading'), address: `/surveys/${survey.id}/results` }] : []),
      { name: t('editor.versions'), address: `/surveys/${survey.id}/versions` },
      { name: t('exchange.copyLink'), address: `/surveys/${survey.id}/copy` },
      { name: t('exchange.exportLink'), address: `/surveys/${survey.id}/export.json?version=draft` },
    ],
  }
}

interface Around {
  shown: ShownDraft
  reader: Reader
  base: string
  moved: ShownDraft['moved']
}

function pageCard(page: Page, at: number, around: Around): PageCard {
  const { shown, reader, base } = around
  const { t, language } = reader
  const { definition, revision } = shown.draft
  const before = definition.pages.slice(0, at).reduce((sum, { questions }) => sum + questions.length, 0)
  return {
    id: page.id,
    base: `${base}/pages/${encodeURIComponent(page.id)}`,
    revision,
    heading: pageName(page, at, definition, reader),
    titles: definition.languages.map((tag) => ({
      language: tag,
      languageName: nameOfLanguage(tag, language),
      direction: directionOf(tag),
      value: page.title?.[tag] ?? '',
    })),
    canRemove: definition.pages.length > 1,
    canMove: definition.pages.length > 1,
    addAddress: `${base}/add?page=${encodeURIComponent(page.id)}`,
    questions: page.questions.map((question, place) =>
      questionCard(question, { page: at, place, number: before + place + 1, of: page.questions.length }, around),
    ),
    emptyText: t('editor.pageEmpty'),
  }
}

/** "Page 2: Support" */
export function pageName(page: Page, at: number, definition: SurveyDefinition, { t }: Pick<Reader, 't'>): string {
  const title = page.title === null ? '' : wordingShown(page.title, definition)
  const number = at + 1
  return title === '' ? t('editor.pageNumber', { number }) : t('editor.pageNamed', { number, title })
}

function questionCard(
  question: Question,
  { page, place, number, of }: { page: number; place: number; number: number; of: number },
  { shown, reader, base, moved }: Around,
): QuestionCard {
  const { t } = reader
  const { definition, revision } = shown.draft
  const language = definition.languages[0] ?? 'en'
  const address = questionAddress(base, question.key)
  const anchor = anchorOf(question.key)
  return {
    key: question.key,
    anchor,
    number: String(number),
    name: questionName(question, definition, t),
    place: t('editor.place', { place: place + 1, of, page: page + 1 }),
    placeId: `${anchor}-place`,
    kind: kindName(kindOf(question), t),
    marks: marksOf(question, definition, reader),
    stem: question.kind === 'rating' && question.completesStem,
    wordings: PERSPECTIVES.filter((each) => definition.frames[each] !== undefined).map((perspective) => {
      const asked = question.asked[perspective]
      return {
        perspective,
        name: t(`common.${perspective}`),
        text: asked === undefined ? null : wordingShown(asked.text, definition),
        required: asked?.required === true,
        direction: directionOf(language),
      }
    }),
    language,
    condition: question.showIf === null ? null : conditionInWords(question.showIf, definition, reader),
    problems: problemsOf(question.key, shown.findings, t),
    editAddress: address,
    moveAddress: `${address}/move`,
    copyAddress: `${address}/copy`,
    removalAddress: `${address}/removal`,
    revision,
    otherPages: definition.pages.flatMap((each, at) =>
      at === page ? [] : [{ id: each.id, name: pageName(each, at, definition, reader) }],
    ),
    focus: moved?.key === question.key ? moved.by : null,
  }
}

/** Each thing once, with the perspectives that it is about. */
function problemsOf(key: string, findings: readonly Finding[], t: Reader['t']): QuestionCard['problems'] {
  const own = findings.filter((finding) => finding.question === key)
  const messages = [...new Set(own.map(({ message }) => message))]
  return messages.map((message) => {
    const same = own.filter((finding) => finding.message === message)
    const sides = same.flatMap(({ perspective }) => (perspective === null ? [] : [t(`common.${perspective}`)]))
    const text = t(message, same[0]?.values ?? {})
    const who = sides.length === 0 ? '' : `${sides.join(', ')}${t('common.colon')} `
    return { level: same[0]?.level ?? 'warning', text: who + text }
  })
}

function marksOf(question: Question, definition: SurveyDefinition, { t }: Reader): QuestionCard['marks'] {
  const comparison = comparisonOf(question, definition)
  const marks: QuestionCard['marks'] = []
  const plain = (text: string) => marks.push({ text, class: 'mark' })
  if (comparison.compared) {
    const between = comparison.between.map((each) => t(`common.${each}`)).join(' ↔ ')
    marks.push({ text: t('editor.markCompared', { between }), class: 'mark mark-compared' })
  } else if (comparison.why !== 'statement')
    plain(t('editor.markNotCompared', { why: t(whyNot(question, comparison)) }))
  if (question.kind === 'rating') {
    if (question.comparability !== null) plain(t(COMPARABILITY_NAMES[question.comparability]))
    const rotating = PERSPECTIVES.filter(
      (each) => definition.frames[each]?.rotationSize != null && question.asked[each],
    )
    if (question.rotates && rotating.length > 0) {
      plain(t('editor.markRotates', { names: rotating.map((each) => t(`common.${each}`)).join(', ') }))
    }
    if (question.reasons !== null) plain(t('editor.markReasons'))
  }
  return marks
}

export const COMPARABILITY_NAMES = {
  direct: 'editor.direct',
  analogous: 'editor.analogous',
  anchor: 'editor.anchor',
  estimate: 'editor.estimate',
} as const satisfies Record<string, MessageKey>

const WHY_NOT = {
  statement: 'editor.whyStatement',
  'no-score': 'editor.whyNoScore',
  estimate: 'editor.whyEstimate',
  apart: 'editor.whyApart',
  'says-nothing': 'editor.whySaysNothing',
} as const satisfies Record<string, MessageKey>

export function whyNot({ asked }: Question, comparison: Extract<Comparison, { compared: false }>): MessageKey {
  if (comparison.why !== 'one-side') return WHY_NOT[comparison.why]
  if (asked.user !== undefined) return 'editor.whyOnlyUsers'
  return asked.customer === undefined ? 'editor.whyOnlyProvider' : 'editor.whyOnlyCustomers'
}

export function anchorOf(key: string): string {
  return `q-${key.replace(/[^\w-]/g, '_')}`
}
