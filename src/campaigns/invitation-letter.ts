import type { AnonymityPromise, Perspective } from '../database/schema.ts'
import { type MessageKey, translator } from '../i18n/translate.ts'
import type { Letter } from '../mail/letter.ts'
import { SMALLEST_GROUP } from '../surveys/anonymity.ts'
import { inLanguage, type Wording } from '../surveys/definition.ts'
import type { Recipient } from './recipients.ts'

/** What all invitations of a campaign have in common. */
export interface Asking {
  /** Who asks. */
  sender: string
  service: Wording
  perspective: Perspective
  promise: AnonymityPromise
}

/** Users answer seven or eight questions; the others rate every dimension and component. */
const MINUTES: Record<Perspective, number> = { user: 1, customer: 3, provider: 3 }

const REQUESTS: Record<Perspective, MessageKey> = {
  user: 'campaigns.mailRequestUser',
  customer: 'campaigns.mailRequestCustomer',
  provider: 'campaigns.mailRequestProvider',
}

/** The invitation, in the invited person's language. */
export function invitationLetter(
  { sender, service, perspective, promise }: Asking,
  { name, language }: Pick<Recipient, 'name' | 'language'>,
  link: string,
): Letter {
  const t = translator(language)
  const promised =
    promise === 'anonymous' ? t('campaigns.mailAnonymous', { smallest: SMALLEST_GROUP }) : t('campaigns.mailAttributed')
  return {
    subject: t('campaigns.mailSubject', { service: inLanguage(service, language) }),
    greeting: name === '' ? t('campaigns.mailGreeting') : t('campaigns.mailGreetingName', { name }),
    paragraphs: [
      t(REQUESTS[perspective], { sender, service: inLanguage(service, language) }),
      t('campaigns.mailDuration', { minutes: MINUTES[perspective] }),
      promised,
    ],
    button: { label: t('campaigns.mailButton'), address: link },
    notes: [t('campaigns.mailPersonal')],
  }
}
