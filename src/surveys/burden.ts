import type { Perspective } from '../database/schema.ts'
import { inLanguage, type SurveyDefinition, type Wording } from './definition.ts'
import { type AskedQuestion, type PerspectiveForm, perspectiveForm } from './perspective-form.ts'

/*
 * What a form asks of somebody's time, as an estimate from published averages. It says nothing about a single person: most
 * adults read 175 to 300 words a minute.
 */

/**
 * A question that stands alone: about ten seconds. "How we keep our online surveys from running too long", Pew Research
 * Center, Decoded, 8 December 2022, from the response times of its panel (85 such questions in 15 minutes).
 */
export const SECONDS_ALONE = 10

/**
 * A rating that completes a stem which was read once: ten and more of them a minute. "Survey length", Amplitude Research,
 * of tables with a five-point scale and short descriptions.
 */
export const SECONDS_IN_A_ROW = 6

/** A comment, for whoever writes one: one a minute (the same source); Pew, too, counts minutes for open questions. */
export const SECONDS_WRITING = 60

/**
 * Silent reading of English non-fiction by adults. Brysbaert 2019, "How many words do we read per minute?", Journal of
 * Memory and Language 109. Other languages take about as long for the same message, in more or fewer words.
 */
export const WORDS_PER_MINUTE = 238

/** The averages above were taken with questions of about this length, answers included; only what is longer adds to them. */
export const WORDS_INCLUDED = 40

/** A sentence that is longer is hard to hold in mind at one reading: the plain-language advice of GOV.UK and others. */
const LONG_SENTENCE = 25

/** Users should be done in about a minute (the design's first section); beyond this an estimate of averages leaves no doubt. */
export const USER_SECONDS = 90

export interface Burden {
  /** That everybody is shown, and that are answered: of rotating ones those in one turn. */
  questions: number
  /** That depend on earlier answers, reasons for a score included. */
  conditional: number
  comments: number
  /** To read and answer what everybody is shown, without comments. */
  seconds: number
  /** With a comment wherever one can be written, and everything that an earlier answer may bring up. */
  mostSeconds: number
}

/** @returns null where the survey does not ask this perspective */
export function burdenOf(definition: SurveyDefinition, perspective: Perspective, language: string): Burden | null {
  const form = perspectiveForm(definition, perspective)
  if (form === null) return null
  const shown = form.pages.flatMap(({ questions }) => questions)
  const rotating = shown.filter((question) => isRating(question) && question.rotates)
  // Rotating questions take turns: of all of them, a turn's share is counted.
  const share =
    rotating.length === 0 ? 1 : Math.min(form.rotationSize ?? rotating.length, rotating.length) / rotating.length
  const burden = { questions: 0, conditional: 0, comments: 0, seconds: frameSeconds(form, language), mostSeconds: 0 }
  let more = 0
  for (const question of shown) {
    const times = rotating.includes(question) ? share : 1
    const needed = secondsOf(question, language) * times
    const isComment = question.kind === 'text' && question.lines === 'several'
    const isAnswered = question.kind !== 'statement'
    if (question.showIf !== null) burden.conditional += isAnswered ? times : 0
    else if (isComment) burden.comments += 1
    else burden.questions += isAnswered ? times : 0
    if (question.showIf === null && !isComment) burden.seconds += needed
    else more += needed
    if (isRating(question) && question.reasons !== null) {
      burden.conditional += times
      more += SECONDS_ALONE * times
    }
  }
  const seconds = Math.round(burden.seconds)
  return {
    questions: Math.round(burden.questions),
    conditional: Math.round(burden.conditional),
    comments: burden.comments,
    seconds,
    mostSeconds: Math.round(burden.seconds + more),
  }
}

function frameSeconds({ stem, introduction, pages }: PerspectiveForm, language: string): number {
  const usesStem = pages.some(({ questions }) =>
    questions.some((question) => isRating(question) && question.completesStem),
  )
  return readingSeconds(usesStem ? stem : null, language) + readingSeconds(introduction, language)
}

function secondsOf(question: AskedQuestion, language: string): number {
  const words =
    wordCount(inLanguage(question.text, language)) +
    (question.help ? wordCount(inLanguage(question.help, language)) : 0)
  if (question.kind === 'statement') return (words / WORDS_PER_MINUTE) * 60
  const options = optionTexts(question).map((text) => wordCount(inLanguage(text, language)))
  const all = words + options.reduce((sum, count) => sum + count, 0)
  return baseSeconds(question) + (Math.max(0, all - WORDS_INCLUDED) / WORDS_PER_MINUTE) * 60
}

function baseSeconds(question: AskedQuestion): number {
  if (question.kind === 'text' && question.lines === 'several') return SECONDS_WRITING
  return isRating(question) && question.completesStem ? SECONDS_IN_A_ROW : SECONDS_ALONE
}

function optionTexts(question: AskedQuestion): Wording[] {
  return question.kind === 'choice' || question.kind === 'importance' ? question.options.map(({ text }) => text) : []
}

function readingSeconds(wording: Wording | null, language: string): number {
  return wording === null ? 0 : (wordCount(inLanguage(wording, language)) / WORDS_PER_MINUTE) * 60
}

const isRating = (question: AskedQuestion) => question.kind === 'rating'

export interface Readability {
  /** Mean words of a question, its stem included where it completes one. */
  wordsPerQuestion: number
  /** The longest question. */
  longest: { key: string; text: string; words: number }
  /** Questions with a sentence of more than {@link LONG_SENTENCE} words, the longest sentence first. */
  longSentences: { key: string; sentence: string; words: number }[]
}

/**
 * How long what is read is, in words: true in every language that parts them. It is no readability score: Flesch's and its
 * kin hold for running text in the language they were fitted to, and not for single questions.
 * @returns null where nothing is asked, or where the language writes words without parting them
 */
export function readabilityOf(form: PerspectiveForm, language: string): Readability | null {
  const texts = form.pages
    .flatMap(({ questions }) => questions)
    .map((question) => ({ key: question.key, text: spoken(question, form, language) }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ key, text }) => ({ key, text, words: wordCount(text) }))
  const [longest] = [...texts].sort((a, b) => b.words - a.words)
  if (longest === undefined || !partsWords(language)) return null
  return {
    wordsPerQuestion: texts.reduce((sum, { words }) => sum + words, 0) / texts.length,
    longest,
    longSentences: texts
      .flatMap(({ key, text }) =>
        sentencesOf(text, language).map((sentence) => ({ key, sentence, words: wordCount(sentence) })),
      )
      .filter(({ words }) => words > LONG_SENTENCE)
      .sort((a, b) => b.words - a.words),
  }
}

/** As one hears it: the stem is said once, with the first question that completes it. */
function spoken(question: AskedQuestion, form: PerspectiveForm, language: string): string {
  const text = inLanguage(question.text, language)
  const first = form.pages.flatMap(({ questions }) => questions).find((each) => isRating(each) && each.completesStem)
  return question === first ? `${inLanguage(form.stem, language).replace(/[\s\u202f]*…$/, '')} ${text}` : text
}

/** Chinese, Japanese, Thai, Lao, Khmer and Burmese write no spaces between words. */
function partsWords(language: string): boolean {
  return !['zh', 'ja', 'th', 'lo', 'km', 'my', 'yue'].includes(language.split('-')[0] as string)
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

function sentencesOf(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(({ segment }) =>
    segment.trim(),
  )
}
