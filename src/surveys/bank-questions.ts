import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { ComponentKind, Perspective } from '../database/schema.ts'
import {
  type Asked,
  componentKey,
  DIMENSIONS,
  type Dimension,
  type ImportanceQuestion,
  minimumKey,
  type Question,
  RATED,
  type Rated,
  type RatingQuestion,
  type SurveyDefinition,
  type TextQuestion,
  type Wording,
} from './definition.ts'
import { frenchQuoted, standingAlone } from './filled-wording.ts'
import { lostWhereQuestion, type NamedPlace } from './lost-where.ts'
import { PROVIDER_COMMENT, PROVIDER_ITEMS, PROVIDER_STEM } from './provider-wordings.ts'
import { questionBank } from './question-bank.ts'

/* The question bank's questions, ready to be put into a survey; `{service}` and `{period}` are still to be filled in. */

export interface RatedComponent {
  id: string
  name: string
  /** Empty: the same as `name`. */
  name_fr: string
  kind: ComponentKind
  user_visible: 0 | 1
}

/** The bank's questions that are a sentence of their own. */
export const STANDALONE = [
  'EXPECTATION',
  'PREDICTED_USER_VIEW',
  'EFFORT_CES',
  'RECOMMEND',
  'LOST_TIME',
  'MINIMUM',
] as const
export type Standalone = (typeof STANDALONE)[number]

const BANK_SIDE = { user: 'users', customer: 'customers' } as const

/** What the rated things complete, unless a survey says it otherwise. */
export function bankStem(perspective: Perspective): Wording {
  return perspective === 'provider' ? PROVIDER_STEM : questionBank.stem[BANK_SIDE[perspective]]
}

/** A rating that completes the stem: the overall question or a dimension. */
export function dimensionRating(rated: Rated, perspectives: readonly Perspective[]): RatingQuestion {
  return {
    kind: 'rating',
    key: rated,
    asked: askedBy(perspectives, rated, (perspective) => itemWording(rated, perspective)),
    showIf: null,
    scale: 'sat5',
    dimension: rated,
    comparability: itemOf(rated).comparability,
    completesStem: true,
    rotates: false,
    component: null,
    reasons: null,
  }
}

/**
 * A rating that is a sentence of its own. Perspectives for which the bank has no wording are left out; the provider is asked
 * what customers are, where that is a guess at somebody else's view.
 */
export function standaloneRating(code: Standalone, perspectives: readonly Perspective[]): RatingQuestion {
  const { scale, comparability } = otherOf(code)
  const worded = perspectives.filter((perspective) => standaloneWording(code, perspective) !== undefined)
  return {
    kind: 'rating',
    key: code,
    asked: askedBy(worded, code, (perspective) => standaloneWording(code, perspective) as Wording),
    showIf: null,
    scale: scale ?? 'sat5',
    dimension: null,
    comparability: comparability ?? 'estimate',
    completesStem: false,
    rotates: false,
    component: null,
    reasons: null,
  }
}

/** The lowest rating of a dimension that somebody would still accept, the dimension named in it. */
export function minimumRating(dimension: Dimension, perspectives: readonly Perspective[]): RatingQuestion {
  const key = minimumKey(dimension)
  const worded = (perspective: Perspective): Wording => {
    const point = standingAlone(itemWording(dimension, perspective))
    const { en = '', fr = '' } = otherWording('MINIMUM', perspective) ?? {}
    return {
      en: en.replace('this point', () => `this point (“${point['en']}”)`),
      fr: fr.replace('ce point', () => `ce point (${frenchQuoted(point['fr'] ?? '')})`),
    }
  }
  return {
    ...standaloneRating('MINIMUM', perspectives),
    key,
    asked: askedBy(perspectives, key, worded),
  }
}

/** Every question that the bank has for a service, asked of whoever it has words for. */
export function bankQuestions(components: readonly RatedComponent[], places: readonly NamedPlace[] = []): Question[] {
  const lostWhere = lostWhereQuestion(places)
  return [
    ...RATED.map((rated) => dimensionRating(rated, PERSPECTIVES)),
    ...STANDALONE.map((code) => standaloneRating(code, PERSPECTIVES)),
    ...(lostWhere === null ? [] : [lostWhere]),
    ...DIMENSIONS.map((dimension) => minimumRating(dimension, ['user', 'customer'])),
    ...components.map((component) => componentRating(component, PERSPECTIVES)),
    importanceQuestion(PERSPECTIVES),
    commentQuestion(PERSPECTIVES),
  ]
}

/** A question of the bank as a survey takes it: asked of those whom the survey asks and the bank has words for. */
export function askedInSurvey(question: Question, { frames, languages }: SurveyDefinition): Question {
  const sides = PERSPECTIVES.filter((each) => frames[each] !== undefined && question.asked[each] !== undefined)
  const base = languages[0] ?? 'en'
  const asked = sides.map((each) => {
    const { text, ...rest } = question.asked[each] as Asked
    // Where the bank does not speak the survey's base language, its English words are there to be translated.
    return [each, { ...rest, text: text[base] === undefined ? { ...text, [base]: text['en'] ?? '' } : text }]
  })
  return { ...question, asked: Object.fromEntries(asked) }
}

/** Identical for everybody: what people do and what IT supports are named apart, so that nobody rates one for the other. */
export function componentRating(component: RatedComponent, perspectives: readonly Perspective[]): RatingQuestion {
  const name_fr = component.name_fr === '' ? component.name : component.name_fr
  const text =
    component.kind === 'it-supported'
      ? {
          en: `the “${component.name}” part (supported by IT)`,
          fr: `de la partie ${frenchQuoted(name_fr)} (informatisée)`,
        }
      : {
          en: `the “${component.name}” part (done by people)`,
          fr: `de la partie ${frenchQuoted(name_fr)} (assurée par des personnes)`,
        }
  const key = componentKey(component.id)
  return {
    kind: 'rating',
    key,
    asked: askedBy(perspectives, key, () => text),
    showIf: null,
    scale: 'sat5',
    dimension: null,
    comparability: 'anchor',
    completesStem: true,
    rotates: false,
    component: { id: component.id, kind: component.kind },
    reasons: null,
  }
}

/** Which of the dimensions matter most, up to three. */
export function importanceQuestion(perspectives: readonly Perspective[]): ImportanceQuestion {
  const sides = perspectives.filter((perspective) => perspective !== 'provider')
  return {
    kind: 'importance',
    key: 'IMPORTANCE',
    asked: askedBy(sides, 'IMPORTANCE', (perspective) => otherWording('IMPORTANCE', perspective) as Wording),
    showIf: null,
    most: 3,
    options: DIMENSIONS.map((dimension) => ({
      dimension,
      text: Object.fromEntries(
        sides.map((perspective) => [perspective, standingAlone(itemWording(dimension, perspective))]),
      ),
    })),
  }
}

/** Characters that a comment may have. */
const COMMENT_MOST = 2_000

export function commentQuestion(perspectives: readonly Perspective[]): TextQuestion {
  return {
    kind: 'text',
    key: 'COMMENT',
    asked: askedBy(perspectives, 'COMMENT', (perspective) => otherWording('COMMENT', perspective) ?? PROVIDER_COMMENT),
    showIf: null,
    lines: 'several',
    most: COMMENT_MOST,
  }
}

function askedBy(
  perspectives: readonly Perspective[],
  countedAs: string,
  wordingFor: (perspective: Perspective) => Wording,
): Partial<Record<Perspective, Asked>> {
  return Object.fromEntries(
    perspectives.map((perspective) => [
      perspective,
      { text: wordingFor(perspective), help: null, required: false, countedAs, changedOn: null } satisfies Asked,
    ]),
  )
}

function itemOf(rated: Rated) {
  const item = questionBank.items.find((candidate) => candidate.dimension === rated)
  if (item === undefined) throw new Error(`The question bank lacks ${rated}`)
  return item
}

function itemWording(rated: Rated, perspective: Perspective): Wording {
  return perspective === 'provider' ? PROVIDER_ITEMS[rated] : itemOf(rated)[BANK_SIDE[perspective]]
}

function otherOf(code: string) {
  const other = questionBank.others.find((candidate) => candidate.code === code)
  if (other === undefined) throw new Error(`The question bank lacks ${code}`)
  return other
}

function otherWording(code: string, perspective: Perspective): Wording | undefined {
  return perspective === 'provider' ? undefined : otherOf(code)[BANK_SIDE[perspective]]
}

function standaloneWording(code: Standalone, perspective: Perspective): Wording | undefined {
  return otherWording(code, perspective === 'provider' && code === 'PREDICTED_USER_VIEW' ? 'customer' : perspective)
}
