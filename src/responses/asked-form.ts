import type { AnonymityPromise, Perspective } from '../database/schema.ts'
import type { SurveyDefinition, Wording } from '../surveys/definition.ts'
import {
  type AskedImportance,
  type AskedRating,
  type AskedText,
  perspectiveForm,
  questionsIn,
} from '../surveys/perspective-form.ts'
import { NON_SUBSTANTIVE, SCALES, type ScaleStep } from '../surveys/scales.ts'

/** One form as a person gets it: of a version's questions those whose turn it is, in the order of that turn. */
export interface AskedForm {
  versionId: string
  perspective: Perspective
  turn: number
  serviceName: Wording
  stem: Wording
  questions: FormQuestion[]
}

export type FormQuestion = AskedRating | AskedImportance | AskedText

/** So many forms of one version differ in what they ask and in what order. */
export const TURNS = 8

/** Characters that a respondent's own name or role may have. */
export const RESPONDENT_MOST = 200

/** The ways in to a form. */
export type DoorName = 'open' | 'invitation' | 'embedded' | 'kiosk' | 'relay'

/** How the form came to a person: through the link that everybody can use, or through one of their own. */
export type LinkKind = 'open' | 'invitation'

/** What a form tells of itself when it comes back, so that it is read as it was shown. */
export interface Shown {
  versionId: string
  turn: number
  promise: AnonymityPromise
}

/**
 * @param turn 0 to {@link TURNS} − 1. Rotating questions are shown in a window that moves by one with each turn: with eight
 *   of them and four at a time, each is in exactly half of the turns.
 */
export function askedForm(
  versionId: string,
  definition: SurveyDefinition,
  perspective: Perspective,
  turn: number,
): AskedForm {
  const form = perspectiveForm(definition, perspective)
  if (form === null) throw new Error(`A form for ${perspective} was asked of a survey that has none`)
  const { stem, rotationSize } = form
  const shown = questionsIn(form).filter(isFormQuestion)
  const questions = inTurn(shown, rotationSize, turn).map((question) =>
    question.kind === 'importance' ? { ...question, options: balancedOrder(question.options, turn) } : question,
  )
  return { versionId, perspective, turn, serviceName: definition.serviceName, stem, questions }
}

function isFormQuestion(question: { kind: string }): question is FormQuestion {
  return ['rating', 'importance', 'text'].includes(question.kind)
}

function inTurn(questions: FormQuestion[], rotationSize: number | null, turn: number): FormQuestion[] {
  const rotating = questions.filter(rotates)
  const size = Math.min(rotationSize ?? rotating.length, rotating.length)
  const window = Array.from({ length: size }, (_, place) => rotating[(turn + place) % rotating.length] as FormQuestion)
  const [first] = rotating
  return questions.flatMap((question) => (question === first ? window : rotates(question) ? [] : [question]))
}

function rotates(question: FormQuestion): boolean {
  return question.kind === 'rating' && question.rotates
}

/**
 * A row of a balanced Latin square (Williams 1949): over as many turns as there are items (an even number) each stands once
 * in every place and comes once right after every other, so that neither place nor neighbour favours one.
 */
export function balancedOrder<T>(items: readonly T[], turn: number): T[] {
  return items.map((_, place) => {
    const step = place % 2 === 1 ? (place + 1) / 2 : items.length - place / 2
    return items[(step + turn) % items.length] as T
  })
}

/** @returns the hidden field's text; `null` comes back from {@link readShown} for anything that no form of ours holds */
export function writeShown({ versionId, turn, promise }: Shown): string {
  return `${versionId}.${turn}.${promise}`
}

export function readShown(text: unknown): Shown | null {
  const [, versionId, turn, promise] = /^([\w-]{1,64})\.([0-7])\.(anonymous|attributed)$/.exec(String(text)) ?? []
  if (versionId === undefined) return null
  return { versionId, turn: Number(turn), promise: promise as AnonymityPromise }
}

/**
 * What can be answered to a question: the scale, and instead of it *does not apply* or *don't know*; a required question
 * takes a score only, and one that is a sentence of its own applies to everybody.
 */
export function stepsOf(question: AskedRating): { scores: readonly ScaleStep[]; instead: readonly ScaleStep[] } {
  const scores = SCALES[question.scale]
  if (question.required) return { scores, instead: [] }
  return { scores, instead: question.completesStem ? NON_SUBSTANTIVE : NON_SUBSTANTIVE.slice(1) }
}
