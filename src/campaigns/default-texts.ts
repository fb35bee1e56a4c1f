import type { Perspective } from '../database/schema.ts'
import type { Language } from '../i18n/languages.ts'
import { type MessageKey, translator } from '../i18n/translate.ts'
import type { LetterText } from './letter-text.ts'

const REQUESTS: Record<Perspective, MessageKey> = {
  user: 'campaigns.textRequestUser',
  customer: 'campaigns.textRequestCustomer',
  provider: 'campaigns.textRequestProvider',
}

/** Placeholders as they stand in a text that somebody may edit. */
const IN_BRACES = {
  ...{ name: '{name}', service: '{service}', closes: '{closes}', minutes: '{minutes}', sender: '{sender}' },
}

/** What a letter says until somebody writes something else. */
export function defaultText(perspective: Perspective, kind: 'invitation' | 'reminder', language: Language): LetterText {
  const t = translator(language)
  const request = t(REQUESTS[perspective], IN_BRACES)
  const opening = kind === 'invitation' ? request : `${t('campaigns.textReminder', IN_BRACES)} ${request}`
  return {
    subject: t(kind === 'invitation' ? 'campaigns.textSubject' : 'campaigns.textReminderSubject', IN_BRACES),
    body: [
      t('campaigns.textGreeting', IN_BRACES),
      opening,
      '{link}',
      t('campaigns.textDuration', IN_BRACES),
      t('campaigns.textCloses', IN_BRACES),
      t('campaigns.textThanks', IN_BRACES),
    ].join('\n\n'),
  }
}
