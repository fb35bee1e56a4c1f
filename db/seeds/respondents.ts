import { type AnsweredComment, type Answers, toneOf } from '../../src/responses/answers.ts'
import type { Submission } from '../../src/responses/store.ts'
import { DIMENSIONS, type Dimension, DOES_NOT_APPLY, DONT_KNOW, type Option } from '../../src/surveys/definition.ts'
import { DEFAULT_PROMISES } from '../../src/surveys/promise.ts'
import { customerCommentsOf, generalUserComments, listComments, userCommentsOf } from './content/comments.ts'
import type { Comment, ServiceContent, ViewProfile } from './content/types.ts'
import { drawn, normal, type Random, seededRandom, shuffled } from './random.ts'
import { fewScores, scoreFor } from './scores.ts'

export interface SurveyIds {
  surveyId: string
  versionId: string
  /** By the content's component key. */
  componentKeys: Record<string, string>
  /** Where time can be lost, where that is asked. */
  lostPlaces: readonly Option[]
}

/** The days of one month on which people answer, none of them in the future. */
export interface Month {
  /** `YYYY-MM` */
  period: string
  days: number
  /** 0 at the start of the demo's time, 1 at its end. */
  elapsed: number
}

const ROTATION = 4
const COMMENTING = 0.14

/** What a service's users answer in its months, month by month; the same in every run. */
export function userResponses(service: ServiceContent, survey: SurveyIds, months: readonly Month[]): Submission[][] {
  const random = seededRandom(`users of ${service.slug}`)
  const { view, since, responses } = service.profile.users
  const comments = new CommentPool(random, [
    ...userCommentsOf(service.slug),
    ...(responses > 1_000 ? generalUserComments() : []),
  ])
  const commentsSince = since === undefined ? comments : new CommentPool(random, listComments(since.comments))
  const sizes = split(responses, months)
  // Drawn apart, so that people’s leanings stay as they are where channels make no difference.
  const channels = seededRandom(`channels of ${service.slug}`)
  const { channelShares, channelShifts } = service.profile.users
  return months.map((month, place) =>
    Array.from({ length: sizes[place] as number }, (_, number) => {
      const ownChannel = channelShifts === undefined ? null : drawn(channels, channelShares)
      const shift = (ownChannel === null ? 0 : channelShifts?.[ownChannel]) ?? 0
      const isSince = since !== undefined && month.period >= since.period
      const current = isSince ? since.view : view
      const answers = current === null ? { VALUE: 3 } : userAnswers(random, service, current, survey, month, shift)
      const language = random() < service.profile.users.frenchShare ? 'fr' : 'en'
      const text =
        random() < COMMENTING ? (isSince ? commentsSince : comments).take(toneOf(answers) ?? 3, language) : undefined
      return {
        ...common(survey, month, random, `${service.slug} user ${month.period} ${number}`, language),
        perspective: 'user' as const,
        promise: DEFAULT_PROMISES.user,
        channel: ownChannel ?? drawn(random, channelShares),
        answers,
        comments: asComments(text),
        respondent: null,
      }
    }),
  )
}

function userAnswers(
  random: Random,
  service: ServiceContent,
  view: ViewProfile,
  survey: SurveyIds,
  month: Month,
  shift: number,
): Answers {
  const personal = normal(random)
  const { drift, means } = view
  const drifted = drift === undefined ? 0 : meanAt(drift, month.elapsed) - means.VALUE
  const moved = drifted + shift
  const answers: Answers = { VALUE: scoreFor(random, means.VALUE + moved, personal) }
  const first = Math.floor(random() * DIMENSIONS.length)
  for (let step = 0; step < ROTATION; step++) {
    const dimension = DIMENSIONS[(first + step) % DIMENSIONS.length] as Dimension
    const said = random()
    if (said < 0.05) continue
    answers[dimension] =
      said < 0.09
        ? drawn(random, { [DOES_NOT_APPLY]: 2, [DONT_KNOW]: 1 }) === String(DOES_NOT_APPLY)
          ? DOES_NOT_APPLY
          : DONT_KNOW
        : scoreFor(random, means[dimension] + moved, personal)
  }
  for (const component of service.components.filter((each) => each.userVisible)) {
    const mean = view.components[component.key]
    if (mean === undefined || random() < 0.3) continue
    const key = survey.componentKeys[component.key] as string
    answers[key] = random() < 0.12 ? DOES_NOT_APPLY : scoreFor(random, mean + moved, personal)
  }
  if (random() < 0.8) answers['EXPECTATION'] = scoreFor(random, view.expectation + moved / 2, personal)
  if (random() < 0.75) answers['LOST_TIME'] = lostTimeBucket(random, lostMinutesIn(service, month))
  if (random() < 0.7) answers['IMPORTANCE'] = picks(random, view)
  return answers
}

function lostMinutesIn({ profile: { users } }: ServiceContent, { period }: Month): number {
  return users.since !== undefined && period >= users.since.period ? users.since.lostMinutes : users.lostMinutes
}

function meanAt({ start, end, until }: NonNullable<ViewProfile['drift']>, elapsed: number): number {
  if (until === undefined) return start + (end - start) * elapsed
  return elapsed < until ? start : end
}

/**
 * What the few customers and the provider answer in the months of one round; the same in every run.
 * @param round sets earlier rounds apart from the latest, whose name is empty and in which alone words are written
 */
export function fewResponses(
  service: ServiceContent,
  survey: SurveyIds,
  months: readonly Month[],
  round = '',
): Submission[] {
  if (months.length === 0) return []
  return [...customerResponses(service, survey, months, round), ...providerResponses(service, survey, months, round)]
}

function customerResponses(
  service: ServiceContent,
  survey: SurveyIds,
  months: readonly Month[],
  round: string,
): Submission[] {
  const { view, valueScores, frenchShare, predictedUserView } = service.profile.customers
  if (view === null) return []
  const random = seededRandom(`${round}customers of ${service.slug}`)
  const comments = new CommentPool(random, round === '' ? customerCommentsOf(service.slug) : [])
  const names = service.stakeholders.customers.flatMap(({ role, people }) => Array<string>(people).fill(role))
  const predicted = predictedUserView === null ? null : fewScores(random, predictedUserView, valueScores.length)
  const few = fewAnswers(random, view, survey, valueScores)
  return few.map((answers, number) => {
    const language = random() < frenchShare ? 'fr' : 'en'
    if (predicted !== null) answers['PREDICTED_USER_VIEW'] = predicted[number] as number
    const month = months[number % months.length] as Month
    return {
      ...common(survey, month, random, `${service.slug} ${round}customer ${number}`, language),
      perspective: 'customer' as const,
      promise: DEFAULT_PROMISES.customer,
      channel: 'email',
      answers,
      comments: asComments(random() < 0.8 ? comments.takeNearest(toneOf(answers) ?? 3, language) : undefined),
      respondent: names[number % Math.max(1, names.length)] ?? null,
    }
  })
}

/** What the team that runs the service answers. */
function providerResponses(
  service: ServiceContent,
  survey: SurveyIds,
  months: readonly Month[],
  round: string,
): Submission[] {
  const { view, responses, frenchShare } = service.profile.provider
  if (view === null || responses === 0) return []
  const random = seededRandom(`${round}provider of ${service.slug}`)
  const teams = service.stakeholders.providerTeams.map((team) => team.name)
  const few = fewAnswers(random, view, survey, fewScores(random, view.means.VALUE, responses))
  const predicted = fewScores(random, predictedByProvider(service, view), responses)
  return few.map((answers, number) => ({
    ...common(
      survey,
      months[number % months.length] as Month,
      random,
      `${service.slug} ${round}provider ${number}`,
      random() < frenchShare ? 'fr' : 'en',
    ),
    perspective: 'provider' as const,
    promise: DEFAULT_PROMISES.provider,
    channel: 'email',
    answers: { ...answers, PREDICTED_USER_VIEW: predicted[number] as number },
    comments: [],
    respondent: teams[number % Math.max(1, teams.length)] ?? null,
  }))
}

/** Who answers the telephone knows more than who signs the agreement: half-way from their own view to the users'. */
function predictedByProvider(service: ServiceContent, own: ViewProfile): number {
  const experienced = service.profile.users.view?.means.VALUE ?? own.means.VALUE
  return (own.means.VALUE + experienced) / 2
}

function fewAnswers(random: Random, view: ViewProfile, survey: SurveyIds, overall: readonly number[]): Answers[] {
  const people = overall.length
  const columns: [string, number[]][] = [['VALUE', [...overall]]]
  for (const dimension of DIMENSIONS) columns.push([dimension, fewScores(random, view.means[dimension], people)])
  for (const [key, mean] of Object.entries(view.components)) {
    columns.push([survey.componentKeys[key] as string, fewScores(random, mean, people)])
  }
  columns.push(['EXPECTATION', fewScores(random, view.expectation, people)])
  return overall.map((_, person) => ({
    ...Object.fromEntries(columns.map(([question, scores]) => [question, scores[person] as number])),
    IMPORTANCE: picks(random, view),
  }))
}

function common(survey: SurveyIds, month: Month, random: Random, participationKey: string, language: string) {
  const day = 1 + Math.floor(random() * month.days)
  return {
    surveyId: survey.surveyId,
    versionId: survey.versionId,
    participationKey,
    day: `${month.period}-${String(day).padStart(2, '0')}`,
    language,
    invitationId: null,
  }
}

function asComments(text: string | undefined): AnsweredComment[] {
  return text === undefined ? [] : [{ question: 'COMMENT', text }]
}

const BUCKETS_UP_TO_MINUTES = [0, 5, 15, 30, 60, 120, 240]

/** Lost time is exponential with the given median, and nothing at all for some. */
function lostTimeBucket(random: Random, medianMinutes: number): number {
  if (random() < (medianMinutes < 5 ? 0.45 : 0.12)) return 0
  const minutes = (-Math.log(1 - random()) * Math.max(1, medianMinutes)) / Math.LN2
  const bucket = BUCKETS_UP_TO_MINUTES.findIndex((upTo) => minutes <= upTo)
  return bucket === -1 ? BUCKETS_UP_TO_MINUTES.length : Math.max(1, bucket)
}

function picks(random: Random, view: ViewProfile): number[] {
  const left: Partial<Record<Dimension, number>> = { ...view.importance }
  const chosen: number[] = []
  while (chosen.length < 3 && Object.values(left).some((weight) => weight > 0)) {
    const dimension = drawn(random, left)
    delete left[dimension]
    chosen.push(DIMENSIONS.indexOf(dimension))
  }
  return chosen.sort((a, b) => a - b)
}

/** Whole numbers that sum up to `total`, slowly growing over the months, by their days. */
function split(total: number, months: readonly Month[]): number[] {
  const weights = months.map((month) => month.days * (0.8 + 0.4 * month.elapsed))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let [given, passed] = [0, 0]
  return weights.map((weight) => {
    passed += weight
    const share = Math.round((total * passed) / whole) - given
    given += share
    return share
  })
}

/** Comments by tone and language, each taken at most once. */
class CommentPool {
  readonly #left = new Map<string, string[]>()

  constructor(random: Random, comments: readonly Comment[]) {
    for (const { text, tone, language } of shuffled(random, comments)) {
      const place = `${tone} ${language}`
      this.#left.set(place, [...(this.#left.get(place) ?? []), text])
    }
  }

  take(tone: number, language: string): string | undefined {
    return this.#left.get(`${tone} ${language}`)?.pop()
  }

  /** For the few customers: the comment that is nearest in tone. */
  takeNearest(tone: number, language: string): string | undefined {
    return [0, -1, 1, -2, 2]
      .map((step) => tone + step)
      .reduce<string | undefined>((found, near) => found ?? this.take(near, language), undefined)
  }
}
