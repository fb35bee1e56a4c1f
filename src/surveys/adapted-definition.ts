import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { ComponentKind, Perspective } from '../database/schema.ts'
import { componentRating, type RatedComponent } from './bank-questions.ts'
import {
  componentKey,
  inLanguage,
  type Question,
  type RatingQuestion,
  type ShowRule,
  type SurveyDefinition,
  type Wording,
} from './definition.ts'
import { LOST_WHERE, lostWhereQuestion, type NamedPlace } from './lost-where.ts'

/* A survey that was written for one service, put to another. */

/** Where a survey is put. */
export interface Target {
  service: { name: string; name_fr: string }
  components: readonly RatedComponent[]
  /** Where its users can lose time. */
  places?: readonly NamedPlace[]
}

/** A component as the survey knows it. */
export interface KnownComponent {
  id: string
  name: string
  kind: ComponentKind
}

/** What had no counterpart, and is not there any more. */
export type LeftOut =
  | { what: 'component'; name: string }
  /** Where time was lost, of a service without such places. */
  | { what: 'places' }
  /** Of the question with this text, a condition on a component that is not there. */
  | { what: 'condition'; question: string; component: string }
  /** A word of the form that this version of Parallax does not use. */
  | { what: 'form-text'; key: string }

export interface Adapted {
  definition: SurveyDefinition
  leftOut: LeftOut[]
  /** Names of the components whose rating was added. */
  added: string[]
}

/**
 * Puts a survey to another service. The service's names are the target's. A question about a component goes to the target's
 * component of the same name and kind; where one finds none, the target's components that nothing asks about yet take its
 * place, in the bank's words. Conditions on what is not there are dropped: a question without any other is always shown.
 * @param known the components that the survey's questions are about
 */
export function adaptedTo(target: Target, definition: SurveyDefinition, known: readonly KnownComponent[]): Adapted {
  const questions = definition.pages.flatMap((page) => page.questions)
  const rated = questions.flatMap((question) => (isComponentRating(question) ? [question] : []))
  const counterparts = counterpartsOf(rated, known, target.components)
  const nameOf = (key: string) => {
    const id = rated.find((question) => question.key === key)?.component?.id
    return known.find((component) => component.id === id)?.name ?? id ?? key
  }
  const dropped = rated.filter(({ key }) => !counterparts.has(key)).map(({ key }) => key)
  const added = dropped.length === 0 ? [] : newRatings(target.components, rated, counterparts)
  const leftOut: LeftOut[] = dropped.map((key) => ({ what: 'component', name: nameOf(key) }))

  const adapted = (question: Question): Question[] => {
    if (question.key === LOST_WHERE) {
      const own = lostWhereQuestion(target.places ?? [])
      if (own === null) leftOut.push({ what: 'places' })
      return own === null ? [] : [{ ...own, asked: question.asked, showIf: question.showIf }]
    }
    // What was dropped makes room once for all that is added.
    if (dropped.includes(question.key)) return question.key === dropped[0] ? added.map(({ rating }) => rating) : []
    const kept = withCounterpart(question, counterparts)
    if (kept.showIf === null) return [kept]
    const rules = kept.showIf.rules.filter((rule) => {
      if (!('question' in rule) || !dropped.includes(rule.question)) return true
      leftOut.push({ what: 'condition', question: textOf(question), component: nameOf(rule.question) })
      return false
    })
    const renamed = rules.map((rule) => withRenamed(rule, counterparts))
    return [{ ...kept, showIf: renamed.length === 0 ? null : { ...kept.showIf, rules: renamed } }]
  }
  return {
    definition: {
      ...definition,
      serviceName: serviceNameOf(target, definition),
      pages: definition.pages.map((page) => ({ ...page, questions: page.questions.flatMap(adapted) })),
    },
    leftOut,
    added: added.map(({ name }) => name),
  }
}

type ComponentRating = RatingQuestion & { component: NonNullable<RatingQuestion['component']> }

function isComponentRating(question: Question): question is ComponentRating {
  return question.kind === 'rating' && question.component !== null
}

/** The target's component for each question about one, by the question's key. */
function counterpartsOf(
  rated: readonly ComponentRating[],
  known: readonly KnownComponent[],
  components: readonly RatedComponent[],
): Map<string, RatedComponent> {
  const counterparts = new Map<string, RatedComponent>()
  for (const { key, component } of rated) {
    const source = known.find(({ id }) => id === component.id)
    const found = components.find(
      (candidate) =>
        candidate.id === component.id || (candidate.kind === source?.kind && sameName(candidate.name, source.name)),
    )
    if (found !== undefined && ![...counterparts.values()].includes(found)) counterparts.set(key, found)
  }
  return counterparts
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase()
}

function newRatings(
  components: readonly RatedComponent[],
  rated: readonly ComponentRating[],
  counterparts: ReadonlyMap<string, RatedComponent>,
): { name: string; rating: RatingQuestion }[] {
  const taken = [...counterparts.values()]
  const asked = PERSPECTIVES.filter((perspective) =>
    rated.some((question) => question.asked[perspective] !== undefined),
  )
  return components
    .filter((component) => !taken.includes(component))
    .map((component) => ({ component, askedOf: asked.filter((perspective) => canRate(perspective, component)) }))
    .filter(({ askedOf }) => askedOf.length > 0)
    .map(({ component, askedOf }) => ({ name: component.name, rating: componentRating(component, askedOf) }))
}

/** Users rate only what they see of a service. */
function canRate(perspective: Perspective, { user_visible }: RatedComponent): boolean {
  return perspective !== 'user' || user_visible === 1
}

function withCounterpart(question: Question, counterparts: ReadonlyMap<string, RatedComponent>): Question {
  const component = counterparts.get(question.key)
  if (component === undefined || !isComponentRating(question)) return question
  const key = componentKey(component.id)
  if (key === question.key) return question
  const asked = Object.entries(question.asked).map(([perspective, how]) => [perspective, { ...how, countedAs: key }])
  return { ...question, key, asked: Object.fromEntries(asked), component: { id: component.id, kind: component.kind } }
}

function withRenamed(rule: ShowRule, counterparts: ReadonlyMap<string, RatedComponent>): ShowRule {
  const component = 'question' in rule ? counterparts.get(rule.question) : undefined
  return component === undefined ? rule : ({ ...rule, question: componentKey(component.id) } as ShowRule)
}

/** The target's own names; those in further languages are kept where they are names of the same service. */
function serviceNameOf({ service }: Target, { serviceName }: SurveyDefinition): Wording {
  const own = { en: service.name, fr: service.name_fr === '' ? service.name : service.name_fr }
  return Object.values(serviceName).includes(service.name) ? { ...serviceName, ...own } : own
}

function textOf({ asked }: Question): string {
  const [how] = Object.values(asked)
  return how === undefined ? '' : inLanguage(how.text, Object.keys(how.text)[0] ?? 'en')
}
