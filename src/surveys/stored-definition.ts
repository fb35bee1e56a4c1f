import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { ComponentKind, Perspective } from '../database/schema.ts'
import {
  type Asked,
  type Comparability,
  type Dimension,
  type ImportanceQuestion,
  type Question,
  RATED,
  type Rated,
  type ScaleName,
  type SurveyDefinition,
  type Wording,
} from './definition.ts'

/**
 * Reads a definition as it was stored. What was frozen in format 1 (a list of questions for each perspective, names filled
 * in, two languages) is read as if it had been written today; it is never rewritten.
 */
export function storedDefinition(document: string): SurveyDefinition {
  const stored = JSON.parse(document) as SurveyDefinition | FirstFormat
  return stored.format === 1 ? fromFirstFormat(stored) : stored
}

interface FirstFormat {
  format: 1
  serviceName: Wording
  period: Wording
  forms: Record<Perspective, { stem: Wording; questions: FirstQuestion[]; rotationSize: number | null }>
}

type FirstQuestion = { key: string; required: boolean; text: Wording } & (
  | {
      kind: 'rating'
      scale: ScaleName
      comparability: Comparability | null
      completesStem: boolean
      rotates: boolean
      component: { id: string; kind: ComponentKind } | null
    }
  | { kind: 'importance'; options: { dimension: Dimension; text: Wording }[]; most: number }
  | { kind: 'comment' }
)

const FIRST_COMMENT_MOST = 2_000

function fromFirstFormat({ serviceName, period, forms }: FirstFormat): SurveyDefinition {
  const questions: Question[] = []
  for (const perspective of PERSPECTIVES) {
    let place = 0
    for (const first of forms[perspective].questions) {
      const known = questions.findIndex(({ key }) => key === first.key)
      if (known === -1) questions.splice(place, 0, asQuestion(first))
      const at = known === -1 ? place : known
      addPerspective(questions[at] as Question, first, perspective)
      place = at + 1
    }
  }
  return {
    format: 2,
    languages: ['en', 'fr'],
    serviceName,
    period,
    frames: Object.fromEntries(
      PERSPECTIVES.map((perspective) => {
        const { stem, rotationSize } = forms[perspective]
        return [perspective, { stem, rotationSize, introduction: null, thanks: null }]
      }),
    ),
    pages: [{ id: 'page-1', title: null, questions }],
    formTexts: {},
  }
}

function asQuestion(first: FirstQuestion): Question {
  const any = { key: first.key, asked: {}, showIf: null }
  if (first.kind === 'comment') return { ...any, kind: 'text', lines: 'several', most: FIRST_COMMENT_MOST }
  if (first.kind === 'importance') return { ...any, kind: 'importance', most: first.most, options: [] }
  const { kind, scale, comparability, completesStem, rotates, component } = first
  const dimension = RATED.find((rated): rated is Rated => rated === first.key) ?? null
  return { ...any, kind, scale, dimension, comparability, completesStem, rotates, component, reasons: null }
}

function addPerspective(question: Question, first: FirstQuestion, perspective: Perspective): void {
  const { text, required, key } = first
  question.asked[perspective] = { text, help: null, required, countedAs: key, changedOn: null } satisfies Asked
  if (question.kind === 'importance' && first.kind === 'importance') addOptions(question, first.options, perspective)
  // Rotation is a matter of the perspectives whose frame has a size; where it has none, all are shown.
  if (question.kind === 'rating' && first.kind === 'rating') question.rotates ||= first.rotates
}

function addOptions(
  question: ImportanceQuestion,
  options: readonly { dimension: Dimension; text: Wording }[],
  perspective: Perspective,
): void {
  for (const { dimension, text } of options) {
    const known = question.options.find((option) => option.dimension === dimension)
    if (known === undefined) question.options.push({ dimension, text: { [perspective]: text } })
    else known.text[perspective] = text
  }
}
