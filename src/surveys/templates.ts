import type { Perspective } from '../database/schema.ts'
import {
  bankStem,
  commentQuestion,
  componentRating,
  dimensionRating,
  importanceQuestion,
  standaloneRating,
} from './bank-questions.ts'
import {
  type Asked,
  DIMENSIONS,
  OVERALL,
  type PerspectiveFrame,
  type Question,
  type RatingQuestion,
  type SurveyDefinition,
  type Wording,
} from './definition.ts'
import { DEFAULT_PERIOD, defaultDefinition, type InstrumentSubject } from './instrument.ts'
import { lostWhereQuestion } from './lost-where.ts'
import { withBankReasons } from './reason-bank.ts'

/* What a new survey can be begun from. Each is only a beginning: everything in it can be changed in the editor. */

export const TEMPLATES = [
  'combined',
  'periodic-user',
  'user-short',
  'periodic-customer',
  'provider-self-evaluation',
  'touchpoint',
] as const
export type Template = (typeof TEMPLATES)[number]

/** Who each template asks. */
export const TEMPLATE_PERSPECTIVES: Record<Template, readonly Perspective[]> = {
  combined: ['user', 'customer', 'provider'],
  'periodic-user': ['user'],
  'user-short': ['user'],
  'periodic-customer': ['customer'],
  'provider-self-evaluation': ['provider'],
  touchpoint: ['user'],
}

/** Of the eight dimensions, a user's periodic form shows this many at a time; the short one shows one. */
const PERIODIC_ROTATION = 4
const SHORT_ROTATION = 1

/** @param subject its components are rated by the templates that rate the whole service; none: only the whole is */
export function templateDefinition(template: Template, subject: InstrumentSubject): SurveyDefinition {
  switch (template) {
    case 'combined':
      return defaultDefinition(subject)
    case 'periodic-user':
      return oneSided('user', subject, PERIODIC_ROTATION, [
        ...wholeAndDimensions('user'),
        ...parts('user', subject),
        standaloneRating('EXPECTATION', ['user']),
        standaloneRating('LOST_TIME', ['user']),
        ...lostWhere(subject),
        importanceQuestion(['user']),
        commentQuestion(['user']),
      ])
    case 'user-short':
      return oneSided('user', subject, SHORT_ROTATION, [...wholeAndDimensions('user'), commentQuestion(['user'])])
    case 'periodic-customer':
      return oneSided('customer', subject, null, [
        ...wholeAndDimensions('customer'),
        ...parts('customer', subject),
        standaloneRating('EXPECTATION', ['customer']),
        standaloneRating('PREDICTED_USER_VIEW', ['customer']),
        importanceQuestion(['customer']),
        commentQuestion(['customer']),
      ])
    case 'provider-self-evaluation':
      return oneSided('provider', subject, null, [
        ...wholeAndDimensions('provider'),
        ...parts('provider', subject),
        standaloneRating('PREDICTED_USER_VIEW', ['provider']),
        commentQuestion(['provider']),
      ])
    case 'touchpoint':
      return touchpoint(subject)
  }
}

function lostWhere({ places = [] }: InstrumentSubject): Question[] {
  const question = lostWhereQuestion(places)
  return question === null ? [] : [question]
}

function wholeAndDimensions(perspective: Perspective): RatingQuestion[] {
  return [
    required(dimensionRating(OVERALL, [perspective])),
    ...DIMENSIONS.map((dimension) => ({
      ...dimensionRating(dimension, [perspective]),
      rotates: perspective === 'user',
    })),
  ]
}

function parts(perspective: Perspective, { components }: InstrumentSubject): RatingQuestion[] {
  return components
    .filter((component) => perspective !== 'user' || component.user_visible === 1)
    .map((component) => componentRating(component, [perspective]))
}

function oneSided(
  perspective: Perspective,
  subject: InstrumentSubject,
  rotationSize: number | null,
  questions: Question[],
): SurveyDefinition {
  const frame: PerspectiveFrame = { stem: bankStem(perspective), rotationSize, introduction: null, thanks: null }
  const { service, period = DEFAULT_PERIOD } = subject
  return {
    format: 2,
    languages: ['en', 'fr'],
    serviceName: { en: service.name, fr: service.name_fr === '' ? service.name : service.name_fr },
    period,
    frames: { [perspective]: frame },
    pages: [{ id: 'page-1', title: null, questions }],
    formTexts: {},
  }
}

const THIS_CONTACT_STEM: Wording = {
  en: 'Thinking about this one contact with {service}, how satisfied are you with …',
  fr: 'En pensant à ce seul contact avec {service}, dans quelle mesure êtes-vous satisfait(e) …',
}

const THIS_CONTACT: Wording = { en: 'how it went overall', fr: 'de son déroulement dans l’ensemble' }

const TIME_FOR_THIS_CONTACT: Wording = {
  en: 'About how much time did this cost you in all?',
  fr: 'Environ combien de temps cela vous a-t-il pris en tout ?',
}

/**
 * What the bank's form `user_touchpoint` asks right after one contact. Its overall question has a key of its own and no
 * dimension: it rates a contact, mostly of people who just had trouble, and VALUE rates the service over months by everybody.
 * Counted as VALUE, it would move the service's state by who happened to call. The time that it took is not LOST_TIME either.
 */
function touchpoint(subject: InstrumentSubject): SurveyDefinition {
  const begun = oneSided('user', subject, null, [
    required({
      ...reworded(withBankReasons(dimensionRating(OVERALL, ['user'])) as RatingQuestion, 'TOUCHPOINT', THIS_CONTACT),
      dimension: null,
      comparability: null,
    }),
    standaloneRating('EFFORT_CES', ['user']),
    reworded(standaloneRating('LOST_TIME', ['user']), 'TOUCHPOINT_TIME', TIME_FOR_THIS_CONTACT),
    commentQuestion(['user']),
  ])
  const frame: PerspectiveFrame = { stem: THIS_CONTACT_STEM, rotationSize: null, introduction: null, thanks: null }
  return { ...begun, frames: { user: frame } }
}

function required(question: RatingQuestion): RatingQuestion {
  const asked = Object.entries(question.asked).map(([perspective, how]) => [perspective, { ...how, required: true }])
  return { ...question, asked: Object.fromEntries(asked) }
}

function reworded(question: RatingQuestion, key: string, text: Wording): RatingQuestion {
  const how: Asked = { text, help: null, required: false, countedAs: key, changedOn: null }
  return { ...question, key, asked: { user: how } }
}
