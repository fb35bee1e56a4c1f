import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Day, Perspective } from '../database/schema.ts'
import { bankStem } from './bank-questions.ts'
import { type Asked, inLanguage, type Question, type SurveyDefinition, type Wording } from './definition.ts'

/*
 * Under which name the answers to a question are counted when a survey changes. Answers are counted together only where
 * they are answers to the same thing: same kind, same scale, same words in the base language.
 */

/** What has become of a question in one perspective since the newest version. */
export type Change = 'added' | 'same' | 'meaning' | 'removed'

/** A definition that was frozen, and whether it is one of the survey's own versions or of another survey of the service. */
export interface Frozen {
  definition: SurveyDefinition
  own: boolean
}

export interface Continuation {
  /** The survey's own versions, the newest first, and then those of the service's other surveys. */
  earlier: readonly Frozen[]
  /** Keys of questions that the publisher calls only corrected. */
  corrected: ReadonlySet<string>
  /** The question bank's question of that key, asked of every perspective; undefined for questions of one's own. */
  bankQuestion(key: string): Question | undefined
  today: Day
  /** Six characters that name a new meaning. */
  newSuffix(): string
}

/**
 * Gives every question of a survey that is about to be published the name that its answers are counted under.
 *
 * What is asked as it was in an earlier version keeps that version's name, also if it was asked otherwise in between. What
 * is only corrected keeps the newest version's name. What is new takes its bare key; where the bare key already stands for
 * something else (an earlier wording, or the question bank's), it takes `KEY~<suffix>`.
 * @returns the definition with `countedAs` and `changedOn` set; what they were in the draft does not matter
 */
export function continued(next: SurveyDefinition, continuation: Continuation): SurveyDefinition {
  return {
    ...next,
    pages: next.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) => ({
        ...question,
        asked: Object.fromEntries(
          PERSPECTIVES.flatMap((perspective) => {
            const asked = question.asked[perspective]
            if (asked === undefined) return []
            return [[perspective, { ...asked, ...counting(next, question, perspective, continuation) }]]
          }),
        ),
      })),
    })),
  }
}

function counting(
  next: SurveyDefinition,
  question: Question,
  perspective: Perspective,
  { earlier, corrected, bankQuestion, today, newSuffix }: Continuation,
): Pick<Asked, 'countedAs' | 'changedOn'> {
  const { key } = question
  const asked = earlier.flatMap(({ definition, own }) => {
    const found = questionOf(definition, key)
    const as = found?.asked[perspective]
    return found === undefined || as === undefined ? [] : [{ definition, own, found, as }]
  })
  const named = ({ as }: { as: Asked }) => ({ countedAs: as.countedAs, changedOn: as.changedOn })
  const same = asked.find(({ definition, found }) => isSame(definition, found, next, question, perspective))
  if (same !== undefined) return named(same)
  const newest = asked.find(({ own }) => own)
  if (newest !== undefined && corrected.has(key) && canBeCorrection(newest.found, question)) return named(newest)
  const isFree = asked.every(({ as }) => as.countedAs !== key)
  const isBare = isFree && isAsInBank(bankQuestion(key), question, next, perspective)
  return isBare ? { countedAs: key, changedOn: null } : { countedAs: `${key}~${newSuffix()}`, changedOn: today }
}

export interface QuestionChange {
  key: string
  perspective: Perspective
  change: Change
  /** Whether a changed meaning can be declared a mere correction. */
  canBeCorrection: boolean
}

/** What has become of each question since the newest version, in the order of the new one, what was removed at the end. */
export function changesSince(newest: SurveyDefinition, next: SurveyDefinition): QuestionChange[] {
  const keys = [...new Set([...allQuestions(next), ...allQuestions(newest)].map(({ key }) => key))]
  return keys.flatMap((key) =>
    PERSPECTIVES.flatMap((perspective): QuestionChange[] => {
      const before = questionOf(newest, key)
      const after = questionOf(next, key)
      const wasAsked = before?.asked[perspective] !== undefined
      const isAsked = after?.asked[perspective] !== undefined
      if (!wasAsked && !isAsked) return []
      if (before === undefined || !wasAsked) return [{ key, perspective, change: 'added', canBeCorrection: false }]
      if (after === undefined || !isAsked) return [{ key, perspective, change: 'removed', canBeCorrection: false }]
      const same = isSame(newest, before, next, after, perspective)
      return [{ key, perspective, change: same ? 'same' : 'meaning', canBeCorrection: canBeCorrection(before, after) }]
    }),
  )
}

/** Whether old answers can be read as answers to the new question: a number on another scale cannot. */
export function canBeCorrection(before: Question, after: Question): boolean {
  return JSON.stringify(shapeOf(before)) === JSON.stringify(shapeOf(after))
}

/** What the stored numbers stand for, whatever the words. */
function shapeOf(question: Question): unknown[] {
  switch (question.kind) {
    case 'rating':
      return ['rating', question.scale]
    case 'number':
      return ['number', question.least, question.step]
    case 'choice':
      return ['choice', question.most === 1]
    case 'importance':
      return ['importance', question.most]
    default:
      return [question.kind]
  }
}

/** Compared in the base language of what was frozen, under its name for the service: a service that is renamed stays the same. */
function isSame(
  before: SurveyDefinition,
  was: Question,
  after: SurveyDefinition,
  is: Question,
  perspective: Perspective,
): boolean {
  const language = before.languages[0] ?? 'en'
  const service = before.serviceName
  return (
    meaningOf(was, perspective, { definition: before, service, language }) ===
    meaningOf(is, perspective, { definition: after, service, language })
  )
}

function isAsInBank(
  bank: Question | undefined,
  question: Question,
  definition: SurveyDefinition,
  perspective: Perspective,
): boolean {
  if (bank === undefined || bank.asked[perspective] === undefined) return true
  // The bank's own base language, English, or else the language that both have.
  const language = definition.languages.find((each) => bank.asked[perspective]?.text[each] !== undefined)
  if (language === undefined) return true
  const reading = { definition, service: definition.serviceName, language }
  const frame = definition.frames[perspective]
  const frames = frame === undefined ? {} : { [perspective]: { ...frame, stem: bankStem(perspective) } }
  const inBank = { ...reading, definition: { ...definition, frames } }
  return meaningOf(bank, perspective, inBank) === meaningOf(question, perspective, reading)
}

interface Reading {
  definition: SurveyDefinition
  service: Wording
  language: string
}

/** Everything that an answer's meaning hangs on, as one text that can be compared. */
function meaningOf(question: Question, perspective: Perspective, reading: Reading): string {
  const words = (wording: Wording | undefined) => inWords(wording, reading)
  return JSON.stringify([...shapeOf(question), words(question.asked[perspective]?.text), ...detailsOf()])

  function detailsOf(): unknown[] {
    switch (question.kind) {
      case 'rating': {
        const stem = question.completesStem ? words(reading.definition.frames[perspective]?.stem) : null
        return [question.comparability, question.dimension, stem]
      }
      case 'choice': {
        const options = question.options.map(({ code, text }): [number, string] => [code, words(text)])
        return [options.sort(([a], [b]) => a - b), question.most, question.other]
      }
      case 'number':
        return [words(question.unit), question.most]
      case 'date':
        return [question.earliest, question.latest]
      case 'importance':
        return question.options.map(({ dimension, text }) => [dimension, words(text[perspective])]).sort()
      default:
        return []
    }
  }
}

/** As somebody reads it: a period that changes changes the sentence; spaces and typographic marks do not. */
function inWords(wording: Wording | undefined, { definition, service, language }: Reading): string {
  if (wording === undefined) return ''
  const name = inLanguage(service, language)
  const text = (wording[language] ?? '')
    .replaceAll('{period}', () => inLanguage(definition.period, language))
    .replace(/(?:le |du |au |à |de )?\{service\}/g, () => '{service}')
  // What was frozen in the first format holds the service's name itself.
  return (name === '' ? text : text.replaceAll(name, () => '{service}'))
    .replace(/(?:le |du |au |à |de )service «\s*\{service\}\s*»/g, () => '{service}')
    .replace(/\s+/g, ' ')
    .trim()
}

function allQuestions(definition: SurveyDefinition): Question[] {
  return definition.pages.flatMap((page) => page.questions)
}

function questionOf(definition: SurveyDefinition, key: string): Question | undefined {
  return allQuestions(definition).find((question) => question.key === key)
}
