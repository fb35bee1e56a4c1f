import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { AnonymityPromise, Day, Perspective } from '../database/schema.ts'
import { RESPONSES, WROTE } from '../responses/answers.ts'
import { SIDES } from '../responses/reasons.ts'
import { SMALLEST_COMMENT_GROUP } from '../surveys/anonymity.ts'
import {
  DIMENSIONS,
  DOES_NOT_APPLY,
  DONT_KNOW,
  type Option,
  otherCountedAs,
  type Reasons,
  reasonsCountedAs,
  type SurveyDefinition,
} from '../surveys/definition.ts'
import { type DropOut, dropOut, type LeftAfter } from '../surveys/drop-out.ts'
import { type AskedQuestion, perspectiveForm, questionsIn } from '../surveys/perspective-form.ts'
import type { SeenCounts, WindowAnswers } from './answers.ts'
import type { Disclosure } from './disclosure.ts'

/** A published version of the survey. */
export interface SurveyVersion {
  number: number
  publishedOn: Day
  definition: SurveyDefinition
}

/** What the survey knows of one perspective besides its answers. */
export interface AskedPerspective {
  perspective: Perspective
  promise: AnonymityPromise
  /** Responses that came in, those held back included. */
  received: number
  held: number
  /** How many could have answered; null when nobody knows. */
  eligible: number | null
}

/** How often something was chosen of what could be. */
export interface Chosen {
  code: number
  /** Null: "other". */
  option: Option | null
  count: number
}

export interface ChosenReasons {
  side: keyof Reasons
  seen: SeenCounts
  chosen: Chosen[]
}

/** One question to one perspective, with the answers that mean the same. */
export interface QuestionResult {
  question: AskedQuestion
  seen: SeenCounts
  /** "Does not apply" and "don't know". */
  unscored: { doesNotApply: number; dontKnow: number }
  /** What was chosen of the options; empty for other kinds of question. */
  chosen: Chosen[]
  reasons: ChosenReasons[]
  /** How many wrote something; null where that is too few to say, or nothing can be written. */
  wrote: number | null
  /** When the version that asked it so was replaced; null: it is asked now. */
  until: Day | null
  /** Since when it is asked in these words, where other words were used before. */
  since: Day | null
}

export interface PerspectiveResults extends AskedPerspective {
  responses: { n: number; disclosure: Disclosure }
  /** Responses of all time that are not told apart by survey: they were counted before that was done. */
  notToldApart: number
  /** As the newest version asks them. */
  questions: QuestionResult[]
  /** What earlier versions asked otherwise, or asked and the newest does not. */
  earlier: QuestionResult[]
  /** Where people stop, over all time; null where too few have left. */
  stops: DropOut | null
}

/**
 * What one survey has found, perspective by perspective and question by question.
 * @param versions the newest first
 * @param answers of the survey alone, over the window
 * @param everyAnswer the same of all time
 * @param left where forms were left
 */
export function surveyResults(
  versions: readonly SurveyVersion[],
  asked: readonly AskedPerspective[],
  answers: WindowAnswers,
  everyAnswer: WindowAnswers,
  left: readonly LeftAfter[],
): PerspectiveResults[] {
  return PERSPECTIVES.flatMap((perspective): PerspectiveResults[] => {
    const known = asked.find((each) => each.perspective === perspective)
    if (known === undefined) return []
    const all = questionResults(perspective, versions, answers, known.promise)
    const { people, disclosure } = answers.counted(perspective, RESPONSES)
    const counted = everyAnswer.counted(perspective, RESPONSES)
    const questions = all.filter(({ until }) => until === null)
    const isKnown = counted.disclosure === 'shown' || counted.disclosure === 'none'
    return [
      {
        ...known,
        responses: { n: people, disclosure },
        notToldApart: isKnown ? Math.max(0, known.received - known.held - counted.people) : 0,
        questions,
        earlier: all.filter(({ until }) => until !== null),
        stops: dropOut(
          left.filter((each) => each.perspective === perspective),
          questions.map(({ question }) => question.key),
          known.received,
        ),
      },
    ]
  })
}

/** Every question in every meaning that it has had, as the newest version with that meaning words it. */
function questionResults(
  perspective: Perspective,
  versions: readonly SurveyVersion[],
  answers: WindowAnswers,
  promise: AnonymityPromise,
): QuestionResult[] {
  const results = new Map<string, QuestionResult>()
  const meanings = new Map<string, number>()
  const options = optionsEverOffered(perspective, versions)
  for (const [at, { definition }] of versions.entries()) {
    const form = perspectiveForm(definition, perspective)
    for (const question of form === null ? [] : questionsIn(form)) {
      if (question.kind === 'statement' || results.has(question.countedAs)) continue
      meanings.set(question.key, (meanings.get(question.key) ?? 0) + 1)
      const until = at === 0 ? null : (versions[at - 1]?.publishedOn ?? null)
      results.set(question.countedAs, {
        ...resultOf(perspective, question, options.get(question.countedAs) ?? [], answers, promise),
        until,
        since: null,
      })
    }
  }
  return [...results.values()].map((result) => {
    const { key, changedOn } = result.question
    return { ...result, since: (meanings.get(key) ?? 0) > 1 ? changedOn : null }
  })
}

/** A correction may take an option away; what was chosen of it remains. The newest wording of each. */
function optionsEverOffered(perspective: Perspective, versions: readonly SurveyVersion[]): Map<string, Option[]> {
  const offered = new Map<string, Option[]>()
  for (const { definition } of versions) {
    const form = perspectiveForm(definition, perspective)
    for (const question of form === null ? [] : questionsIn(form)) {
      for (const [name, options] of optionsOf(question)) {
        const known = offered.get(name) ?? []
        const codes = new Set(known.map(({ code }) => code))
        offered.set(name, [...known, ...options.filter(({ code }) => !codes.has(code))])
      }
    }
  }
  return offered
}

function optionsOf(question: AskedQuestion): [countedAs: string, options: Option[]][] {
  const { countedAs } = question
  if (question.kind === 'choice') return [[countedAs, question.options]]
  if (question.kind === 'importance') {
    return [[countedAs, question.options.map(({ dimension, text }) => ({ code: DIMENSIONS.indexOf(dimension), text }))]]
  }
  return []
}

function resultOf(
  perspective: Perspective,
  question: AskedQuestion,
  options: readonly Option[],
  answers: WindowAnswers,
  promise: AnonymityPromise,
): Omit<QuestionResult, 'until' | 'since'> {
  const seen = answers.counted(perspective, question.countedAs)
  return {
    question,
    seen,
    unscored: { doesNotApply: seen.counts.get(DOES_NOT_APPLY) ?? 0, dontKnow: seen.counts.get(DONT_KNOW) ?? 0 },
    chosen: chosenOf(options, question.kind === 'choice' && question.other, seen),
    reasons: reasonsOf(perspective, question, answers),
    wrote: wroteOf(perspective, question, answers, promise),
  }
}

function chosenOf(options: readonly Option[], other: boolean, { counts }: SeenCounts): Chosen[] {
  const offered: Chosen[] = options.map((option) => ({
    code: option.code,
    option,
    count: counts.get(option.code) ?? 0,
  }))
  return other ? [...offered, { code: 0, option: null, count: counts.get(0) ?? 0 }] : offered
}

function reasonsOf(perspective: Perspective, question: AskedQuestion, answers: WindowAnswers): ChosenReasons[] {
  if (question.kind !== 'rating' || question.reasons === null) return []
  const { reasons, countedAs } = question
  return SIDES.map((side) => {
    const seen = answers.counted(perspective, reasonsCountedAs(countedAs, side))
    return { side, seen, chosen: chosenOf(reasons[side], false, seen) }
  })
}

/** Comments, and what was named instead of the options, show from ten on; so does how many there are. */
function wroteOf(
  perspective: Perspective,
  question: AskedQuestion,
  answers: WindowAnswers,
  promise: AnonymityPromise,
): number | null {
  const isOther = question.kind === 'choice' && question.other
  if (question.kind !== 'text' && !isOther) return null
  const name = isOther ? otherCountedAs(question.countedAs) : question.countedAs
  const { counts } = answers.counted(perspective, name)
  const count = counts.get(WROTE) ?? 0
  return count >= SMALLEST_COMMENT_GROUP || promise === 'attributed' ? count : null
}
