import type { Config } from '../config.ts'
import { newId } from '../database/tokens.ts'
import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { type Message, messageIdAt } from './deliver.ts'
import { composeLetter } from './letter.ts'

/** The message with which sending is tried out, in the language of whoever does. */
export function testMessage(
  { mailFrom, publicUrl }: Config,
  recipient: string,
  language: Language,
  now: Date,
): Message {
  const t = translator(language)
  const letter = {
    subject: t('probe.subject'),
    greeting: t('probe.hello'),
    paragraphs: [t('probe.text')],
    button: { label: t('probe.open'), address: publicUrl },
    notes: [t('probe.why')],
  }
  return {
    from: mailFrom,
    to: { name: '', address: recipient },
    ...composeLetter(letter, language),
    messageId: messageIdAt(publicUrl, newId()),
    date: now,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
