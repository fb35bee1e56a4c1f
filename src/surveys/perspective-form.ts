import type { Perspective } from '../database/schema.ts'
import type {
  Asked,
  ChoiceQuestion,
  DateQuestion,
  Dimension,
  ImportanceQuestion,
  NumberQuestion,
  Question,
  RatingQuestion,
  StatementQuestion,
  SurveyDefinition,
  TextQuestion,
  Wording,
} from './definition.ts'
import { filled, type Named } from './filled-wording.ts'

/** A question as one perspective is asked it. */
type AskedOf<Q extends Question> = Omit<Q, 'asked'> & Asked
export type AskedRating = AskedOf<RatingQuestion>
export type AskedChoice = AskedOf<ChoiceQuestion>
export type AskedNumber = AskedOf<NumberQuestion>
export type AskedDate = AskedOf<DateQuestion>
export type AskedText = AskedOf<TextQuestion>
export type AskedStatement = AskedOf<StatementQuestion>
export type AskedImportance = Omit<AskedOf<ImportanceQuestion>, 'options'> & {
  options: { dimension: Dimension; text: Wording }[]
}
export type AskedQuestion =
  | AskedRating
  | AskedChoice
  | AskedNumber
  | AskedDate
  | AskedText
  | AskedStatement
  | AskedImportance

export interface AskedPage {
  id: string
  title: Wording | null
  questions: AskedQuestion[]
}

/** What one perspective is asked, every name filled in. */
export interface PerspectiveForm {
  stem: Wording
  rotationSize: number | null
  introduction: Wording | null
  thanks: Wording | null
  /** Pages without a question for this perspective are left out. */
  pages: AskedPage[]
}

/** @returns null where the survey does not ask this perspective */
export function perspectiveForm(definition: SurveyDefinition, perspective: Perspective): PerspectiveForm | null {
  const frame = definition.frames[perspective]
  if (frame === undefined) return null
  const named = { service: definition.serviceName, period: definition.period }
  const pages = definition.pages.map(({ id, title, questions }) => ({
    id,
    title: maybeFilled(title, named),
    questions: questions.flatMap((question) => {
      const asked = question.asked[perspective]
      return asked === undefined ? [] : [askedQuestion(question, asked, perspective, named)]
    }),
  }))
  return {
    stem: filled(frame.stem, named),
    rotationSize: frame.rotationSize,
    introduction: maybeFilled(frame.introduction, named),
    thanks: maybeFilled(frame.thanks, named),
    pages: pages.filter(({ questions }) => questions.length > 0),
  }
}

/** Every question that a perspective is asked, in order. */
export function questionsIn(form: Pick<PerspectiveForm, 'pages'>): AskedQuestion[] {
  return form.pages.flatMap((page) => page.questions)
}

function askedQuestion(question: Question, asked: Asked, perspective: Perspective, named: Named): AskedQuestion {
  const own = { ...asked, text: filled(asked.text, named), help: maybeFilled(asked.help, named) }
  if (question.kind === 'importance') {
    const { asked: _, options, ...rest } = question
    const worded = options.flatMap(({ dimension, text }) => {
      const wording = text[perspective]
      return wording === undefined ? [] : [{ dimension, text: filled(wording, named) }]
    })
    return { ...rest, ...own, options: worded }
  }
  const { asked: _, ...rest } = question
  return { ...rest, ...own }
}

function maybeFilled(wording: Wording | null, named: Named): Wording | null {
  return wording === null ? null : filled(wording, named)
}
