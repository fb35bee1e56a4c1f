import { PERSPECTIVES } from '../catalogue/perspectives.ts'
import type { Perspective } from '../database/schema.ts'
import type { Reader } from '../i18n/reader.ts'
import {
  type Burden,
  burdenOf,
  readabilityOf,
  SECONDS_ALONE,
  SECONDS_IN_A_ROW,
  SECONDS_WRITING,
  USER_SECONDS,
  WORDS_INCLUDED,
  WORDS_PER_MINUTE,
} from './burden.ts'
import type { SurveyDefinition } from './definition.ts'
import { perspectiveForm } from './perspective-form.ts'

declare module '../web/render.ts' {
  interface Pages {
    'surveys/burden': BurdenNote
  }
}

/** How much a survey asks of people, shown by `surveys/burden`. */
export interface BurdenNote {
  perspectives: PerspectiveBurden[]
  how: string
}

export interface PerspectiveBurden {
  perspective: Perspective
  name: string
  time: string
  questions: string
  /** With comments and what answers bring up; null where that adds nothing. */
  upTo: string | null
  conditional: string | null
  /** Word counts; null where the language does not part words. */
  words: string | null
  longSentences: string[]
  /** Users are asked for much more than a minute. */
  warning: string | null
}

/** The longest sentences that a note names. */
const SENTENCES_NAMED = 3

/** @param language whose wordings are read and counted; the survey's base language unless said otherwise */
export function burdenNote(
  definition: SurveyDefinition,
  reader: Reader,
  language: string = definition.languages[0] ?? 'en',
): BurdenNote {
  const { t } = reader
  return {
    perspectives: PERSPECTIVES.flatMap((perspective) => {
      const burden = burdenOf(definition, perspective, language)
      return burden === null ? [] : [perspectiveBurden(definition, perspective, burden, language, reader)]
    }),
    how: t('exchange.burdenHowText', {
      ...{ alone: SECONDS_ALONE, row: SECONDS_IN_A_ROW, writing: SECONDS_WRITING },
      ...{ words: WORDS_PER_MINUTE, included: WORDS_INCLUDED },
    }),
  }
}

function perspectiveBurden(
  definition: SurveyDefinition,
  perspective: Perspective,
  burden: Burden,
  language: string,
  reader: Reader,
): PerspectiveBurden {
  const { t, format } = reader
  const form = perspectiveForm(definition, perspective)
  const readability = form === null ? null : readabilityOf(form, language)
  return {
    perspective,
    name: t(`common.${perspective}`),
    time: timeWords(burden.seconds, reader),
    questions: t('exchange.burdenQuestions', { count: burden.questions + burden.comments }),
    upTo:
      burden.mostSeconds === burden.seconds
        ? null
        : t('exchange.burdenUpTo', { most: timeWords(burden.mostSeconds, reader) }),
    conditional: burden.conditional === 0 ? null : t('exchange.burdenConditional', { count: burden.conditional }),
    words:
      readability === null
        ? null
        : t('exchange.burdenWords', {
            words: format.number(readability.wordsPerQuestion),
            longest: format.number(readability.longest.words),
          }),
    longSentences: (readability?.longSentences ?? [])
      .slice(0, SENTENCES_NAMED)
      .map(({ words, sentence }) => t('exchange.burdenLongSentence', { words, sentence })),
    warning: perspective === 'user' && burden.seconds > USER_SECONDS ? t('exchange.burdenLong') : null,
  }
}

/** An estimate is no more exact than five seconds, or half a minute from two minutes on. */
export function timeWords(seconds: number, { t, format }: Reader): string {
  if (seconds < 120)
    return t('exchange.burdenSeconds', { seconds: format.number(Math.max(5, Math.round(seconds / 5) * 5)) })
  const halves = Math.round(seconds / 30)
  return t('exchange.burdenMinutes', { minutes: format.number(halves / 2, halves % 2) })
}
