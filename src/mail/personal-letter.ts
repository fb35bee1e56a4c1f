import type { Language } from '../i18n/languages.ts'
import { renderMail } from '../web/render.ts'
import type { OutgoingMail } from './outbox.ts'

declare module '../web/render.ts' {
  interface Pages {
    'mail/personal': PersonalLetter
  }
}

/** A mail that one person writes to another through Parallax. */
export interface PersonalLetter {
  subject: string
  text: string
  from: string
  quote: { head: string; text: string }
}

/** @returns subject, text and HTML of the letter, both saying the same */
export function composePersonalLetter(
  letter: PersonalLetter,
  language: Language,
): Pick<OutgoingMail, 'subject' | 'text' | 'html'> {
  const { subject, text, from, quote } = letter
  const quoted = quote.text.split('\n').map((line) => `> ${line}`)
  const blocks = [text, from, `${quote.head}\n${quoted.join('\n')}`]
  return { subject, text: `${blocks.join('\n\n')}\n`, html: renderMail('mail/personal', letter, language) }
}
