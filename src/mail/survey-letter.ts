import { isLanguage, type Language } from '../i18n/languages.ts'

declare module '../web/render.ts' {
  interface Pages {
    'mail/survey-letter': SurveyLetter
  }
}

/** A mail that asks for somebody's view. Everything in it is in the recipient's language already. */
export interface SurveyLetter {
  /** BCP 47. */
  language: string
  direction: 'ltr' | 'rtl'
  subject: string
  blocks: SurveyLetterBlock[]
  /** Who asks, why, what is promised. */
  footer: string[]
  /** How to get no more such mails. */
  stop: { text: string; label: string; address: string }
}

export type SurveyLetterBlock =
  | { kind: 'paragraph'; heading?: string; lines: TextPiece[][] }
  | { kind: 'button'; label: string; address: string }
  | { kind: 'scores'; question: string; lowest: string; highest: string; scores: ScoreLink[]; otherwise: TextPiece[] }

/** A piece of a line; with an address it is a link. */
export interface TextPiece {
  text: string
  address: string | null
}

export interface ScoreLink {
  score: string
  /** The score in words, for whoever does not see the scale: "4 of 5: rather satisfied". */
  label: string
  address: string
}

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** @param language BCP 47 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** @returns the one of Parallax's own languages that goes best with a tag; English where none does */
export function ownLanguage(tag: string): Language {
  const short = tag.split('-')[0]
  return isLanguage(short) ? short : 'en'
}

/** @returns a line in pieces, every web address in it a link */
export function withLinks(line: string): TextPiece[] {
  return line
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((text, at) => ({ text, address: at % 2 === 1 ? text : null }))
    .filter(({ text }) => text !== '')
}

/** What lets a mail program offer to unsubscribe by one press (RFC 8058). */
export function unsubscribeHeaders(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
