import type { Perspective } from '../database/schema.ts'
import { PICKED, peopleIn } from '../responses/answers.ts'
import { type Histogram, ONE_TO_FIVE, oneToFive } from '../statistics/histogram.ts'
import { DIMENSIONS, type Dimension, DOES_NOT_APPLY, DONT_KNOW, type ScaleName } from '../surveys/definition.ts'
import { LOST_MINUTES, SCALES } from '../surveys/scales.ts'
import type { Disclosure, MayShow } from './disclosure.ts'
import { ALL_TIME, type WindowKey } from './window.ts'

/** How often an answer was given to a question, over a window. */
export interface AnswerCount {
  perspective: Perspective
  question: string
  answer: number
  count: number
}

/** A question's answers as far as they may be seen; what may not is empty, and `disclosure` says why. */
export interface SeenAnswers {
  histogram: Histogram
  /** "Does not apply" and "don't know". */
  unscored: number
  disclosure: Disclosure
}

/** Who picked a dimension among their top three. */
export interface Importance {
  picked: number
  picks: { dimension: Dimension; count: number }[]
  disclosure: Disclosure
}

/** A question's answers as they were counted, as far as they may be seen: none where they may not. */
export interface SeenCounts {
  /** By stored answer; "does not apply" and "don't know" among them. */
  counts: ReadonlyMap<number, number>
  /** Who answered, however much they picked. */
  people: number
  disclosure: Disclosure
}

/** One window's answers of one service: every figure on its pages is read through this, and so through its anonymity. */
export interface WindowAnswers {
  /** A question on the scale 1–5. */
  ratings(perspective: Perspective, question: string): SeenAnswers
  /** Several questions on the scale 1–5 as one, within a perspective. */
  pooled(perspective: Perspective, questions: readonly string[]): SeenAnswers
  /** A question on any scale; lost time's scores are minutes. */
  onScale(perspective: Perspective, question: string, scale: ScaleName): SeenAnswers
  importance(perspective: Perspective): Importance
  /** Any question's answers. */
  counted(perspective: Perspective, question: string): SeenCounts
}

const NOBODY = oneToFive([0, 0, 0, 0, 0])

export function windowAnswers(window: WindowKey, counts: readonly AnswerCount[], mayShow: MayShow): WindowAnswers {
  const byQuestion = new Map<string, Map<number, number>>()
  for (const { perspective, question, answer, count } of counts) {
    const key = `${perspective} ${question}`
    const known = byQuestion.get(key) ?? new Map<number, number>()
    byQuestion.set(key, known.set(answer, count))
  }
  const answersOf = (perspective: Perspective, question: string) =>
    byQuestion.get(`${perspective} ${question}`) ?? new Map<number, number>()

  /** `positions` are the stored answers, in the order of `scores`. */
  const seen = (
    perspective: Perspective,
    question: string,
    scores: readonly number[],
    positions: readonly number[],
  ): SeenAnswers => {
    const disclosure = mayShow(perspective, question, window)
    const found = answersOf(perspective, question)
    if (disclosure !== 'shown') return { histogram: { scores, counts: scores.map(() => 0) }, unscored: 0, disclosure }
    const scored = positions.map((position) => found.get(position) ?? 0)
    return {
      histogram: { scores, counts: scored },
      unscored: (found.get(DOES_NOT_APPLY) ?? 0) + (found.get(DONT_KNOW) ?? 0),
      disclosure: scored.some((count) => count > 0) ? 'shown' : 'none',
    }
  }
  const ratings = (perspective: Perspective, question: string) => seen(perspective, question, ONE_TO_FIVE, ONE_TO_FIVE)
  return {
    ratings,
    pooled: (perspective, questions) => {
      // What has too few answers in any window is left out of all of them, and so hides nothing else.
      const pooled = questions.filter((question) => mayShow(perspective, question, ALL_TIME) !== 'too-few')
      return pooledAnswers(pooled.map((question) => ratings(perspective, question)))
    },
    onScale: (perspective, question, scale) => {
      const positions = SCALES[scale].map(({ value }) => value)
      return seen(perspective, question, scale === 'lost8' ? LOST_MINUTES : positions, positions)
    },
    counted: (perspective, question) => {
      const disclosure = mayShow(perspective, question, window)
      if (disclosure !== 'shown') return { counts: new Map(), people: 0, disclosure }
      const counts = answersOf(perspective, question)
      const people = peopleIn(counts)
      return { counts, people, disclosure: people === 0 ? 'none' : 'shown' }
    },
    importance: (perspective) => {
      const disclosure = mayShow(perspective, 'IMPORTANCE', window)
      const found = disclosure === 'shown' ? answersOf(perspective, 'IMPORTANCE') : new Map<number, number>()
      const picked = found.get(PICKED) ?? 0
      return {
        picked,
        picks: DIMENSIONS.map((dimension, position) => ({ dimension, count: found.get(position) ?? 0 })),
        disclosure: disclosure === 'shown' && picked === 0 ? 'none' : disclosure,
      }
    },
  }
}

/**
 * The sum of the questions that may be seen. One that may not hides the sum: with it, a sum over another window could
 * give it away; and two ratings by three people are still three people.
 */
function pooledAnswers(parts: readonly SeenAnswers[]): SeenAnswers {
  const hidden = parts.find(({ disclosure }) => disclosure === 'too-few' || disclosure === 'gives-away')
  if (hidden !== undefined) return { histogram: NOBODY, unscored: 0, disclosure: hidden.disclosure }
  const histogram = oneToFive(
    ONE_TO_FIVE.map((_, at) => parts.reduce((sum, part) => sum + (part.histogram.counts[at] ?? 0), 0)),
  )
  return {
    histogram,
    unscored: parts.reduce((sum, part) => sum + part.unscored, 0),
    disclosure: histogram.counts.some((count) => count > 0) ? 'shown' : 'none',
  }
}
