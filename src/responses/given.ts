import type { MessageKey } from '../i18n/translate.ts'
import { DIMENSIONS, type Option, otherCountedAs, reasonsCountedAs } from '../surveys/definition.ts'
import type {
  AskedChoice,
  AskedDate,
  AskedImportance,
  AskedNumber,
  AskedQuestion,
  AskedRating,
  AskedText,
} from '../surveys/perspective-form.ts'
import type { FieldErrors } from '../web/form.ts'
import { isCalendarDay, plainText } from '../web/form.ts'
import type { AnsweredComment, Answers } from './answers.ts'
import { OTHER_MOST, stepsOf } from './asked-form.ts'
import { SIDES, sideOf } from './reasons.ts'
import type { Known } from './shown.ts'
import { typedNumber } from './typed-number.ts'

/** What somebody gave to one question, or what is wrong with it. */
export interface Given {
  answers: Answers
  comments: AnsweredComment[]
  /** What it is to the rules of later questions. */
  known: Known
  /** By field; empty where all is well. */
  errors: FieldErrors
}

export type Fields = Record<string, string | string[] | undefined>

/** The names of a question's fields; several values may come of those that are `several`. */
export function fieldsOf(question: AskedQuestion): { name: string; several: boolean }[] {
  const { kind, key } = question
  if (kind === 'statement') return []
  const several = kind === 'importance' || (kind === 'choice' && question.most > 1)
  const own = [{ name: key, several }]
  if (kind === 'choice' && question.other) return [...own, { name: otherCountedAs(key), several: false }]
  if (kind !== 'rating' || question.reasons === null) return own
  return [...own, ...SIDES.map((side) => ({ name: reasonsCountedAs(key, side), several: true }))]
}

/**
 * Reads what was posted for a question that is shown.
 * @param language in which a number was typed
 */
export function given(question: AskedQuestion, fields: Fields, language: string): Given {
  switch (question.kind) {
    case 'rating':
      return givenRating(question, fields)
    case 'choice':
      return givenChoice(question, fields)
    case 'importance':
      return givenImportance(question, fields)
    case 'number':
      return givenNumber(question, fields, language)
    case 'date':
      return givenDate(question, fields)
    case 'text':
      return givenText(question, fields)
    case 'statement':
      return NOTHING
  }
}

const NOTHING: Given = { answers: {}, comments: [], known: null, errors: {} }

const refused = (field: string, message: MessageKey): Given => ({ ...NOTHING, errors: { [field]: message } })
const answered = ({ countedAs }: AskedQuestion, answer: Answers[string], known: Known): Given => ({
  ...NOTHING,
  answers: { [countedAs]: answer },
  known,
})

function givenRating(question: AskedRating, fields: Fields): Given {
  const { key, required } = question
  const typed = fields[key]
  if (typed === undefined) return required ? refused(key, 'responses.answerFirst') : NOTHING
  const { scores, instead } = stepsOf(question)
  const step = [...scores, ...instead].find(({ value }) => String(value) === typed)
  if (step === undefined) return refused(key, 'common.chooseOne')
  if (!scores.includes(step)) return answered(question, step.value, null)
  const rated = answered(question, step.value, step.value)
  return { ...rated, ...withReasons(question, step.value, fields, rated.answers) }
}

/** Of the reasons that came only those count that were asked for after this score. */
function withReasons(question: AskedRating, score: number, fields: Fields, answers: Answers): Partial<Given> {
  if (question.reasons === null) return {}
  const side = sideOf(question.scale, score)
  const field = reasonsCountedAs(question.key, side)
  const codes = codesAmong(question.reasons[side], fields[field])
  if (codes === null) return { errors: { [field]: 'common.chooseOne' } }
  return codes.length === 0 ? {} : { answers: { ...answers, [reasonsCountedAs(question.countedAs, side)]: codes } }
}

/** @returns the codes that were chosen, each once; null where one of them is no option */
function codesAmong(options: readonly Pick<Option, 'code'>[], typed: Fields[string]): number[] | null {
  const chosen = [...new Set(typed === undefined ? [] : [typed].flat())]
  const known = chosen.filter((code) => options.some((option) => String(option.code) === code))
  return known.length === chosen.length ? known.map(Number) : null
}

/** Stands for "other, namely …". */
const OTHER: Pick<Option, 'code'> = { code: 0 }

function givenChoice(question: AskedChoice, fields: Fields): Given {
  const { key, countedAs, options, most, other, required } = question
  const words = other ? plainText(fields[otherCountedAs(key)]) : ''
  const codes = codesAmong(other ? [...options, OTHER] : options, fields[key])
  if (codes === null) return refused(key, 'common.chooseOne')
  // Whoever names something else need not tick it as well; but of a single choice the one that was made counts.
  if (words !== '' && !codes.includes(0) && (most > 1 || codes.length === 0)) codes.push(0)
  if (codes.length > most) return refused(key, 'responses.tooManyPicked')
  if (words.length > OTHER_MOST) return refused(key, 'common.tooLong')
  const [first] = codes
  if (first === undefined) {
    if (!required) return NOTHING
    return refused(key, most === 1 ? 'common.chooseOne' : 'responses.chooseSome')
  }
  const named = words !== '' && codes.includes(0)
  const comments = named ? [{ question: otherCountedAs(countedAs), text: words }] : []
  return { ...answered(question, most === 1 ? first : codes, codes), comments }
}

function givenImportance(question: AskedImportance, fields: Fields): Given {
  const { key, options, most, required } = question
  const positions = options.map(({ dimension }) => ({ code: DIMENSIONS.indexOf(dimension) }))
  const picked = codesAmong(positions, fields[key])
  if (picked === null) return refused(key, 'common.chooseOne')
  if (picked.length > most) return refused(key, 'responses.tooManyPicked')
  if (picked.length === 0) return required ? refused(key, 'responses.chooseSome') : NOTHING
  return answered(question, picked, picked)
}

/** The largest answer that a histogram takes, as PostgreSQL's integer. */
const LARGEST_COUNTED = 2 ** 31 - 1

function givenNumber(question: AskedNumber, fields: Fields, language: string): Given {
  const { key, least, most, step, required } = question
  const typed = plainText(fields[key])
  if (typed === '') return required ? refused(key, 'common.fillIn') : NOTHING
  const number = typedNumber(typed, language)
  if (number === null) return refused(key, 'common.notANumber')
  if (number < least || number > most) return refused(key, 'responses.numberBounds')
  const steps = (number - least) / step
  const whole = Math.round(steps)
  // What no column could count; versions from before the editor refused such steps may still ask for it.
  if (!(whole >= 0 && whole <= LARGEST_COUNTED)) return refused(key, 'responses.numberBounds')
  // 0.3 is three steps of 0.1, whatever binary fractions make of it.
  if (Math.abs(steps - whole) > 1e-6) return refused(key, step === 1 ? 'common.notWhole' : 'responses.numberSteps')
  return answered(question, whole, whole)
}

function givenDate(question: AskedDate, fields: Fields): Given {
  const { key, earliest, latest, required } = question
  const day = plainText(fields[key])
  if (day === '') return required ? refused(key, 'common.fillIn') : NOTHING
  if (!isCalendarDay(day)) return refused(key, 'common.invalidDate')
  if (earliest !== null && day < earliest) return refused(key, 'responses.dateTooEarly')
  if (latest !== null && day > latest) return refused(key, 'responses.dateTooLate')
  return answered(question, day, Number(day.replaceAll('-', '')))
}

function givenText(question: AskedText, fields: Fields): Given {
  const { key, countedAs, most, required } = question
  const words = plainText(fields[key])
  if (words === '') return required ? refused(key, 'common.fillIn') : NOTHING
  if (words.length > most) return refused(key, 'common.tooLong')
  return { ...NOTHING, comments: [{ question: countedAs, text: words }], known: [] }
}
