import type { ComponentKind, Day, Perspective } from '../database/schema.ts'

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

/**
 * A text by language (BCP 47), the survey's base language first. `{service}` and `{period}` stand for names that are filled
 * in when a form is made (perspective-form.ts), so that a survey can be copied to another service.
 */
export type Wording = Record<string, string>

/** How one perspective is asked a question. */
export interface Asked {
  text: Wording
  /** Said beneath the question; null: nothing. */
  help: Wording | null
  required: boolean
  /**
   * The name that its answers are stored and counted under: the question's key, or, since its meaning changed,
   * `KEY~<something>`, so that unlike things are never counted together.
   */
  countedAs: string
  /** When its meaning last changed for a reader of its figures; null: never. */
  changedOn: Day | null
}

interface AnyQuestion {
  /** Names the question within its survey and in forms: `EASE`, `LOST_TIME`, `COMPONENT:<component id>`, `OWN:<id>`. */
  key: string
  /** Who is asked, each in its own words. */
  asked: Partial<Record<Perspective, Asked>>
  /** When it is shown; null: always. */
  showIf: ShowIf | null
}

/** One of the things that can be chosen. Codes are stored and counted; they are 1 or more and never used anew; 0 is "other, namely …". */
export interface Option {
  code: number
  text: Wording
  /** What of the service it stands for, where it stands for a place in it. */
  place?: LostPlace
}

/** A step of a journey, or a part of the service. */
export interface LostPlace {
  kind: 'touchpoint' | 'component'
  id: string
}

/** Why a score was given: what is asked after one up to the scale's middle, and after one above it. */
export interface Reasons {
  low: Option[]
  high: Option[]
}

export interface RatingQuestion extends AnyQuestion {
  kind: 'rating'
  scale: ScaleName
  /** What it rates; null: a component, or something that is compared with nothing. */
  dimension: Rated | null
  comparability: Comparability | null
  /** Completes the stem ("how satisfied are you with …") rather than standing alone. */
  completesStem: boolean
  /** Takes turns: a form shows as many of these as `rotationSize` says. */
  rotates: boolean
  component: { id: string; kind: ComponentKind } | null
  /** Null: no reasons are asked for. */
  reasons: Reasons | null
}

export interface ChoiceQuestion extends AnyQuestion {
  kind: 'choice'
  options: Option[]
  /** How many may be chosen; 1: a single choice. */
  most: number
  /** Whether something else can be named. */
  other: boolean
  order: 'fixed' | 'balanced'
}

/** A number from `least` to `most` in steps; stored as the number of steps from `least`. */
export interface NumberQuestion extends AnyQuestion {
  kind: 'number'
  unit: Wording
  least: number
  most: number
  step: number
}

export interface DateQuestion extends AnyQuestion {
  kind: 'date'
  earliest: Day | null
  latest: Day | null
}

/** Words of one's own: kept apart from scores, shown from ten on. */
export interface TextQuestion extends AnyQuestion {
  kind: 'text'
  lines: 'one' | 'several'
  /** Characters. */
  most: number
}

/** Pick up to `most` of the dimensions. */
export interface ImportanceQuestion extends AnyQuestion {
  kind: 'importance'
  options: { dimension: Dimension; text: Partial<Record<Perspective, Wording>> }[]
  most: number
}

/** Something to read, nothing to answer. */
export interface StatementQuestion extends AnyQuestion {
  kind: 'statement'
}

export type Question =
  | RatingQuestion
  | ChoiceQuestion
  | NumberQuestion
  | DateQuestion
  | TextQuestion
  | ImportanceQuestion
  | StatementQuestion

/**
 * A question is shown where all, or any, of the rules on answers hold, and every rule on how the form came to somebody.
 */
export interface ShowIf {
  match: 'all' | 'any'
  rules: ShowRule[]
}

/**
 * On an earlier answer: its score, number of steps or chosen codes, a date as `yyyymmdd`. What was not shown, not answered
 * or answered by "does not apply" has no value, and only `is-not-answered` holds for it. Or on how the form came to somebody.
 */
export type ShowRule =
  | { question: string; is: 'equal' | 'not-equal' | 'at-least' | 'at-most' | 'includes' | 'excludes'; value: number }
  | { question: string; is: 'answered' | 'not-answered' }
  | { perspective: Perspective[] }
  | { channel: string[] }

export interface Page {
  id: string
  /** Null: none. */
  title: Wording | null
  questions: Question[]
}

/** What frames the questions of one perspective. */
export interface PerspectiveFrame {
  stem: Wording
  /** How many of the rotating questions one form shows; null: all of them. */
  rotationSize: number | null
  /** Said before the first question, and when all is sent; null: only what Parallax says anyway. */
  introduction: Wording | null
  thanks: Wording | null
}

/** What a survey asks: frozen in its versions, edited in its draft. */
export interface SurveyDefinition {
  format: 2
  /** BCP 47 tags; the first is the base language, in which every wording exists. */
  languages: string[]
  serviceName: Wording
  period: Wording
  /** The perspectives that are asked. */
  frames: Partial<Record<Perspective, PerspectiveFrame>>
  pages: Page[]
  /** The form's own words (buttons, scales, hints) in languages that Parallax does not speak: by language, by message. */
  formTexts: Record<string, Record<string, string>>
}

export function componentKey(componentId: string): string {
  return `COMPONENT:${componentId}`
}

/** Whether a name is one that the question is counted under, whatever it meant at the time. */
export function isCountedUnder(countedAs: string, key: string): boolean {
  return countedAs === key || countedAs.startsWith(`${key}~`)
}

/** The name that the reasons for a score are stored and counted under, apart for each side of the scale. */
export function reasonsCountedAs(countedAs: string, side: keyof Reasons): string {
  return `${countedAs}:${side}`
}

/** The name that what was named instead of the options is kept under, as a comment. */
export function otherCountedAs(countedAs: string): string {
  return `${countedAs}:OTHER`
}

/** @returns the wording in a language, in the one that it is a variant of, or else in the base language */
export function inLanguage(wording: Wording, language: string): string {
  return wording[language] || wording[language.split('-')[0] as string] || Object.values(wording)[0] || ''
}

/** Of the lowest rating of a dimension that somebody would still accept. */
export function minimumKey(dimension: Dimension): string {
  return `MINIMUM:${dimension}`
}
