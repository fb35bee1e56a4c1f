import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { renderMail } from '../web/render.ts'
import type { OutgoingMail } from './outbox.ts'
import { ownLanguage, type SurveyLetter } from './survey-letter.ts'

declare module '../web/render.ts' {
  interface Pages {
    'mail/letter': Letter
  }
}

/** A mail as its reader sees it: one thing to say, one thing to do. Wordings are in the recipient's language. */
export interface Letter {
  subject: string
  greeting: string
  paragraphs: string[]
  /** Below them; none where there is nothing to list. */
  lists?: LetterList[]
  /** What the mail asks to do. */
  button: { label: string; address: string }
  /** Small print: how long the link works, why one gets this. */
  notes: string[]
}

export interface LetterList {
  heading: string
  lines: string[]
}

/** @returns subject, text and HTML of the letter, both saying the same */
export function composeLetter(letter: Letter, language: Language): Pick<OutgoingMail, 'subject' | 'text' | 'html'> {
  return { subject: letter.subject, text: asText(letter, language), html: renderMail('mail/letter', letter, language) }
}

function asText({ greeting, paragraphs, lists = [], button, notes }: Letter, language: Language): string {
  const t = translator(language)
  const listed = lists.map(({ heading, lines }) => [heading, ...lines.map((line) => `• ${line}`)].join('\n'))
  const asked = [t('mail.textButton', { label: button.label }), button.address]
  const blocks = [greeting, ...paragraphs, ...listed, ...asked, ...notes]
  return `${[...blocks, `-- \nParallax · ${t('common.tagline')}`].join('\n\n')}\n`
}

/** @returns subject, text and HTML of the letter, both saying the same, readable with images off */
export function composeSurveyLetter(letter: SurveyLetter): Pick<OutgoingMail, 'subject' | 'text' | 'html'> {
  const html = renderMail('mail/survey-letter', letter, ownLanguage(letter.language))
  return { subject: letter.subject, text: surveyAsText(letter), html: html.replace(/^\s+/gm, '') }
}

function surveyAsText({ blocks, footer, stop, language }: SurveyLetter): string {
  const t = translator(ownLanguage(language))
  const text = blocks.flatMap((block): string[] => {
    if (block.kind === 'paragraph') {
      const lines = block.lines.map((line) => line.map(({ text }) => text).join(''))
      return [[...(block.heading === undefined ? [] : [block.heading]), ...lines].join('\n')]
    }
    if (block.kind === 'button') return [`${t('mail.textButton', { label: block.label })}\n${block.address}`]
    const scores = block.scores.map(({ label, address }) => `${label}\n${address}`)
    const otherwise = block.otherwise.map(({ text, address }) => (address === null ? text : `${text}\n${address}`))
    return [block.question, ...scores, otherwise.join('')]
  })
  const foot = [...footer, `${stop.text} ${stop.label}\n${stop.address}`]
  return `${[...text, `-- \n${foot.join('\n\n')}`].join('\n\n')}\n`
}
