import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { MessageKey, MessageValues } from '../i18n/translate.ts'
import type { Question, ShowRule, SurveyDefinition, Wording } from './definition.ts'

/** Something about a definition that its editor should know. Errors keep it from being published. */
export interface Finding {
  level: 'error' | 'warning'
  /** The question that it is about; null: the survey as a whole. */
  question: string | null
  perspective: Perspective | null
  message: MessageKey
  values: MessageValues
}

/** How many different answers a number may have: each is a row of the figures. */
const MOST_STEPS = 100_000

/** What keeps a definition from being published, in the order of its questions. */
export function definitionErrors(definition: SurveyDefinition): Finding[] {
  const questions = definition.pages.flatMap((page) => page.questions)
  return [
    ...surveyErrors(definition, questions),
    ...questions.flatMap((question, place) => [
      ...askedErrors(definition, question),
      ...kindErrors(definition, question),
      ...conditionErrors(question, questions.slice(0, place)),
    ]),
  ]
}

function surveyErrors({ languages, frames, pages }: SurveyDefinition, questions: readonly Question[]): Finding[] {
  const found: Finding[] = []
  if (questions.length === 0) found.push(error(null, 'editor.noQuestion'))
  if (languages.length === 0) found.push(error(null, 'editor.noLanguage'))
  const keys = questions.map(({ key }) => key)
  for (const key of new Set(keys.filter((each, place) => keys.indexOf(each) !== place))) {
    found.push(error(key, 'editor.keyTwice'))
  }
  const ids = pages.map(({ id }) => id)
  if (new Set(ids).size < ids.length) found.push(error(null, 'editor.pageTwice'))
  if (PERSPECTIVES.every((perspective) => frames[perspective] === undefined)) {
    found.push(error(null, 'editor.noPerspective'))
  }
  for (const perspective of PERSPECTIVES) {
    const frame = frames[perspective]
    const own = questions.filter((question) => question.asked[perspective] !== undefined)
    if (frame === undefined) continue
    if (!own.some(({ kind }) => kind !== 'statement')) {
      found.push(error(null, 'editor.perspectiveWithoutQuestion', perspective))
    }
    const needsStem = own.some((question) => question.kind === 'rating' && question.completesStem)
    if (needsStem && isEmpty(frame.stem, languages)) found.push(error(null, 'editor.emptyStem', perspective))
    const rotating = own.filter((question) => question.kind === 'rating' && question.rotates).length
    if (frame.rotationSize !== null && rotating > 0 && frame.rotationSize > rotating) {
      found.push(error(null, 'editor.rotationTooLarge', perspective, { size: frame.rotationSize, of: rotating }))
    }
  }
  return found
}

function askedErrors({ languages, frames }: SurveyDefinition, question: Question): Finding[] {
  const asked = PERSPECTIVES.filter((perspective) => question.asked[perspective] !== undefined)
  if (asked.length === 0) return [error(question.key, 'editor.askedOfNobody')]
  return asked.flatMap((perspective) => {
    if (frames[perspective] === undefined) return [error(question.key, 'editor.perspectiveNotAsked', perspective)]
    const { text } = question.asked[perspective] as { text: Wording }
    return isEmpty(text, languages) ? [error(question.key, 'editor.emptyWording', perspective)] : []
  })
}

function kindErrors({ languages }: SurveyDefinition, question: Question): Finding[] {
  const found: Finding[] = []
  const fault = (message: MessageKey, perspective: Perspective | null = null) =>
    found.push(error(question.key, message, perspective))
  switch (question.kind) {
    case 'choice': {
      const answers = question.options.length + (question.other ? 1 : 0)
      if (answers < 2) fault('editor.tooFewOptions')
      if (question.options.some(({ text }) => isEmpty(text, languages))) fault('editor.emptyOption')
      if (hasDoubles(question.options)) fault('editor.optionTwice')
      if (question.most < 1 || question.most > answers) fault('editor.mostOutOfRange')
      break
    }
    case 'number':
      if (question.least >= question.most) fault('editor.boundsReversed')
      if (question.step <= 0) fault('editor.stepNotPositive')
      else if (!((question.most - question.least) / question.step <= MOST_STEPS))
        found.push(error(question.key, 'editor.tooManySteps', null, { most: MOST_STEPS }))
      break
    case 'date':
      if (question.earliest !== null && question.latest !== null && question.earliest > question.latest) {
        fault('editor.boundsReversed')
      }
      break
    case 'importance':
      for (const perspective of PERSPECTIVES) {
        if (question.asked[perspective] === undefined) continue
        if (!question.options.some(({ text }) => text[perspective] !== undefined)) {
          fault('editor.tooFewOptions', perspective)
        }
      }
      break
    case 'rating':
      for (const side of [question.reasons?.low ?? [], question.reasons?.high ?? []]) {
        if (side.some(({ text }) => isEmpty(text, languages))) fault('editor.emptyReason')
        if (hasDoubles(side)) fault('editor.optionTwice')
      }
      break
    default:
  }
  return found
}

/** A condition looks back: at questions that come before, and at what they can be answered by. */
function conditionErrors(question: Question, before: readonly Question[]): Finding[] {
  const { showIf, key } = question
  if (showIf === null) return []
  if (showIf.rules.length === 0) return [error(key, 'editor.emptyCondition')]
  return showIf.rules.flatMap((rule) => {
    if (!('question' in rule)) return isEmptyRule(rule) ? [error(key, 'editor.emptyCondition')] : []
    const subject = before.find((each) => each.key === rule.question)
    if (subject === undefined) return [error(key, 'editor.conditionLooksAhead', null)]
    if (subject.kind === 'statement') return [error(key, 'editor.conditionOnStatement', null)]
    return []
  })
}

function isEmptyRule(rule: Exclude<ShowRule, { question: string }>): boolean {
  return ('perspective' in rule ? rule.perspective : rule.channel).length === 0
}

function hasDoubles(options: readonly { code: number }[]): boolean {
  return new Set(options.map(({ code }) => code)).size < options.length
}

function isEmpty(wording: Wording, languages: readonly string[]): boolean {
  return (wording[languages[0] ?? ''] ?? '').trim() === ''
}

function error(
  question: string | null,
  message: MessageKey,
  perspective: Perspective | null = null,
  values: MessageValues = {},
): Finding {
  return { level: 'error', question, perspective, message, values }
}
