import type { ComponentKind, Perspective } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'

/** The eight dimensions that are rated beside the overall VALUE, in the order of the question bank. */
export const DIMENSIONS = ['OUTCOME', 'EASE', 'SPEED', 'RELIABILITY', 'INFORMATION', 'SUPPORT', 'COST', 'RISK'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** The one question with identical wording for everybody; the only one that classifies a service. */
export const OVERALL = 'VALUE'

/** What is compared per service: the overall question and the dimensions. */
export const RATED = [OVERALL, ...DIMENSIONS] as const
export type Rated = (typeof RATED)[number]

/** Said instead of a score, counted apart and never scored. */
export const DOES_NOT_APPLY = -1
export const DONT_KNOW = -2

export type ScaleName = 'sat5' | 'expect5' | 'ease5' | 'rec11' | 'lost8'

/** `direct`: same thing, own words; `analogous`: the counterpart; `anchor`: identical wording; `estimate`: a guess. */
export type Comparability = 'direct' | 'analogous' | 'anchor' | 'estimate'

export type Wording = Record<Language, string>

interface AnyQuestion {
  /** Names the question in forms, answers and histograms: `EASE`, `LOST_TIME`, `COMPONENT:<component id>`. */
  key: string
  required: boolean
  /** As the perspective reads it, the service's name filled in. */
  text: Wording
}

export interface RatingQuestion extends AnyQuestion {
  kind: 'rating'
  scale: ScaleName
  comparability: Comparability | null
  /** Completes the stem ("how satisfied are you with …") rather than standing alone. */
  completesStem: boolean
  /** Takes turns: a form shows as many of these as `rotationSize` says. */
  rotates: boolean
  component: { id: string; kind: ComponentKind } | null
}

/** Pick up to three of the dimensions. */
export interface ImportanceQuestion extends AnyQuestion {
  kind: 'importance'
  options: { dimension: Dimension; text: Wording }[]
  most: number
}

export interface CommentQuestion extends AnyQuestion {
  kind: 'comment'
}

export type Question = RatingQuestion | ImportanceQuestion | CommentQuestion

export interface PerspectiveForm {
  stem: Wording
  questions: Question[]
  /** How many of the rotating questions one form shows; null: all of them. */
  rotationSize: number | null
}

/** A survey version's frozen content. */
export interface SurveyDefinition {
  format: 1
  serviceName: Wording
  period: Wording
  forms: Record<Perspective, PerspectiveForm>
}

export function componentKey(componentId: string): string {
  return `COMPONENT:${componentId}`
}
