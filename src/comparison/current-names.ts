import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Day, Perspective } from '../database/schema.ts'
import { jointParts, jointQuestion } from '../responses/joint.ts'
import {
  type Comparability,
  OVERALL,
  RATED,
  type ScaleName,
  type SurveyDefinition,
  type Wording,
} from '../surveys/definition.ts'
import { standingAlone } from '../surveys/filled-wording.ts'
import { type AskedQuestion, perspectiveForm, questionsIn } from '../surveys/perspective-form.ts'
import { monthsIn, type WindowKey } from './window.ts'

/*
 * Which answers a service's figures are read from. A question's answers are counted under a name that changes with its
 * meaning; read are those under the name of the newest published version that asks it, for each perspective.
 */

/** What one published version says of one question to one perspective. */
interface NamedQuestion {
  countedAs: string
  changedOn: Day | null
  /** What is compared of it; null where it is no rating, or a rating of a part, which the matrix shows. */
  rating: { scale: ScaleName; comparability: Comparability | null; text: Wording } | null
}

/** The questions of one published version by perspective and key, in the order of the form. */
export type VersionNames = Record<Perspective, ReadonlyMap<string, NamedQuestion>>

export interface PublishedNames {
  names: VersionNames
  /** Whether its survey has no newer version. */
  isLatest: boolean
}

/** A question's answers as they are counted now. */
export interface CurrentName {
  countedAs: string
  /** Since when it is asked in words that mean something else than before; null: always, or not known. */
  changedOn: Day | null
  /** Whether there are versions of the service's surveys whose answers to it are therefore not counted in. */
  leavesOut: boolean
}

export interface CurrentNames {
  /** Null where no published version asks it. */
  of(perspective: Perspective, question: string): CurrentName | null
  /** The question, or the two, that answers stored under a name are answers to as it is meant now; null: to none. */
  questionOf(perspective: Perspective, countedAs: string): string | null
}

export function versionNames(definition: SurveyDefinition): VersionNames {
  return byPerspective((perspective) => {
    const form = perspectiveForm(definition, perspective)
    const questions = form === null ? [] : questionsIn(form)
    return new Map(questions.map((question) => [question.key, namedQuestion(question)]))
  })
}

/** Only what the portfolio reads, so that of very many versions little is kept. */
export function overallNames(definition: SurveyDefinition): VersionNames {
  return namesOfThese(definition, [OVERALL])
}

/** Only what is compared of every service: the overall question and the dimensions. */
export function ratedNames(definition: SurveyDefinition): VersionNames {
  return namesOfThese(definition, RATED)
}

function namesOfThese(definition: SurveyDefinition, questions: readonly string[]): VersionNames {
  const all = versionNames(definition)
  return byPerspective((perspective) => {
    const known = questions.map((question) => [question, all[perspective].get(question)] as const)
    return new Map(known.filter((entry): entry is [string, NamedQuestion] => entry[1] !== undefined))
  })
}

function namedQuestion(question: AskedQuestion): NamedQuestion {
  const { countedAs, changedOn } = question
  if (question.kind !== 'rating' || question.component !== null) return { countedAs, changedOn, rating: null }
  const { scale, comparability, text, completesStem } = question
  return {
    countedAs,
    changedOn,
    rating: { scale, comparability, text: completesStem ? standingAlone(text) : text },
  }
}

/** @param published the service's published versions, the newest first */
export function currentNames(published: readonly PublishedNames[]): CurrentNames {
  const names = byPerspective((perspective) => {
    const found = new Map<string, CurrentName>()
    for (const version of published) {
      for (const [key, { countedAs, changedOn }] of version.names[perspective]) {
        const known = found.get(key)
        if (known === undefined) found.set(key, { countedAs, changedOn, leavesOut: false })
        else if (known.countedAs !== countedAs) known.leavesOut = true
      }
    }
    return found
  })
  const questions = byPerspective(
    (perspective) => new Map([...names[perspective]].map(([key, { countedAs }]) => [countedAs, key])),
  )
  const questionOf = (perspective: Perspective, countedAs: string): string | null => {
    const known = questions[perspective].get(countedAs)
    if (known !== undefined) return known
    const parts = jointParts(countedAs)?.map((part) => questionOf(perspective, part))
    if (parts !== undefined) return parts.includes(null) ? null : jointQuestion(...(parts as [string, string]))
    // A name that no version knows is read as it is, unless it can only be an earlier meaning.
    return countedAs.includes('~') || names[perspective].has(countedAs) ? null : countedAs
  }
  return { of: (perspective, question) => names[perspective].get(question) ?? null, questionOf }
}

/** Rows under their questions instead of the names that they were counted under; answers to what was meant before fall away. */
export function underQuestions<R extends { perspective: Perspective; question: string }>(
  rows: readonly R[],
  names: CurrentNames,
): R[] {
  return rows.flatMap((row) => {
    const question = names.questionOf(row.perspective, row.question)
    return question === null ? [] : [question === row.question ? row : { ...row, question }]
  })
}

/** Whether a window begins before a day: what changed on it then parts the window's answers from those left out. */
export function beginsBefore(window: WindowKey, day: Day | null): boolean {
  if (day === null) return false
  const [first] = monthsIn(window) ?? []
  return first === undefined || `${first}-01` < day
}

/** A rating of the surveys' own that users and customers are both asked on one scale. */
export interface OwnQuestion {
  key: string
  scale: ScaleName
  /** As users and as customers are asked it. */
  text: { user: Wording; customer: Wording }
  isAnalogous: boolean
}

/** Shown in places of their own; the last is nobody's own view. */
const SHOWN_ELSEWHERE: readonly string[] = ['EXPECTATION', 'LOST_TIME', 'PREDICTED_USER_VIEW', ...RATED]

/**
 * What is compared beside the dimensions: of what the surveys ask now, the ratings that users and customers are both asked
 * on one scale as counterparts of each other; where one side guesses, or nothing is said of it, there is no comparison.
 * @param published the newest version first
 */
export function ownQuestions(published: readonly PublishedNames[]): OwnQuestion[] {
  const latest = published.filter(({ isLatest }) => isLatest)
  const newest = (perspective: Perspective, key: string) =>
    latest.find(({ names }) => names[perspective].has(key))?.names[perspective].get(key)?.rating ?? null
  const keys = new Set(latest.flatMap(({ names }) => [...names.user.keys()]))
  return [...keys].flatMap((key): OwnQuestion[] => {
    if (SHOWN_ELSEWHERE.includes(key)) return []
    const [user, customer] = [newest('user', key), newest('customer', key)]
    if (user === null || customer === null || user.scale !== customer.scale) return []
    const said = [user.comparability, customer.comparability]
    if (said.includes(null) || said.includes('estimate')) return []
    const isAnalogous = said.includes('analogous')
    return [{ key, scale: user.scale, text: { user: user.text, customer: customer.text }, isAnalogous }]
  })
}

function byPerspective<T>(of: (perspective: Perspective) => T): Record<Perspective, T> {
  return Object.fromEntries(PERSPECTIVES.map((perspective) => [perspective, of(perspective)])) as Record<Perspective, T>
}
