import { questionText } from '../comparison/results-page.ts'
import type { Reader } from '../i18n/reader.ts'
import type { Answers } from '../responses/answers.ts'
import { SIDES } from '../responses/reasons.ts'
import { reasonsCountedAs, type SurveyDefinition } from '../surveys/definition.ts'
import { type AskedQuestion, perspectiveForm, questionsIn } from '../surveys/perspective-form.ts'
import { labelledAnswer } from './answer-labels.ts'
import type { ExportedResponse } from './export-store.ts'
import type { Cell } from './sheet.ts'

export const RESPONSE_COLUMNS = [
  ...['response', 'day', 'perspective', 'respondent', 'survey', 'version', 'language', 'channel'],
  ...['question', 'question_text', 'answer', 'label', 'value'],
] as const

/** The questions of a version by the names that their answers are stored under. */
export type AskedByName = ReadonlyMap<string, AskedQuestion>

export function askedByName(definition: SurveyDefinition, perspective: ExportedResponse['perspective']): AskedByName {
  const form = perspectiveForm(definition, perspective)
  const questions = form === null ? [] : questionsIn(form)
  return new Map(questions.flatMap((question) => [[question.countedAs, question] as const, ...reasonsOf(question)]))
}

/** Reasons are read as choices of their own. */
function reasonsOf(question: AskedQuestion): [string, AskedQuestion][] {
  if (question.kind !== 'rating' || question.reasons === null) return []
  const { key, countedAs, reasons } = question
  return SIDES.map((side) => {
    const options = reasons[side]
    const picked = { kind: 'choice', options, most: options.length, other: true, order: 'fixed' } as const
    return [reasonsCountedAs(countedAs, side), { ...question, ...picked, key: `${key}:${side}` }]
  })
}

/** One row to an answer; one to each thing picked where several could be. What its version does not know has no label. */
export function responseRows(response: ExportedResponse, asked: AskedByName, { t, language }: Reader): Cell[][] {
  const { id, day, perspective, respondent, survey_id, number, channel } = response
  const about = [id, day, perspective, respondent, survey_id, number, response.language, channel]
  return Object.entries(JSON.parse(response.answers) as Answers).flatMap(([name, given]) => {
    const question = asked.get(name)
    return (Array.isArray(given) ? given : [given]).map((code): Cell[] => {
      if (question === undefined) return [...about, name, null, code, null, null]
      const { label, value } = labelledAnswer(question, code, language, t)
      return [...about, name, questionText(question, language), code, label, value]
    })
  })
}
