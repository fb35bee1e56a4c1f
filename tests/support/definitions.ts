import type { Perspective } from '../../src/database/schema.ts'
import type {
  Asked,
  ChoiceQuestion,
  DateQuestion,
  NumberQuestion,
  Option,
  Page,
  PerspectiveFrame,
  Question,
  RatingQuestion,
  StatementQuestion,
  SurveyDefinition,
  TextQuestion,
} from '../../src/surveys/definition.ts'

/* Survey definitions for tests: every kind of question with as little said as will do. */

type Without<Q extends Question> = Partial<Omit<Q, 'kind' | 'key' | 'asked'>> & { asks?: Partial<Asked> }

/** Asked of users in English and French, its key as its text, unless `asks` says otherwise. */
function any(key: string, asks: Partial<Asked> = {}) {
  const asked: Asked = {
    ...{ text: { en: `About ${key}`, fr: `Sur ${key}` }, help: null, required: false, countedAs: key, changedOn: null },
    ...asks,
  }
  return { key, asked: { user: asked }, showIf: null }
}

export function aRating(key: string, { asks, ...rest }: Without<RatingQuestion> = {}): RatingQuestion {
  const fixed = { dimension: null, comparability: null, completesStem: false, rotates: false, component: null }
  return { kind: 'rating', scale: 'sat5', reasons: null, ...fixed, ...any(key, asks), ...rest }
}

export function aChoice(
  key: string,
  choices: Option[],
  { asks, ...rest }: Without<ChoiceQuestion> = {},
): ChoiceQuestion {
  return { kind: 'choice', options: choices, most: 1, other: false, order: 'fixed', ...any(key, asks), ...rest }
}

export function aNumber(key: string, { asks, ...rest }: Without<NumberQuestion> = {}): NumberQuestion {
  const unit = { en: 'hours', fr: 'heures' }
  return { kind: 'number', unit, least: 0, most: 100, step: 1, ...any(key, asks), ...rest }
}

export function aDate(key: string, { asks, ...rest }: Without<DateQuestion> = {}): DateQuestion {
  return { kind: 'date', earliest: null, latest: null, ...any(key, asks), ...rest }
}

export function aText(key: string, { asks, ...rest }: Without<TextQuestion> = {}): TextQuestion {
  return { kind: 'text', lines: 'several', most: 500, ...any(key, asks), ...rest }
}

export function aStatement(key: string, { asks, ...rest }: Without<StatementQuestion> = {}): StatementQuestion {
  return { kind: 'statement', ...any(key, asks), ...rest }
}

/** Options with the codes 1, 2, 3 … */
export function options(count: number): Option[] {
  return Array.from({ length: count }, (_, at) => ({
    code: at + 1,
    text: { en: `Option ${at + 1}`, fr: `Possibilité ${at + 1}` },
  }))
}

/** A survey of users with these questions on each of its pages. */
export function aDefinition(
  pages: Question[][],
  frame: Partial<PerspectiveFrame> = {},
  rest: Partial<SurveyDefinition> = {},
): SurveyDefinition {
  const whole: PerspectiveFrame = {
    stem: { en: 'How satisfied are you …', fr: 'Êtes-vous satisfait(e) …' },
    rotationSize: null,
    introduction: null,
    thanks: null,
    ...frame,
  }
  const frames: Partial<Record<Perspective, PerspectiveFrame>> = { user: whole }
  return {
    format: 2,
    languages: ['en', 'fr'],
    serviceName: { en: 'Debit card', fr: 'Carte de débit' },
    period: { en: 'the last three months', fr: 'les trois derniers mois' },
    frames,
    pages: pages.map((questions, at): Page => ({ id: `page-${at + 1}`, title: null, questions })),
    formTexts: {},
    ...rest,
  }
}
