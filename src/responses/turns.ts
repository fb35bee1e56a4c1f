import type { AskedQuestion, PerspectiveForm } from '../surveys/perspective-form.ts'
import { questionsIn } from '../surveys/perspective-form.ts'

/*
 * A form comes in turns that differ in which of the rotating questions they ask and in what order options are listed. Over
 * all turns of a form each rotating question is asked equally often, and each order of options comes equally often beside it.
 */

/** More turns than this are not made: each is a page of its own. Orders of options then come almost equally often. */
const MOST_TURNS = 840

/** @returns how many turns a form has, 1 or more */
export function turnsOf(form: Pick<PerspectiveForm, 'pages' | 'rotationSize'>): number {
  const questions = questionsIn(form)
  const rotation = rotationOf(form)
  const besides = questions.filter((question) => !isIn(rotation, question)).flatMap(ordersOf)
  const within = questions.filter((question) => isIn(rotation, question)).flatMap(ordersOf)
  const windows = rotation?.questions.length ?? 1
  const all = commonMultiple([windows * commonMultiple(within), ...besides])
  return all <= MOST_TURNS ? all : Math.max(1, Math.floor(MOST_TURNS / windows)) * windows
}

/** The questions that take turns; null where there are so few that all of them are asked. */
export interface Rotation {
  questions: AskedQuestion[]
  size: number
}

export function rotationOf(form: Pick<PerspectiveForm, 'pages' | 'rotationSize'>): Rotation | null {
  const questions = questionsIn(form).filter((question) => question.kind === 'rating' && question.rotates)
  const size = form.rotationSize ?? questions.length
  return size < questions.length ? { questions, size } : null
}

/**
 * @returns the keys of the rotating questions whose turn it is, in the order of the turn: a window that moves by one with each
 *   turn, so that over as many turns as there are questions each is in `size` of them
 */
export function inTurn({ questions, size }: Rotation, turn: number): string[] {
  return Array.from({ length: size }, (_, place) => (questions[(turn + place) % questions.length] as AskedQuestion).key)
}

/** In which order a question's options are listed: those that take turns count the turns in which they themselves come. */
export function orderIn(rotation: Rotation | null, question: AskedQuestion, turn: number): number {
  return rotation !== null && isIn(rotation, question) ? Math.floor(turn / rotation.questions.length) : turn
}

function isIn(rotation: Rotation | null, question: AskedQuestion): boolean {
  return rotation?.questions.includes(question) ?? false
}

/** How many orders there are of each of a question's lists of options. */
function ordersOf(question: AskedQuestion): number[] {
  if (question.kind === 'importance') return [rowsOf(question.options.length)]
  if (question.kind === 'choice' && question.order === 'balanced') return [rowsOf(question.options.length)]
  if (question.kind !== 'rating' || question.reasons === null) return []
  return [rowsOf(question.reasons.low.length), rowsOf(question.reasons.high.length)]
}

/** The rows of a balanced Latin square; of an odd number of items it takes two squares (Williams 1949). */
function rowsOf(items: number): number {
  if (items < 2) return 1
  return items % 2 === 0 ? items : 2 * items
}

/**
 * A row of a balanced Latin square (Williams 1949): over all its rows each item stands equally often in every place and
 * comes equally often right after every other, so that neither place nor neighbour favours one.
 * @param row any whole number from 0; rows come round again
 */
export function balancedOrder<T>(items: readonly T[], row: number): T[] {
  const ordered = items.map((_, place) => {
    const step = place % 2 === 1 ? (place + 1) / 2 : items.length - place / 2
    return items[(step + row) % items.length] as T
  })
  const isMirrored = items.length % 2 === 1 && row % (2 * items.length) >= items.length
  return isMirrored ? ordered.reverse() : ordered
}

function commonMultiple(numbers: readonly number[]): number {
  return numbers.reduce((product, number) => (product * number) / greatestCommonDivisor(product, number), 1)
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
