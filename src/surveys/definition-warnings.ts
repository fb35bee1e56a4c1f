import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { AnonymityPromise, Perspective } from '../database/schema.ts'
import type { MessageKey, MessageValues } from '../i18n/translate.ts'
import { SMALLEST_GROUP } from './anonymity.ts'
import { bankQuestions } from './bank-questions.ts'
import { burdenOf, USER_SECONDS } from './burden.ts'
import { otherSideOf } from './compared.ts'
import { OVERALL, type Question, type RatingQuestion, type SurveyDefinition, type Wording } from './definition.ts'
import type { Finding } from './definition-check.ts'
import { questionsOf } from './edits.ts'

/** Who could answer and what they are promised, as far as anybody knows. */
export type Audience = Partial<Record<Perspective, { promise: AnonymityPromise; eligible: number | null }>>

const BANK = bankQuestions([])

/** What makes a survey weaker than it could be, or a comparison unfair. Nothing of it keeps it from being published. */
export function definitionWarnings(definition: SurveyDefinition, audience: Audience = {}): Finding[] {
  const questions = questionsOf(definition)
  return [
    ...overallWarnings(definition, questions),
    ...audienceWarnings(audience),
    ...burdenWarnings(definition),
    ...translationWarnings(definition, questions),
    ...questions.flatMap((question) => [
      ...(question.kind === 'rating' ? ratingWarnings(definition, question) : []),
      ...wordingWarnings(definition, question),
    ]),
  ]
}

function overallWarnings({ frames }: SurveyDefinition, questions: readonly Question[]): Finding[] {
  const overall = questions.filter((question) => question.kind === 'rating' && question.dimension === OVERALL)
  if (overall.length === 0) return [warning(null, 'editor.noOverall')]
  return (['user', 'customer'] as const)
    .filter((side) => frames[side] !== undefined && overall.every((question) => question.asked[side] === undefined))
    .map((side) => warning(null, 'editor.noOverallFor', side))
}

function audienceWarnings(audience: Audience): Finding[] {
  return PERSPECTIVES.flatMap((perspective) => {
    const { promise = 'attributed', eligible = null } = audience[perspective] ?? {}
    if (promise !== 'anonymous' || eligible === null || eligible >= SMALLEST_GROUP) return []
    const values = { count: eligible, smallest: SMALLEST_GROUP }
    return [warning(null, 'surveys.concernTooFew', perspective, values)]
  })
}

/** Users answer in under a minute, or many of them do not answer at all. */
function burdenWarnings(definition: SurveyDefinition): Finding[] {
  const burden = burdenOf(definition, 'user', definition.languages[0] ?? 'en')
  if (burden === null || burden.seconds <= USER_SECONDS) return []
  const seconds = Math.round(burden.seconds / 5) * 5
  return [warning(null, 'editor.tooLongForUsers', 'user', { seconds, most: USER_SECONDS })]
}

/** How many wordings each further language lacks, of what is said in the base language. */
function translationWarnings(
  { languages, frames, pages }: SurveyDefinition,
  questions: readonly Question[],
): Finding[] {
  const [base = '', ...others] = languages
  const wordings = [
    ...Object.values(frames).flatMap(({ stem, introduction, thanks }) => [stem, introduction, thanks]),
    ...pages.map(({ title }) => title),
    ...questions.flatMap(wordingsOf),
  ].filter((wording): wording is Wording => wording !== null && (wording[base] ?? '').trim() !== '')
  return others.flatMap((language) => {
    const count = wordings.filter((wording) => (wording[language] ?? '').trim() === '').length
    return count === 0 ? [] : [warning(null, 'editor.translationMissing', null, { count, language })]
  })
}

function wordingsOf(question: Question): (Wording | null)[] {
  const asked = Object.values(question.asked).flatMap(({ text, help }) => [text, help])
  switch (question.kind) {
    case 'choice':
      return [...asked, ...question.options.map(({ text }) => text)]
    case 'importance':
      return [...asked, ...question.options.flatMap(({ text }) => Object.values(text))]
    case 'number':
      return [...asked, question.unit]
    case 'rating':
      return [
        ...asked,
        ...[...(question.reasons?.low ?? []), ...(question.reasons?.high ?? [])].map(({ text }) => text),
      ]
    default:
      return asked
  }
}

function ratingWarnings(definition: SurveyDefinition, question: RatingQuestion): Finding[] {
  const { key, asked, dimension, comparability, rotates } = question
  const { languages, frames } = definition
  const found: Finding[] = []
  const both = frames.user !== undefined && frames.customer !== undefined
  if (dimension !== null && both && (asked.user === undefined || asked.customer === undefined)) {
    const side = asked.user === undefined ? 'user' : 'customer'
    const other = otherSideOf(question, definition)
    if (other === undefined) found.push(warning(key, 'editor.oneSideNotAsked', side))
    else if (side === 'customer') {
      found.push(warning(key, other.scale === question.scale ? 'editor.askedApart' : 'editor.differentScales'))
    }
  }
  const base = languages[0] ?? ''
  const [user, customer] = [asked.user?.text[base], asked.customer?.text[base]]
  if (user !== undefined && customer !== undefined) {
    if (comparability === 'anchor' && user !== customer) {
      found.push(warning(key, dimension === OVERALL ? 'editor.overallReworded' : 'editor.anchorDiffers'))
    }
    const edited = editedSides(question, base)
    if (comparability === 'direct' && edited.length === 1) {
      found.push(warning(key, 'editor.editedApart', edited[0] ?? null))
    }
  }
  const required = PERSPECTIVES.filter((each) => frames[each]?.rotationSize !== null && asked[each]?.required === true)
  if (rotates && required.length > 0) found.push(warning(key, 'editor.rotatesAndRequired'))
  return found
}

/** The sides whose words are no longer the question bank's; none for a question that the bank does not have. */
function editedSides({ key, asked }: RatingQuestion, language: string): Perspective[] {
  const bank = BANK.find((question) => question.key === key)
  if (bank === undefined) return []
  return (['user', 'customer'] as const).filter(
    (side) => bank.asked[side] !== undefined && bank.asked[side]?.text[language] !== asked[side]?.text[language],
  )
}

/** A question that asks for two things at once has no answer for whoever thinks differently of the two. */
const TWO_THINGS: Record<string, RegExp> = { en: /\b(and|or)\b/i, fr: /(^|\s)(et|ou)\s/i }
const LONG_TEXT = 60

function wordingWarnings({ languages }: SurveyDefinition, question: Question): Finding[] {
  const base = languages[0] ?? ''
  const twoThings = TWO_THINGS[base.split('-')[0] as string]
  if (twoThings === undefined || question.kind === 'statement' || question.kind === 'importance') return []
  const bank = BANK.find(({ key }) => key === question.key)
  return PERSPECTIVES.flatMap((perspective) => {
    const text = question.asked[perspective]?.text[base] ?? ''
    const isBanks = bank?.asked[perspective]?.text[base] === text
    const asksTwo = !isBanks && text.length > LONG_TEXT && twoThings.test(text)
    return asksTwo ? [warning(question.key, 'editor.twoThings', perspective)] : []
  })
}

function warning(
  question: string | null,
  message: MessageKey,
  perspective: Perspective | null = null,
  values: MessageValues = {},
): Finding {
  return { level: 'warning', question, perspective, message, values }
}
