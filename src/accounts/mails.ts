import type { Row } from '../database/schema.ts'
import { formatter } from '../i18n/format.ts'
import { isLanguage } from '../i18n/languages.ts'
import type { Reader } from '../i18n/reader.ts'
import { translator } from '../i18n/translate.ts'
import { composeLetter, type Letter } from '../mail/letter.ts'
import type { OutgoingMail } from '../mail/outbox.ts'

type Recipient = Pick<Row<'account'>, 'name' | 'email' | 'language'>

/**
 * A mail that nobody wrote, to somebody with an account.
 * @param kind as in {@link OutgoingMail}
 * @param letterIn what it says to a reader of their language; it is greeted for
 */
export function mailTo(
  recipient: Recipient,
  kind: string,
  letterIn: (reader: Reader) => Omit<Letter, 'greeting'>,
): OutgoingMail {
  const reader = readerOf(recipient)
  const letter = { ...letterIn(reader), greeting: reader.t('accounts.mailGreeting', { name: recipient.name }) }
  return { kind, recipient: recipient.email, headers: AUTOMATIC, ...composeLetter(letter, reader.language) }
}

/** Keeps holiday answers away (RFC 3834). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated' }

/** Tells somebody that they have an account, and lets them choose its password. */
export function invitationMail(recipient: Recipient, invitedBy: string, address: string): OutgoingMail {
  const mail = mailTo(recipient, 'account-invitation', ({ t }) => ({
    subject: t('accounts.invitationSubject'),
    paragraphs: [t('accounts.invitationText', { invitedBy }), t('accounts.invitationWhat')],
    button: { label: t('accounts.choosePassword'), address },
    notes: [t('accounts.invitationValid'), t('accounts.invitationMistake')],
  }))
  return { ...mail, isUrgent: true }
}

/** Lets somebody who forgot their password choose another. */
export function passwordResetMail(recipient: Recipient, address: string): OutgoingMail {
  const mail = mailTo(recipient, 'password-reset', ({ t }) => ({
    subject: t('accounts.resetSubject'),
    paragraphs: [t('accounts.resetText')],
    button: { label: t('accounts.choosePassword'), address },
    notes: [t('accounts.resetValid'), t('accounts.resetMistake')],
  }))
  return { ...mail, isUrgent: true }
}

/** In which words an account is spoken to where it is not there to choose: its own language. */
export function readerOf(account: { language: string }): Reader {
  const language = isLanguage(account.language) ? account.language : 'en'
  return { language, t: translator(language), format: formatter(language) }
}
