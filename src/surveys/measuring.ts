import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import { OVERALL, type SurveyDefinition } from './definition.ts'

/**
 * From which perspectives a survey measures its service: those that are asked the overall question. At any time one open
 * survey of a service does so for a perspective, so that its figures come from one place.
 */
export function measuredPerspectives({ frames, pages }: SurveyDefinition): Perspective[] {
  const questions = pages.flatMap((page) => page.questions)
  return PERSPECTIVES.filter(
    (perspective) =>
      frames[perspective] !== undefined &&
      questions.some(
        (question) =>
          question.kind === 'rating' && question.dimension === OVERALL && question.asked[perspective] !== undefined,
      ),
  )
}
