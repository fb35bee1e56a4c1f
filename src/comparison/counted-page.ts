import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import { indexOf, mean, responses } from '../statistics/histogram.ts'
import { componentKey, inLanguage, RATED } from '../surveys/definition.ts'
import type { SeenAnswers } from './answers.ts'
import { toldDisclosure } from './asked.ts'
import { whyHidden } from './figures-page.ts'
import type { Evidence } from './service-comparison.ts'

declare module '../web/render.ts' {
  interface Pages {
    'comparison/how': HowItIsRead
  }
}

export interface HowItIsRead {
  paragraphs: string[]
  counted: CountedAnswers[]
}

/** The answers behind a service's figures: how many gave each score, what their mean is, and the index from it. */
export interface CountedAnswers {
  perspective: Perspective
  name: string
  /** What each row is of. */
  of: string
  rows: { name: string; counts: string[]; n: string; mean: string; index: string }[]
}

type Behind = Pick<Evidence, 'answers' | 'asked' | 'own' | 'components'>

/** Of each perspective that was asked anything, every question on 1–5 that the page takes a figure from. */
export function countedAnswers({ answers, asked, own, components }: Behind, reader: Reader): CountedAnswers[] {
  const { t, language } = reader
  return PERSPECTIVES.flatMap((perspective): CountedAnswers[] => {
    const ofKind = (kind: string) => components.filter((each) => each.kind === kind).map(({ id }) => componentKey(id))
    const rated = (name: string, question: string) => ({ name, seen: answers.ratings(perspective, question) })
    const pooled = (name: string, kind: string) => ({ name, seen: answers.pooled(perspective, ofKind(kind)) })
    const questions = [
      ...RATED.map((dimension) => rated(t(`surveys.dimension${dimension}`), dimension)),
      ...own
        .filter(({ scale }) => scale === 'sat5')
        .map(({ key, text }) =>
          rated(inLanguage(text[perspective === 'customer' ? 'customer' : 'user'], language), key),
        ),
      pooled(t('common.itSupported'), 'it-supported'),
      pooled(t('common.humanActivity'), 'human-activity'),
      ...(perspective === 'user' ? [] : [rated(t('comparison.countedPredicted'), 'PREDICTED_USER_VIEW')]),
    ].filter(({ seen }) => seen.disclosure !== 'none')
    if (questions.length === 0) return []
    const rows = questions.map(({ name, seen }) => {
      const disclosure = toldDisclosure(seen.disclosure, asked[perspective])
      return { name, ...countedRow({ ...seen, disclosure }, reader) }
    })
    return [{ perspective, name: t(`common.${perspective}`), of: t('comparison.countedQuestion'), rows }]
  })
}

/** How many gave each score, and the figures from it; of what is not seen, why. */
export function countedRow(
  { histogram, disclosure }: Pick<SeenAnswers, 'histogram' | 'disclosure'>,
  { t, format }: Reader,
) {
  const [average, index] = [mean(histogram), indexOf(histogram)]
  if (average.value === null || index.value === null) {
    const nothing = '–'
    return { counts: histogram.scores.map(() => nothing), n: whyHidden(disclosure, t), mean: nothing, index: nothing }
  }
  return {
    counts: histogram.counts.map((count) => format.number(count)),
    n: format.number(responses(histogram)),
    mean: format.number(average.value, 2),
    index: format.number(index.value, 1),
  }
}
