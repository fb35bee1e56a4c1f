import type { Row } from '../database/schema.ts'
import { nameIn } from '../i18n/names.ts'
import type { Reader } from '../i18n/reader.ts'
import { inLanguage, RATED, type Rated } from '../surveys/definition.ts'
import { viewOf } from './chain-page.ts'
import type { LinkableQuestion } from './journey-questions.ts'
import type { ReadJourneyPage } from './journey-store.ts'

/** A question behind the page's figures, with the answers that each perspective gave. */
export interface CountedQuestion {
  name: string
  rows: { perspective: 'user' | 'customer' | 'provider'; name: string; counts: string[]; mean: string; n: string }[]
}

/** Every question that a step or a component on the page takes its figures from, once. */
export function countedQuestions({ journeys, components, linkable, read }: ReadJourneyPage, reader: Reader) {
  const ofSteps = journeys.flatMap(({ steps }) => steps.flatMap(({ step }) => step.question ?? []))
  const ofComponents = components.map(({ id, question }) => question ?? `COMPONENT:${id}`)
  return [...new Set([...ofSteps, ...ofComponents])].flatMap((key): CountedQuestion[] => {
    const question = linkable.find((each) => each.key === key)
    return question === undefined ? [] : [countedQuestion(question, read(key), reader)]
  })
}

function countedQuestion(
  question: LinkableQuestion,
  readings: ReturnType<ReadJourneyPage['read']>,
  reader: Reader,
): CountedQuestion {
  const { format } = reader
  return {
    name: questionName(question, reader),
    rows: (['user', 'customer', 'provider'] as const).map((perspective) => {
      const reading = readings[perspective]
      const { name, value, hint } = viewOf(perspective, reading, reader)
      const counts = [0, 1, 2, 3, 4].map((at) => {
        const count = reading.histogram?.counts[at]
        return reading.mean === null || count === undefined ? '–' : format.number(count)
      })
      return { perspective, name, counts, mean: value ?? '–', n: hint }
    }),
  }
}

/** A dimension and its wording, a component's own question, or the wording of a question of the surveys' own. */
export function questionName({ key, text, component }: LinkableQuestion, { t, language }: Reader): string {
  if (component !== null)
    return t('journey.questionOnComponent', { component: nameIn(language, component as Row<'component'>) })
  const wording = text.user ?? text.customer ?? text.provider ?? {}
  const asked = inLanguage(wording, language)
  const isDimension = (RATED as readonly string[]).includes(key)
  return isDimension ? t('journey.questionOn', { dimension: t(`surveys.dimension${key as Rated}`), asked }) : asked
}
