import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { DIMENSIONS, inLanguage } from '../surveys/definition.ts'
import type { AskedQuestion } from '../surveys/perspective-form.ts'
import { LOST_MINUTES, NON_SUBSTANTIVE, SCALES } from '../surveys/scales.ts'

/** A stored answer as a table tells it: its code, what a respondent read, and what can be calculated with. */
export interface LabelledAnswer {
  code: number | string
  label: string
  /** A score, minutes lost, a number in its unit; null where the answer is none. */
  value: number | null
}

/** @param code as `Answers` of src/responses/answers.ts keeps it; one of several that were picked */
export function labelledAnswer(
  question: AskedQuestion,
  code: number | string,
  language: Language,
  t: Translate,
): LabelledAnswer {
  if (typeof code === 'string') return { code, label: code, value: null }
  const said = NON_SUBSTANTIVE.find(({ value }) => value === code)
  if (said !== undefined) return { code, label: said.label[language], value: null }
  switch (question.kind) {
    case 'rating': {
      const label = SCALES[question.scale].find(({ value }) => value === code)?.label[language] ?? ''
      return { code, label, value: question.scale === 'lost8' ? (LOST_MINUTES[code] ?? null) : code }
    }
    case 'choice': {
      const option = question.options.find((each) => each.code === code)
      return { code, label: option === undefined ? t('results.other') : inLanguage(option.text, language), value: null }
    }
    case 'importance': {
      const option = question.options.find(({ dimension }) => DIMENSIONS.indexOf(dimension) === code)
      return { code, label: option === undefined ? '' : inLanguage(option.text, language), value: null }
    }
    case 'number': {
      const value = Number((question.least + code * question.step).toFixed(6))
      return { code, label: `${value} ${inLanguage(question.unit, language)}`.trim(), value }
    }
    default:
      return { code, label: '', value: null }
  }
}
