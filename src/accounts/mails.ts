import type { Row } from '../database/schema.ts'
import { isLanguage, type Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { composeLetter } from '../mail/letter.ts'
import type { OutgoingMail } from '../mail/outbox.ts'

type Recipient = Pick<Row<'account'>, 'name' | 'email' | 'language'>

/** Tells somebody that they have an account, and lets them choose its password. */
export function invitationMail(recipient: Recipient, invitedBy: string, address: string): OutgoingMail {
  const language = languageOf(recipient)
  const t = translator(language)
  const letter = {
    subject: t('accounts.invitationSubject'),
    greeting: t('accounts.mailGreeting', { name: recipient.name }),
    paragraphs: [t('accounts.invitationText', { invitedBy }), t('accounts.invitationWhat')],
    button: { label: t('accounts.choosePassword'), address },
    notes: [t('accounts.invitationValid'), t('accounts.invitationMistake')],
  }
  return {
    kind: 'account-invitation',
    recipient: recipient.email,
    headers: AUTOMATIC,
    isUrgent: true,
    ...composeLetter(letter, language),
  }
}

/** Lets somebody who forgot their password choose another. */
export function passwordResetMail(recipient: Recipient, address: string): OutgoingMail {
  const language = languageOf(recipient)
  const t = translator(language)
  const letter = {
    subject: t('accounts.resetSubject'),
    greeting: t('accounts.mailGreeting', { name: recipient.name }),
    paragraphs: [t('accounts.resetText')],
    button: { label: t('accounts.choosePassword'), address },
    notes: [t('accounts.resetValid'), t('accounts.resetMistake')],
  }
  return {
    kind: 'password-reset',
    recipient: recipient.email,
    headers: AUTOMATIC,
    isUrgent: true,
    ...composeLetter(letter, language),
  }
}

/** Keeps holiday answers away (RFC 3834). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated' }

export function languageOf(account: { language: string }): Language {
  return isLanguage(account.language) ? account.language : 'en'
}
