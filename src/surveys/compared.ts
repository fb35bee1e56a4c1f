import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { Question, RatingQuestion, SurveyDefinition } from './definition.ts'
import { questionsOf } from './edits.ts'

/** Which perspectives' answers to a question are set against each other, or why they are not. */
export type Comparison =
  | { compared: true; between: Perspective[] }
  | { compared: false; why: 'statement' | 'no-score' | 'one-side' | 'estimate' | 'apart' | 'says-nothing' }

/**
 * Only what users and customers are asked in one question, on one scale, as counterparts of each other is compared. The
 * provider rates itself beside them.
 */
export function comparisonOf(question: Question, { pages }: Pick<SurveyDefinition, 'pages'>): Comparison {
  if (question.kind === 'statement') return { compared: false, why: 'statement' }
  if (question.kind !== 'rating') return { compared: false, why: 'no-score' }
  const { user, customer } = question.asked
  if (user === undefined || customer === undefined) {
    const apart = user !== customer && otherSideOf(question, { pages }) !== undefined
    return { compared: false, why: apart ? 'apart' : 'one-side' }
  }
  if (question.comparability === 'estimate') return { compared: false, why: 'estimate' }
  if (question.comparability === null) return { compared: false, why: 'says-nothing' }
  return { compared: true, between: PERSPECTIVES.filter((perspective) => question.asked[perspective] !== undefined) }
}

/** The other question that asks the other side about the same dimension; undefined where there is none. */
export function otherSideOf(
  question: RatingQuestion,
  definition: Pick<SurveyDefinition, 'pages'>,
): RatingQuestion | undefined {
  const missing = question.asked.user === undefined ? 'user' : 'customer'
  return questionsOf(definition).find(
    (each): each is RatingQuestion =>
      each.kind === 'rating' &&
      each.key !== question.key &&
      question.dimension !== null &&
      each.dimension === question.dimension &&
      each.asked[missing] !== undefined,
  )
}
