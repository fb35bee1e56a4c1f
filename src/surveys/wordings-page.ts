import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { MessageKey, Translate } from '../i18n/translate.ts'
import type { ScaleName, SurveyDefinition, Wording } from './definition.ts'
import { type AskedQuestion, type PerspectiveForm, perspectiveForm, questionsIn } from './perspective-form.ts'
import { SCALES } from './scales.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/wordings': FormWordings
  }
}

/** What one perspective is asked, word for word, in every language. */
export interface FormWordings {
  perspective: Perspective
  name: string
  /** What the rated things complete. */
  stem: Wording
  /** How many of the rotating questions one form shows; null: all. */
  rotation: string | null
  rated: WordedQuestion[]
  ratedScale: string
  others: WordedQuestion[]
}

export interface WordedQuestion {
  text: Wording
  /** Required, in rotation. */
  marks: string[]
  /** How it is answered; empty for what shares the stem's scale. */
  answer: string
  options: Wording[]
}

export function formWordings(definition: SurveyDefinition, t: Translate, language: 'en' | 'fr'): FormWordings[] {
  return PERSPECTIVES.flatMap((perspective) => {
    const form = perspectiveForm(definition, perspective)
    return form === null ? [] : [wordingsOf(perspective, form, t, language)]
  })
}

function wordingsOf(
  perspective: Perspective,
  form: PerspectiveForm,
  t: Translate,
  language: 'en' | 'fr',
): FormWordings {
  const questions = questionsIn(form)
  const completes = (question: AskedQuestion) => question.kind === 'rating' && question.completesStem
  const worded = (question: AskedQuestion) => wordedQuestion(question, form.rotationSize, t, language)
  const rotating = questions.filter((question) => question.kind === 'rating' && question.rotates).length
  return {
    perspective,
    name: t(`common.${perspective}`),
    stem: form.stem,
    rotation: form.rotationSize === null ? null : t('surveys.rotation', { shown: form.rotationSize, of: rotating }),
    rated: questions.filter(completes).map(worded),
    ratedScale: scaleEnds('sat5', language),
    others: questions.filter((question) => !completes(question)).map(worded),
  }
}

function wordedQuestion(
  question: AskedQuestion,
  rotationSize: number | null,
  t: Translate,
  language: 'en' | 'fr',
): WordedQuestion {
  const marks: MessageKey[] = []
  if (question.required) marks.push('common.required')
  if (question.kind === 'rating' && question.rotates && rotationSize !== null) marks.push('surveys.takesTurns')
  return {
    text: question.text,
    marks: marks.map((key) => t(key)),
    answer: answerOf(question, t, language),
    options: question.kind === 'importance' ? question.options.map((option) => option.text) : [],
  }
}

function answerOf(question: AskedQuestion, t: Translate, language: 'en' | 'fr'): string {
  if (question.kind === 'importance') return t('surveys.answerPick', { most: question.most })
  if (question.kind !== 'rating') return t('surveys.answerText')
  return question.completesStem ? '' : scaleEnds(question.scale, language)
}

/** "Very dissatisfied … Very satisfied" */
function scaleEnds(scale: ScaleName, language: 'en' | 'fr'): string {
  const steps = SCALES[scale]
  return `${steps[0]?.label[language]} … ${steps.at(-1)?.label[language]}`
}
