import { PERSPECTIVES } from '../../src/catalogue/perspectives.ts'
import type { AnonymityPromise, Database, Flag, Perspective } from '../../src/database/schema.ts'
import { newId } from '../../src/database/tokens.ts'
import type { Question, SurveyDefinition } from '../../src/surveys/definition.ts'
import { defaultDefinition } from '../../src/surveys/instrument.ts'
import { DEFAULT_PROMISES } from '../../src/surveys/promise.ts'

/** The default instrument without components, as a survey of a service of this name asks it. */
export function aDefinition(name = 'Debit card'): SurveyDefinition {
  return defaultDefinition({ service: { name, name_fr: '' }, components: [] })
}

/** The same with some questions otherwise: what `change` returns instead of each; nothing leaves it out. */
export function changedQuestions(
  definition: SurveyDefinition,
  change: (question: Question) => Question | null,
): SurveyDefinition {
  return {
    ...definition,
    pages: definition.pages.map((page) => ({
      ...page,
      questions: page.questions.flatMap((question) => change(question) ?? []),
    })),
  }
}

/** A question whose meaning has changed for some perspectives. */
export function reworded<Q extends Question>(question: Q, day: string, ...perspectives: Perspective[]): Q {
  const asked = Object.entries(question.asked).map(([perspective, as]) => [
    perspective,
    perspectives.includes(perspective as Perspective)
      ? { ...as, countedAs: `${question.key}~${day.replaceAll('-', '')}`, changedOn: day }
      : as,
  ])
  return { ...question, asked: Object.fromEntries(asked) }
}

/** With questions of one's own at the end. */
export function withQuestions(definition: SurveyDefinition, ...questions: Question[]): SurveyDefinition {
  return { ...definition, pages: [...definition.pages, { id: 'own', title: null, questions }] }
}

/** A question's wordings, the same for every perspective named. */
export function askedOf(key: string, text: string, ...perspectives: Perspective[]): Question['asked'] {
  const asked = { text: { en: text }, help: null, required: false, countedAs: key, changedOn: null }
  return Object.fromEntries(perspectives.map((perspective) => [perspective, asked]))
}

export interface PublishedDefinition {
  service?: string
  /** When each version was published, the first one first. */
  versions: { on: string; definition: SurveyDefinition }[]
  /** Which perspectives are asked, and which of them are measured. */
  perspectives?: readonly Perspective[]
  measures?: readonly Perspective[]
  promises?: Partial<Record<Perspective, AnonymityPromise>>
  status?: 'draft' | 'published' | 'closed'
}

/** Publishes a survey with exactly these versions. */
export async function aPublishedSurvey(
  db: Database,
  { service = 'debit-card', versions, ...survey }: PublishedDefinition,
): Promise<{ surveyId: string; versionIds: string[]; openKeys: Record<Perspective, string> }> {
  const { perspectives = PERSPECTIVES, measures = perspectives, promises = {}, status = 'published' } = survey
  const surveyId = newId()
  const created_at = `${versions[0]?.on}T08:00:00.000Z`
  await db
    .insertInto('survey')
    .values({ id: surveyId, service_id: service, status, created_at, closed_at: null })
    .execute()
  const versionIds: string[] = []
  for (const [at, { on, definition }] of versions.entries()) {
    const id = newId()
    versionIds.push(id)
    const row = { id, survey_id: surveyId, number: at + 1, definition: JSON.stringify(definition) }
    await db
      .insertInto('survey_version')
      .values({ ...row, published_at: `${on}T08:00:00.000Z` })
      .execute()
  }
  const openKeys = { user: newId(), customer: newId(), provider: newId() }
  for (const perspective of perspectives) {
    await db
      .insertInto('survey_perspective')
      .values({
        ...{ survey_id: surveyId, perspective, open_key: openKeys[perspective], eligible_count: null },
        promise: promises[perspective] ?? DEFAULT_PROMISES[perspective],
        measures: (measures.includes(perspective) ? 1 : 0) as Flag,
      })
      .execute()
  }
  return { surveyId, versionIds, openKeys }
}
