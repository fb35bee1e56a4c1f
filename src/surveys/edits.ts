import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import { languageTag } from '../i18n/any-language.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Page, PerspectiveFrame, Question, SurveyDefinition, Wording } from './definition.ts'

/*
 * What an editor does to a survey. Every function takes a definition and gives another one, or says why it cannot; nothing
 * is changed in place. No question is lost but by `withoutQuestion`.
 */

export type Edit = { done: true; definition: SurveyDefinition } | { done: false; why: MessageKey }

/** How large a survey may grow: more than any respondent would answer, and little enough to be edited on one page. */
export const MOST_QUESTIONS = 60
const MOST_PAGES = 20
export const MOST_LANGUAGES = 30
export const MOST_OPTIONS = 30
export const MOST_RULES = 10
/** Characters of a wording. */
export const MOST_TEXT = 1_000

export function questionsOf(definition: Pick<SurveyDefinition, 'pages'>): Question[] {
  return definition.pages.flatMap((page) => page.questions)
}

export function questionOf(definition: SurveyDefinition, key: string): Question | undefined {
  return questionsOf(definition).find((question) => question.key === key)
}

/** Where a question stands; both count from 0. */
export function placeOf(definition: SurveyDefinition, key: string): { page: number; place: number } | null {
  for (const [page, { questions }] of definition.pages.entries()) {
    const place = questions.findIndex((question) => question.key === key)
    if (place !== -1) return { page, place }
  }
  return null
}

/** One step up or down; over a page's end to the neighbouring page. At the very top or bottom nothing changes. */
export function movedBy(definition: SurveyDefinition, key: string, direction: 'up' | 'down'): Edit {
  const at = placeOf(definition, key)
  if (at === null) return { done: false, why: 'editor.questionGone' }
  const step = direction === 'up' ? -1 : 1
  const questions = definition.pages[at.page]?.questions ?? []
  const within = at.place + step >= 0 && at.place + step < questions.length
  if (within) return movedTo(definition, key, definition.pages[at.page]?.id ?? '', at.place + step)
  const neighbour = definition.pages[at.page + step]
  if (neighbour === undefined) return { done: true, definition }
  return movedTo(definition, key, neighbour.id, direction === 'up' ? neighbour.questions.length : 0)
}

/** @param place counted from 0 among the page's other questions; beyond them: the last one */
export function movedTo(definition: SurveyDefinition, key: string, pageId: string, place: number): Edit {
  const moved = questionOf(definition, key)
  if (moved === undefined) return { done: false, why: 'editor.questionGone' }
  if (!definition.pages.some(({ id }) => id === pageId)) return { done: false, why: 'editor.pageGone' }
  const pages = definition.pages.map((page) => {
    const others = page.questions.filter((question) => question.key !== key)
    const at = Math.min(Math.max(place, 0), others.length)
    return { ...page, questions: page.id === pageId ? others.toSpliced(at, 0, moved) : others }
  })
  return { done: true, definition: { ...definition, pages } }
}

/** @param after the key of the question that it follows; null: at the page's end */
export function withQuestion(
  definition: SurveyDefinition,
  question: Question,
  pageId: string,
  after: string | null = null,
): Edit {
  if (questionsOf(definition).length >= MOST_QUESTIONS) return { done: false, why: 'editor.tooManyQuestions' }
  if (questionOf(definition, question.key) !== undefined) return { done: false, why: 'editor.alreadyIn' }
  if (!definition.pages.some(({ id }) => id === pageId)) return { done: false, why: 'editor.pageGone' }
  const pages = definition.pages.map((page) => {
    if (page.id !== pageId) return page
    const follows = page.questions.findIndex(({ key }) => key === after)
    const at = follows === -1 ? page.questions.length : follows + 1
    return { ...page, questions: page.questions.toSpliced(at, 0, question) }
  })
  return { done: true, definition: { ...definition, pages } }
}

/** The same question changed; its key stays. */
export function withChanged(definition: SurveyDefinition, question: Question): Edit {
  if (questionOf(definition, question.key) === undefined) return { done: false, why: 'editor.questionGone' }
  const pages = definition.pages.map((page) => ({
    ...page,
    questions: page.questions.map((each) => (each.key === question.key ? question : each)),
  }))
  return { done: true, definition: { ...definition, pages } }
}

/** Conditions on the question that goes are dropped with it: a question that only hung on it is always shown. */
export function withoutQuestion(definition: SurveyDefinition, key: string): Edit {
  if (questionOf(definition, key) === undefined) return { done: false, why: 'editor.questionGone' }
  const pages = definition.pages.map((page) => ({
    ...page,
    questions: page.questions.filter((question) => question.key !== key).map((each) => withoutRulesOn(each, key)),
  }))
  return { done: true, definition: { ...definition, pages } }
}

function withoutRulesOn(question: Question, key: string): Question {
  if (question.showIf === null) return question
  const rules = question.showIf.rules.filter((rule) => !('question' in rule && rule.question === key))
  return { ...question, showIf: rules.length === 0 ? null : { ...question.showIf, rules } }
}

/** A copy under its own key, right after the original. A copy rates no dimension: that would ask for one thing twice. */
export function withCopy(definition: SurveyDefinition, key: string, newKey: string): Edit {
  const at = placeOf(definition, key)
  const original = questionOf(definition, key)
  if (at === null || original === undefined) return { done: false, why: 'editor.questionGone' }
  const asked = Object.fromEntries(
    Object.entries(original.asked).map(([perspective, each]) => [
      perspective,
      { ...each, countedAs: newKey, changedOn: null },
    ]),
  )
  const copy: Question = { ...structuredClone(original), key: newKey, asked }
  if (copy.kind === 'rating') Object.assign(copy, { dimension: null, component: null })
  return withQuestion(definition, copy, definition.pages[at.page]?.id ?? '', key)
}

/** @param afterId the page that it follows; null: the last one */
export function withPage(definition: SurveyDefinition, id: string, afterId: string | null): Edit {
  if (definition.pages.length >= MOST_PAGES) return { done: false, why: 'editor.tooManyPages' }
  const follows = definition.pages.findIndex((page) => page.id === afterId)
  const at = follows === -1 ? definition.pages.length : follows + 1
  const page: Page = { id, title: null, questions: [] }
  return { done: true, definition: { ...definition, pages: definition.pages.toSpliced(at, 0, page) } }
}

/** @param title what is empty in every language is no title */
export function withPageTitle(definition: SurveyDefinition, pageId: string, title: Wording): Edit {
  if (!definition.pages.some(({ id }) => id === pageId)) return { done: false, why: 'editor.pageGone' }
  const said = filledIn(title)
  const pages = definition.pages.map((page) => (page.id === pageId ? { ...page, title: said } : page))
  return { done: true, definition: { ...definition, pages } }
}

/** Its questions go to the page before it, or, from the first page, to the one after it: no question is lost. */
export function withoutPage(definition: SurveyDefinition, pageId: string): Edit {
  const at = definition.pages.findIndex(({ id }) => id === pageId)
  const page = definition.pages[at]
  if (page === undefined) return { done: false, why: 'editor.pageGone' }
  if (definition.pages.length === 1) return { done: false, why: 'editor.lastPage' }
  const heir = at === 0 ? 1 : at - 1
  const pages = definition.pages.map((each, place) => {
    if (place !== heir) return each
    const questions = at === 0 ? [...page.questions, ...each.questions] : [...each.questions, ...page.questions]
    return { ...each, questions }
  })
  return { done: true, definition: { ...definition, pages: pages.toSpliced(at, 1) } }
}

export function movedPage(definition: SurveyDefinition, pageId: string, direction: 'up' | 'down'): Edit {
  const at = definition.pages.findIndex(({ id }) => id === pageId)
  const page = definition.pages[at]
  if (page === undefined) return { done: false, why: 'editor.pageGone' }
  const to = Math.min(Math.max(at + (direction === 'up' ? -1 : 1), 0), definition.pages.length - 1)
  const pages = definition.pages.toSpliced(at, 1).toSpliced(to, 0, page)
  return { done: true, definition: { ...definition, pages } }
}

/** A perspective that was not asked before is asked nothing yet but what its frame says. */
export function withFrame(
  definition: SurveyDefinition,
  perspective: Perspective,
  frame: PerspectiveFrame,
): SurveyDefinition {
  const frames = { ...definition.frames, [perspective]: frame }
  return { ...definition, frames: inOrder(frames) }
}

/** The perspective is asked no more: its wordings go, and what was asked of it alone is asked of nobody. */
export function withoutPerspective(definition: SurveyDefinition, perspective: Perspective): SurveyDefinition {
  const { [perspective]: _, ...frames } = definition.frames
  const pages = definition.pages.map((page) => ({
    ...page,
    questions: page.questions.map((question) => {
      const { [perspective]: __, ...asked } = question.asked
      return { ...question, asked }
    }),
  }))
  return { ...definition, frames, pages }
}

function inOrder(frames: SurveyDefinition['frames']): SurveyDefinition['frames'] {
  return Object.fromEntries(
    PERSPECTIVES.flatMap((perspective) => {
      const frame = frames[perspective]
      return frame === undefined ? [] : [[perspective, frame]]
    }),
  )
}

/** @param tag a BCP 47 tag, as it comes; stored in its usual spelling (`pt-BR`) */
export function withLanguage(definition: SurveyDefinition, tag: string): Edit {
  const language = languageTag(tag)
  if (language === null) return { done: false, why: 'editor.notALanguage' }
  if (definition.languages.includes(language)) return { done: false, why: 'editor.languageAlreadyIn' }
  if (definition.languages.length >= MOST_LANGUAGES) return { done: false, why: 'editor.tooManyLanguages' }
  return { done: true, definition: { ...definition, languages: [...definition.languages, language] } }
}

/** The wordings in it are kept until the survey is published, so that putting it back brings them back. */
export function withoutLanguage(definition: SurveyDefinition, language: string): Edit {
  if (definition.languages.length === 1) return { done: false, why: 'editor.lastLanguage' }
  if (definition.languages[0] === language) return { done: false, why: 'editor.baseLanguage' }
  const languages = definition.languages.filter((each) => each !== language)
  return { done: true, definition: { ...definition, languages } }
}

/** A wording without the languages in which nothing is said; null where nothing is said at all. */
export function filledIn(wording: Wording): Wording | null {
  const said = Object.entries(wording).filter(([, text]) => text.trim() !== '')
  return said.length === 0 ? null : Object.fromEntries(said)
}
