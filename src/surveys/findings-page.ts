import { nameOfLanguage } from '../i18n/any-language.ts'
import type { Reader } from '../i18n/reader.ts'
import type { SurveyDefinition } from './definition.ts'
import type { Finding } from './definition-check.ts'
import { questionOf } from './edits.ts'
import { questionName } from './question-words.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/findings': ShownFindings
  }
}

export interface ShownFindings {
  errors: ShownFinding[]
  warnings: ShownFinding[]
}

export interface ShownFinding {
  /** The question that it is about, with its page; null: the survey as a whole. */
  question: string | null
  address: string | null
  /** "Users"; empty: all or none in particular. */
  perspective: string
  text: string
}

/** @param base the editor's address */
export function shownFindings(
  findings: readonly Finding[],
  definition: SurveyDefinition,
  base: string,
  reader: Reader,
): ShownFindings {
  const shown = (level: Finding['level']) =>
    findings.filter((each) => each.level === level).map((finding) => shownFinding(finding, definition, base, reader))
  return { errors: shown('error'), warnings: shown('warning') }
}

function shownFinding(
  { question: key, perspective, message, values }: Finding,
  definition: SurveyDefinition,
  base: string,
  { t, language }: Reader,
): ShownFinding {
  const question = key === null ? undefined : questionOf(definition, key)
  const named =
    typeof values['language'] === 'string'
      ? { ...values, language: nameOfLanguage(values['language'], language) }
      : values
  return {
    question: question === undefined ? null : questionName(question, definition, t),
    address: question === undefined ? null : questionAddress(base, question.key),
    perspective: perspective === null ? '' : t(`common.${perspective}`),
    text: t(message, named),
  }
}

export function questionAddress(base: string, key: string): string {
  return `${base}/questions/${encodeURIComponent(key)}`
}
