import type { Perspective } from '../database/schema.ts'
import type { ShowIf, ShowRule } from '../surveys/definition.ts'

/*
 * When a question is shown. The form's script (public/js/respondent.js) follows the same rules while somebody answers; what
 * is asked for and stored is decided here.
 */

/**
 * What an answer is to a rule: a score, number of steps or `yyyymmdd`; the codes that were chosen, also of a single choice;
 * no codes for words of one's own. Null: nothing that counts as an answer.
 */
export type Known = number | readonly number[] | null

/** How the form came to somebody. */
export interface Circumstances {
  perspective: Perspective
  /** Empty where unknown. */
  channel: string
}

interface Conditional {
  key: string
  showIf: ShowIf | null
}

/**
 * Asks question by question, in the form's order, whether it is shown; only what is shown has an answer for later rules.
 * @param answerTo is asked once for each question that is shown
 * @returns the keys of the questions that are shown
 */
export function shownQuestions<Q extends Conditional>(
  questions: readonly Q[],
  circumstances: Circumstances,
  answerTo: (question: Q) => Known,
): Set<string> {
  const known = new Map<string, Known>()
  for (const question of questions) {
    if (isShown(question.showIf, circumstances, known)) known.set(question.key, answerTo(question))
  }
  return new Set(known.keys())
}

/**
 * Where the form must have come from always has to be true as well; all or any is a matter of the answers.
 * @param known the answers so far; what is not among them was not shown, not asked or comes later
 */
function isShown(showIf: ShowIf | null, circumstances: Circumstances, known: ReadonlyMap<string, Known>): boolean {
  if (showIf === null) return true
  const { answers, origins } = parted(showIf.rules)
  if (!origins.every((rule) => holdsFrom(rule, circumstances))) return false
  if (answers.length === 0) return origins.length > 0 || showIf.match === 'all'
  const holds = (rule: AnswerRule) => holdsFor(rule, known.get(rule.question) ?? null)
  return showIf.match === 'all' ? answers.every(holds) : answers.some(holds)
}

function parted(rules: readonly ShowRule[]): { answers: AnswerRule[]; origins: OriginRule[] } {
  const isOnAnswer = (rule: ShowRule): rule is AnswerRule => 'question' in rule
  const isOnOrigin = (rule: ShowRule): rule is OriginRule => !('question' in rule)
  return { answers: rules.filter(isOnAnswer), origins: rules.filter(isOnOrigin) }
}

type AnswerRule = Extract<ShowRule, { question: string }>
type OriginRule = Exclude<ShowRule, AnswerRule>

function holdsFor(rule: AnswerRule, answer: Known): boolean {
  if (rule.is === 'not-answered') return answer === null
  if (answer === null) return false
  if (rule.is === 'answered') return true
  const chosen = typeof answer === 'number' ? [answer] : answer
  switch (rule.is) {
    case 'equal':
      return chosen.length === 1 && chosen[0] === rule.value
    case 'not-equal':
      return !(chosen.length === 1 && chosen[0] === rule.value)
    case 'at-least':
      return chosen.length === 1 && (chosen[0] as number) >= rule.value
    case 'at-most':
      return chosen.length === 1 && (chosen[0] as number) <= rule.value
    case 'includes':
      return chosen.includes(rule.value)
    case 'excludes':
      return !chosen.includes(rule.value)
  }
}

function holdsFrom(rule: OriginRule, { perspective, channel }: Circumstances): boolean {
  return 'perspective' in rule ? rule.perspective.includes(perspective) : rule.channel.includes(channel)
}

/**
 * Settles what is known before anybody answers: the perspective, the channel and which questions this form asks at all.
 * @param asked the questions that come before this one in the form
 * @returns the rules that are left to the answers; null: it is always shown; `never`
 */
export function settled(
  showIf: ShowIf | null,
  circumstances: Circumstances,
  asked: ReadonlySet<string>,
): ShowIf | null | 'never' {
  if (showIf === null) return null
  const { answers, origins } = parted(showIf.rules)
  const open = answers.filter((rule) => asked.has(rule.question))
  if (open.length === 0) return isShown(showIf, circumstances, new Map()) ? null : 'never'
  if (!origins.every((rule) => holdsFrom(rule, circumstances))) return 'never'
  const closed = answers.filter((rule) => !asked.has(rule.question)).map((rule) => holdsFor(rule, null))
  if (showIf.match === 'any' && closed.includes(true)) return null
  if (showIf.match === 'all' && closed.includes(false)) return 'never'
  return { match: showIf.match, rules: open }
}
