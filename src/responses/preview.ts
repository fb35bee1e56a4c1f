import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { ShowIf, SurveyDefinition } from '../surveys/definition.ts'
import { type AskedQuestion, perspectiveForm, questionsIn } from '../surveys/perspective-form.ts'
import { type AskedForm, askedForm, turnsIn } from './asked-form.ts'
import { type Fields, given } from './given.ts'
import { shownQuestions } from './shown.ts'
import { rotationOf } from './turns.ts'

/* A form that is only looked at. */

/** What of a survey is looked at. */
export interface Sight {
  definition: SurveyDefinition
  perspective: Perspective
  language: string
  /** From 0. */
  turn: number
  /** So many turns can be looked at: as many as differ in what they ask, or some that differ in the order of options. */
  turns: number
  channel: string
}

const TURNS_SHOWN = 8

/** @returns null where the survey asks nobody anything */
export function sightOf(
  definition: SurveyDefinition,
  wanted: { perspective: Perspective | undefined; language: string | undefined; turn: number; channel: string },
): Sight | null {
  const asked = PERSPECTIVES.filter((each) => questionsOf(definition, each).length > 0)
  const perspective = asked.find((each) => each === wanted.perspective) ?? asked[0]
  if (perspective === undefined) return null
  const form = perspectiveForm(definition, perspective)
  const rotation = form === null ? null : rotationOf(form)
  const turns = Math.min(turnsIn(definition, perspective), rotation?.questions.length ?? TURNS_SHOWN)
  const language = definition.languages.find((tag) => tag === wanted.language) ?? definition.languages[0] ?? 'en'
  return { definition, perspective, language, turn: Math.min(wanted.turn, turns) - 1, turns, channel: wanted.channel }
}

/** Stands for the version where what is shown may be none. */
const NO_VERSION = 'preview'

export function formInSight({ definition, perspective, turn, channel }: Sight): AskedForm {
  return askedForm(NO_VERSION, definition, { perspective, channel }, turn)
}

/** A question that this form leaves out, and why. */
export interface LeftOutQuestion {
  question: AskedQuestion
  why: 'not-its-turn' | 'never'
}

/** What the perspective is asked, but not in this form. */
export function leftOutOf({ definition, perspective }: Sight, asked: AskedForm): LeftOutQuestion[] {
  const form = perspectiveForm(definition, perspective)
  const rotation = form === null ? null : rotationOf(form)
  const there = new Set(questionsIn(asked).map(({ key }) => key))
  return questionsOf(definition, perspective)
    .filter(({ key }) => !there.has(key))
    .map((question) => ({
      question,
      why: rotation?.questions.some(({ key }) => key === question.key) ? 'not-its-turn' : 'never',
    }))
}

/** Of the form's questions those that were hidden from somebody who entered this, with the condition that did not hold. */
export function hiddenFrom(
  asked: AskedForm,
  fields: Fields,
  language: string,
): { question: AskedQuestion; showIf: ShowIf }[] {
  const questions = questionsIn(asked)
  const shown = shownQuestions(questions, asked, (question) => given(question, fields, language).known)
  return questions.flatMap((question) =>
    question.showIf === null || shown.has(question.key) ? [] : [{ question, showIf: question.showIf }],
  )
}

function questionsOf(definition: SurveyDefinition, perspective: Perspective): AskedQuestion[] {
  const form = perspectiveForm(definition, perspective)
  return form === null ? [] : questionsIn(form)
}
