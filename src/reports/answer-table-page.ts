import type { WindowAnswers } from '../comparison/answers.ts'
import { whyHidden } from '../comparison/figures-page.ts'
import { questionText } from '../comparison/results-page.ts'
import type { WindowKey } from '../comparison/window.ts'
import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import { PICKED, WROTE } from '../responses/answers.ts'
import type { SurveyDefinition } from '../surveys/definition.ts'
import { perspectiveForm, questionsIn } from '../surveys/perspective-form.ts'
import { labelledAnswer } from './answer-labels.ts'
import type { Cell } from './sheet.ts'

export const ANSWER_COLUMNS = [
  ...['window', 'perspective', 'question', 'question_text', 'kind'],
  ...['answer', 'label', 'value', 'count', 'people', 'reason'],
] as const

/**
 * How often each answer was given, one row to an answer: of every question that the service's perspectives are asked now,
 * over all its surveys. Of what may not be shown there is one row that says why.
 */
export function answerRows(
  definitions: readonly [Perspective, SurveyDefinition][],
  answers: WindowAnswers,
  window: WindowKey,
  { t, language }: Reader,
): Cell[][] {
  return definitions.flatMap(([perspective, definition]) => {
    const form = perspectiveForm(definition, perspective)
    const questions = form === null ? [] : questionsIn(form)
    return questions.flatMap((question): Cell[][] => {
      if (question.kind === 'text' || question.kind === 'statement') return []
      const about = [window, perspective, question.key, questionText(question, language), question.kind]
      const { counts, people, disclosure } = answers.counted(perspective, question.key)
      if (disclosure !== 'shown') return [[...about, null, null, null, null, null, whyHidden(disclosure, t)]]
      return [...counts]
        .filter(([code]) => code !== PICKED && code !== WROTE)
        .sort(([one], [other]) => one - other)
        .map(([code, count]) => {
          const { label, value } = labelledAnswer(question, code, language, t)
          return [...about, code, label, value, count, people, null]
        })
    })
  })
}
