import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import {
  bankStem,
  commentQuestion,
  componentRating,
  dimensionRating,
  importanceQuestion,
  type RatedComponent,
  standaloneRating,
} from './bank-questions.ts'
import { DIMENSIONS, OVERALL, type Question, type SurveyDefinition, type Wording } from './definition.ts'
import type { NamedPlace } from './lost-where.ts'

export interface InstrumentSubject {
  service: { name: string; name_fr: string }
  /** In the order in which forms show them. */
  components: readonly RatedComponent[]
  /** Where its users can lose time; none unless said otherwise. */
  places?: readonly NamedPlace[]
  /** What "over …" and "in …" are followed by. */
  period?: Wording
}

export const DEFAULT_PERIOD: Wording = { en: 'the last three months', fr: 'les trois derniers mois' }

/** Of the eight dimensions, a user's form shows this many at a time. */
const USER_ROTATION = 4

const BOTH_SIDES = ['user', 'customer'] as const

/**
 * The default instrument for one service: users rate the whole and four dimensions in turn, customers all eight, the
 * provider rates itself on the same ones; everybody rates the components that they can see.
 */
export function defaultDefinition({ service, components, period }: InstrumentSubject): SurveyDefinition {
  const overall = dimensionRating(OVERALL, PERSPECTIVES)
  // It alone is required, and alone classifies the service.
  for (const asked of Object.values(overall.asked)) asked.required = true
  const questions: Question[] = [
    overall,
    ...DIMENSIONS.map((dimension) => ({ ...dimensionRating(dimension, PERSPECTIVES), rotates: true })),
    ...components.map((component) =>
      componentRating(component, component.user_visible === 1 ? PERSPECTIVES : ['customer', 'provider']),
    ),
    standaloneRating('EXPECTATION', BOTH_SIDES),
    standaloneRating('LOST_TIME', ['user']),
    standaloneRating('PREDICTED_USER_VIEW', ['customer', 'provider']),
    importanceQuestion(BOTH_SIDES),
    commentQuestion(PERSPECTIVES),
  ]
  const frame = { introduction: null, thanks: null }
  return {
    format: 2,
    languages: ['en', 'fr'],
    serviceName: { en: service.name, fr: service.name_fr === '' ? service.name : service.name_fr },
    period: period ?? DEFAULT_PERIOD,
    frames: {
      user: { ...frame, stem: bankStem('user'), rotationSize: USER_ROTATION },
      customer: { ...frame, stem: bankStem('customer'), rotationSize: null },
      provider: { ...frame, stem: bankStem('provider'), rotationSize: null },
    },
    pages: [{ id: 'page-1', title: null, questions }],
    formTexts: {},
  }
}
