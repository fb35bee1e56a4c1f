import type { Row } from '../database/schema.ts'
import { piecesOf } from '../responses/redaction.ts'
import { stemOf } from './comment-stems.ts'
import { isStopWord } from './comment-stop-words.ts'

/*
 * Under which terms a comment is found. All ways to filter are terms of one index: the stems of its words by language
 * (`fr:attent`), its themes (`theme:SPEED`), its author's score (`score:2`), its channel (`channel:web`), and every comment.
 */

/** Under which every comment is found. */
export const EVERY_COMMENT = '*'

export const themeTerm = (theme: string) => `theme:${theme}`
/** @param tone null: no score was given */
export const scoreTerm = (tone: number | null) => `score:${tone ?? 0}`
/** The scores that comments are told apart by; 0: none was given. */
export const SCORES = [1, 2, 3, 4, 5, 0]

export const channelTerm = (channel: string) => `channel:${channel}`

/** The languages that words are stemmed in; whatever else is written is found by its words as they are. */
const STEMMED = ['en', 'fr'] as const
const OTHER = 'xx'
const WORD_LANGUAGES = [...STEMMED, OTHER]

function wordLanguage(language: string): string {
  const [base] = language.split('-')
  return STEMMED.find((each) => each === base) ?? OTHER
}

/** Lower case, without accents, apostrophes as one: "Été" as "ete", "cœur" as "coeur". */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’ʼ‘´`]/g, "'")
}

const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'/

interface Word {
  written: string
  stem: string
  isStop: boolean
}

/** The words of a text in their order; longer than any real word is cut, a single letter is none. */
function wordsOf(text: string, language: string): Word[] {
  const words: Word[] = []
  for (const [found] of text.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}]+(?:['’ʼ‘´`][\p{L}\p{M}]+)*/gu)) {
    const plain = folded(found)
    const without = language === 'fr' ? plain.replace(ELISION, '') : plain.replace(/'s$/, '')
    const word = without.replace(/'/g, '').slice(0, LONGEST_WORD)
    if (word.length < 2) continue
    // The written form loses what the folded one has lost before and after the word itself.
    const start = plain.length - without.length
    const written = language === 'fr' ? found.slice(start) : found.slice(0, found.length - start)
    words.push({ written: written.toLowerCase(), stem: stemOf(word, language), isStop: isStopWord(word, language) })
  }
  return words
}

const LONGEST_WORD = 40

/** Terms that one comment is found by at most: what is longer than a page is found by how it begins. */
const MOST_WORDS = 300

/** What of a comment decides its terms. */
export type IndexedComment = Pick<Row<'comment'>, 'text' | 'language' | 'tone' | 'channel' | 'tells_channel'>

/** Every term of a comment, each once, with the form in which its word is written. */
export function termsOf(comment: IndexedComment, themes: readonly string[]): Map<string, string> {
  const language = wordLanguage(comment.language)
  const terms = new Map<string, string>([[EVERY_COMMENT, '']])
  for (const { written, stem, isStop } of wordsOf(withoutMarkers(comment.text), language)) {
    if (terms.size > MOST_WORDS) break
    if (isStop) continue
    const term = `${language}:${stem}`
    const known = terms.get(term)
    if (known === undefined || written.length < known.length) terms.set(term, written)
  }
  for (const theme of themes) terms.set(themeTerm(theme), '')
  terms.set(scoreTerm(comment.tone), '')
  if (comment.channel !== '' && comment.tells_channel === 1) terms.set(channelTerm(comment.channel), '')
  return terms
}

function withoutMarkers(text: string): string {
  return piecesOf(text)
    .map((piece) => (piece.isMarker ? ' ' : piece.text))
    .join('')
}

/** A text as its stems, stop words and all, to look for phrases in: ` le dela d attent `. */
export function stemmed(text: string, language: string): string {
  const stems = wordsOf(withoutMarkers(text), wordLanguage(language)).map(({ stem }) => stem)
  return ` ${stems.join(' ')} `
}

const MOST_SEARCHED = 6

/**
 * What is searched for, in each language in which it says anything: a comment is found if it holds all the terms of one of
 * them. Empty where nothing was typed but stop words.
 */
export function searchedTerms(typed: string): string[][] {
  return WORD_LANGUAGES.flatMap((language) => {
    const words = wordsOf(typed, language).filter(({ isStop }) => !isStop)
    const terms = [...new Set(words.map(({ stem }) => `${language}:${stem}`))].slice(0, MOST_SEARCHED)
    return terms.length === 0 ? [] : [terms]
  })
}

/** The language of a word's term, to mark it by; null for what is no word. */
export function languageOfTerm(term: string): string | null {
  const [language = ''] = term.split(':')
  return WORD_LANGUAGES.includes(language) ? language : null
}
