import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { renderMail } from '../web/render.ts'
import type { OutgoingMail } from './outbox.ts'

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
  /** What the mail asks to do. */
  button: { label: string; address: string }
  /** Small print: how long the link works, why one gets this. */
  notes: string[]
}

/** @returns subject, text and HTML of the letter, both saying the same */
export function composeLetter(letter: Letter, language: Language): Pick<OutgoingMail, 'subject' | 'text' | 'html'> {
  return { subject: letter.subject, text: asText(letter, language), html: renderMail('mail/letter', letter, language) }
}

function asText({ greeting, paragraphs, button, notes }: Letter, language: Language): string {
  const t = translator(language)
  const blocks = [greeting, ...paragraphs, t('mail.textButton', { label: button.label }), button.address, ...notes]
  return `${[...blocks, `-- \nParallax · ${t('common.tagline')}`].join('\n\n')}\n`
}
