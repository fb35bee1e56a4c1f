import type { ComponentKind, Perspective } from '../database/schema.ts'
import {
  type Comparability,
  componentKey,
  DIMENSIONS,
  type ImportanceQuestion,
  OVERALL,
  type PerspectiveForm,
  type Question,
  type Rated,
  type RatingQuestion,
  type ScaleName,
  type SurveyDefinition,
  type Wording,
} from './definition.ts'
import { filled, frenchQuoted, type Named, standingAlone } from './filled-wording.ts'
import { PROVIDER_COMMENT, PROVIDER_ITEMS, PROVIDER_STEM } from './provider-wordings.ts'
import { questionBank } from './question-bank.ts'

export interface RatedComponent {
  id: string
  name: string
  /** Empty: the same as `name`. */
  name_fr: string
  kind: ComponentKind
  user_visible: 0 | 1
}

export interface InstrumentSubject {
  service: { name: string; name_fr: string }
  /** In the order in which forms show them. */
  components: readonly RatedComponent[]
  /** What "over …" and "in …" are followed by. */
  period?: Wording
}

const DEFAULT_PERIOD: Wording = { en: 'the last three months', fr: 'les trois derniers mois' }

/** Of the eight dimensions, a user's form shows this many at a time. */
const USER_ROTATION = 4

const BANK_SIDE = { user: 'users', customer: 'customers' } as const

/**
 * The default instrument for one service, every wording filled in: users rate the whole and four dimensions in turn,
 * customers all eight, the provider rates itself on the same ones; everybody rates the components that they can see.
 */
export function defaultDefinition({ service, components, period }: InstrumentSubject): SurveyDefinition {
  const serviceName = inBothLanguages(service)
  const named = { service: serviceName, period: period ?? DEFAULT_PERIOD }
  const visible = components.filter((component) => component.user_visible === 1)
  return {
    format: 1,
    serviceName,
    period: named.period,
    forms: {
      user: userForm(named, visible),
      customer: customerForm(named, components),
      provider: providerForm(named, components),
    },
  }
}

function userForm(named: Named, components: readonly RatedComponent[]): PerspectiveForm {
  return {
    stem: filled(questionBank.stem.users, named),
    rotationSize: USER_ROTATION,
    questions: [
      ...ratings('user', components),
      alone('user', 'EXPECTATION', 'expect5', 'direct', named),
      alone('user', 'LOST_TIME', 'lost8', 'estimate', named),
      importance('user', named),
      comment(otherWording('user', 'COMMENT'), named),
    ],
  }
}

function customerForm(named: Named, components: readonly RatedComponent[]): PerspectiveForm {
  return {
    stem: filled(questionBank.stem.customers, named),
    rotationSize: null,
    questions: [
      ...ratings('customer', components),
      alone('customer', 'EXPECTATION', 'expect5', 'direct', named),
      alone('customer', 'PREDICTED_USER_VIEW', 'sat5', 'estimate', named),
      importance('customer', named),
      comment(otherWording('customer', 'COMMENT'), named),
    ],
  }
}

function providerForm(named: Named, components: readonly RatedComponent[]): PerspectiveForm {
  return {
    stem: filled(PROVIDER_STEM, named),
    rotationSize: null,
    questions: [
      ...ratings('provider', components),
      alone('customer', 'PREDICTED_USER_VIEW', 'sat5', 'estimate', named),
      comment(PROVIDER_COMMENT, named),
    ],
  }
}

/** VALUE first: it alone is required, and alone classifies the service. */
function ratings(perspective: Perspective, components: readonly RatedComponent[]): Question[] {
  return [
    { ...completion(OVERALL, perspective), required: true },
    ...DIMENSIONS.map((dimension) => ({ ...completion(dimension, perspective), rotates: perspective === 'user' })),
    ...components.map(componentQuestion),
  ]
}

function completion(rated: Rated, perspective: Perspective): RatingQuestion {
  return {
    kind: 'rating',
    key: rated,
    text: itemWording(rated, perspective),
    scale: 'sat5',
    comparability: itemOf(rated).comparability,
    completesStem: true,
    required: false,
    rotates: false,
    component: null,
  }
}

/** Identical for everybody: what people do and what IT supports are named apart, so that nobody rates one for the other. */
function componentQuestion(component: RatedComponent): RatingQuestion {
  const { en, fr } = inBothLanguages(component)
  const text =
    component.kind === 'it-supported'
      ? {
          en: `the “${en}” part (supported by IT)`,
          fr: `de la partie ${frenchQuoted(fr)} (informatisée)`,
        }
      : { en: `the “${en}” part (done by people)`, fr: `de la partie ${frenchQuoted(fr)} (assurée par des personnes)` }
  return {
    kind: 'rating',
    key: componentKey(component.id),
    text,
    scale: 'sat5',
    comparability: 'anchor',
    completesStem: true,
    required: false,
    rotates: false,
    component: { id: component.id, kind: component.kind },
  }
}

/** A question that is a sentence of its own. */
function alone(
  perspective: 'user' | 'customer',
  key: string,
  scale: ScaleName,
  comparability: Comparability,
  named: Named,
): RatingQuestion {
  return {
    kind: 'rating',
    key,
    text: filled(otherWording(perspective, key), named),
    scale,
    comparability,
    completesStem: false,
    required: false,
    rotates: false,
    component: null,
  }
}

function importance(perspective: 'user' | 'customer', named: Named): ImportanceQuestion {
  return {
    kind: 'importance',
    key: 'IMPORTANCE',
    text: filled(otherWording(perspective, 'IMPORTANCE'), named),
    required: false,
    most: 3,
    options: DIMENSIONS.map((dimension) => ({
      dimension,
      text: standingAlone(itemWording(dimension, perspective)),
    })),
  }
}

function comment(wording: Wording, named: Named): Question {
  return { kind: 'comment', key: 'COMMENT', text: filled(wording, named), required: false }
}

function itemOf(rated: Rated) {
  const item = questionBank.items.find((candidate) => candidate.dimension === rated)
  if (item === undefined) throw new Error(`The question bank lacks ${rated}`)
  return item
}

function itemWording(rated: Rated, perspective: Perspective): Wording {
  return perspective === 'provider' ? PROVIDER_ITEMS[rated] : itemOf(rated)[BANK_SIDE[perspective]]
}

function otherWording(perspective: 'user' | 'customer', code: string): Wording {
  const wording = questionBank.others.find((other) => other.code === code)?.[BANK_SIDE[perspective]]
  if (wording === undefined) throw new Error(`The question bank lacks ${code} for ${BANK_SIDE[perspective]}`)
  return wording
}

function inBothLanguages({ name, name_fr }: { name: string; name_fr: string }): Wording {
  return { en: name, fr: name_fr === '' ? name : name_fr }
}
