import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import { askedInSurvey } from './bank-questions.ts'
import type { Question, SurveyDefinition, Wording } from './definition.ts'
import { type Edit, withFrame, withLanguage, withoutLanguage, withoutPerspective } from './edits.ts'

/** What a survey's settings say, beside its name. */
export interface Settings {
  period: Wording
  frames: SurveyDefinition['frames']
  /** A BCP 47 tag; empty: none. */
  addLanguage: string
  removeLanguages: readonly string[]
}

/**
 * A perspective that is asked from now on is asked every question in the survey that the bank has words for; one that is
 * asked no more loses its wordings.
 */
export function withSettings(definition: SurveyDefinition, settings: Settings, bank: readonly Question[]): Edit {
  let changed: SurveyDefinition = { ...definition, period: settings.period }
  for (const perspective of PERSPECTIVES) {
    const frame = settings.frames[perspective]
    const isNew = definition.frames[perspective] === undefined
    if (frame === undefined) changed = withoutPerspective(changed, perspective)
    else
      changed = isNew
        ? alsoAsked(withFrame(changed, perspective, frame), perspective, bank)
        : withFrame(changed, perspective, frame)
  }
  for (const language of settings.removeLanguages) {
    const edit = withoutLanguage(changed, language)
    if (!edit.done) return edit
    changed = edit.definition
  }
  return settings.addLanguage === '' ? { done: true, definition: changed } : withLanguage(changed, settings.addLanguage)
}

function alsoAsked(
  definition: SurveyDefinition,
  perspective: Perspective,
  bank: readonly Question[],
): SurveyDefinition {
  const pages = definition.pages.map((page) => ({
    ...page,
    questions: page.questions.map((question) => {
      const known = bank.find(({ key }) => key === question.key)
      if (known === undefined) return question
      const asked = askedInSurvey(known, definition).asked[perspective]
      return asked === undefined ? question : { ...question, asked: { ...question.asked, [perspective]: asked } }
    }),
  }))
  return { ...definition, pages }
}
