import type { AnonymityPromise, Perspective } from '../database/schema.ts'
import type { ShowIf, SurveyDefinition, Wording } from '../surveys/definition.ts'
import {
  type AskedPage,
  type AskedQuestion,
  type AskedRating,
  perspectiveForm,
  questionsIn,
} from '../surveys/perspective-form.ts'
import { NON_SUBSTANTIVE, SCALES, type ScaleStep } from '../surveys/scales.ts'
import { type Circumstances, settled } from './shown.ts'
import { balancedOrder, inTurn, orderIn, type Rotation, rotationOf, turnsOf } from './turns.ts'

/** One form as a person gets it: of a version's questions those whose turn it is, in the order of that turn. */
export interface AskedForm extends Circumstances {
  versionId: string
  turn: number
  /** BCP 47 tags, the base language first. */
  languages: string[]
  serviceName: Wording
  stem: Wording
  introduction: Wording | null
  /** Pages on which this form asks nothing are left out, as are questions that nobody who gets this form could be shown. */
  pages: AskedPage[]
}

/** Characters that a respondent's own name or role may have, and what is named instead of the options. */
export const RESPONDENT_MOST = 200
export const OTHER_MOST = 200

/** The ways in to a form. */
export type DoorName = 'open' | 'invitation' | 'embedded' | 'kiosk' | 'relay'

/** How the form came to a person: through the link that everybody can use, or through one of their own. */
export type LinkKind = 'open' | 'invitation'

/** What a form tells of itself when it comes back, so that it is read as it was shown. */
export interface Shown {
  versionId: string
  turn: number
  promise: AnonymityPromise
  /** Which groups it said that the answers are counted in (`groupsMark`); empty: none. */
  groups: string
}

/** @returns how many turns the perspective's form has */
export function turnsIn(definition: SurveyDefinition, perspective: Perspective): number {
  const form = perspectiveForm(definition, perspective)
  return form === null ? 1 : turnsOf(form)
}

/** Whether what is asked depends on the channel. */
export function asksByChannel({ pages }: SurveyDefinition): boolean {
  const rules = pages.flatMap(({ questions }) => questions.flatMap(({ showIf }) => showIf?.rules ?? []))
  return rules.some((rule) => 'channel' in rule)
}

/** @param turn 0 to {@link turnsIn} − 1 */
export function askedForm(
  versionId: string,
  definition: SurveyDefinition,
  { perspective, channel }: Circumstances,
  turn: number,
): AskedForm {
  const form = perspectiveForm(definition, perspective)
  if (form === null) throw new Error(`A form for ${perspective} was asked of a survey that has none`)
  const rotation = rotationOf(form)
  const asked = new Set<string>()
  const pages = form.pages.map((page) => ({
    ...page,
    questions: itsTurn(page.questions, rotation, turn).flatMap((question) => {
      const showIf = settled(question.showIf, { perspective, channel }, asked)
      if (showIf === 'never') return []
      asked.add(question.key)
      return [inOrder({ ...question, showIf }, orderIn(rotation, question, turn))]
    }),
  }))
  const { stem, introduction } = form
  return {
    ...{ versionId, perspective, channel, turn, stem, introduction },
    ...{ languages: definition.languages, serviceName: definition.serviceName },
    pages: pages.filter(({ questions }) => questions.length > 0),
  }
}

/** Of the rotating questions those whose turn it is, neighbours among them in the order of the turn. */
function itsTurn(questions: readonly AskedQuestion[], rotation: Rotation | null, turn: number): AskedQuestion[] {
  if (rotation === null) return [...questions]
  const order = inTurn(rotation, turn)
  const ordered: AskedQuestion[] = []
  let neighbours: AskedQuestion[] = []
  const settle = () => {
    const here = neighbours.filter(({ key }) => order.includes(key))
    if (!dependOnEachOther(here)) here.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
    ordered.push(...here)
    neighbours = []
  }
  for (const question of questions) {
    if (rotation.questions.includes(question)) neighbours.push(question)
    else {
      settle()
      ordered.push(question)
    }
  }
  settle()
  return ordered
}

/** Then they stay in their order: a question comes after what it depends on. */
function dependOnEachOther(questions: readonly AskedQuestion[]): boolean {
  const keys = questions.map(({ key }) => key)
  const refersTo = (showIf: ShowIf | null) =>
    (showIf?.rules ?? []).flatMap((rule) => ('question' in rule ? [rule.question] : []))
  return questions.some(({ showIf }) => refersTo(showIf).some((key) => keys.includes(key)))
}

function inOrder(question: AskedQuestion, order: number): AskedQuestion {
  if (question.kind === 'importance') return { ...question, options: balancedOrder(question.options, order) }
  if (question.kind === 'choice' && question.order === 'balanced')
    return { ...question, options: balancedOrder(question.options, order) }
  if (question.kind !== 'rating' || question.reasons === null) return question
  const { low, high } = question.reasons
  return { ...question, reasons: { low: balancedOrder(low, order), high: balancedOrder(high, order) } }
}

/** The rating whose score can be chosen by a button in a mail; null where the form's first question is none. */
export function askedInMails({ pages }: Pick<AskedForm, 'pages'>): AskedRating | null {
  const first = questionsIn({ pages }).find(({ kind }) => kind !== 'statement')
  return first?.kind === 'rating' ? first : null
}

/** @returns the hidden field's text; `null` comes back from {@link readShown} for anything that no form of ours holds */
export function writeShown({ versionId, turn, promise, groups }: Shown): string {
  return `${versionId}.${turn}.${promise}${groups === '' ? '' : `.${groups}`}`
}

export function readShown(text: unknown): Shown | null {
  const [, versionId, turn, promise, groups = ''] =
    /^([\w-]{1,64})\.(\d|[1-9]\d{1,3})\.(anonymous|attributed)(?:\.([\w-]{1,64}))?$/.exec(String(text)) ?? []
  if (versionId === undefined) return null
  return { versionId, turn: Number(turn), promise: promise as AnonymityPromise, groups }
}

/**
 * What can be answered to a question: the scale, and instead of it *does not apply* or *don't know*; a required question
 * takes a score only, and one that is a sentence of its own applies to everybody.
 */
export function stepsOf(question: AskedRating): { scores: readonly ScaleStep[]; instead: readonly ScaleStep[] } {
  const scores = SCALES[question.scale]
  if (question.required) return { scores, instead: [] }
  return { scores, instead: question.completesStem ? NON_SUBSTANTIVE : NON_SUBSTANTIVE.slice(1) }
}
