import { formatter } from '../i18n/format.ts'
import { isLanguage } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { composeLetter } from '../mail/letter.ts'
import { type OutgoingMail, queueMail } from '../mail/outbox.ts'
import type { Installation } from '../web/installation.ts'
import { markTold, type Untold, untoldOwners } from './follow-up-store.ts'

/** Tells people by mail what has come into their charge, once. */
export async function tellOwners({ db, clock, config }: Installation): Promise<void> {
  for (const untold of await untoldOwners(db)) {
    await db.transaction().execute(async (trx) => {
      if ((await markTold(trx, untold.ids)) === untold.ids.length) {
        await queueMail(trx, letterOf(untold, `${config.publicUrl}/follow-ups?show=mine`), clock())
      }
    })
  }
}

function letterOf({ account, ids, earliest }: Untold, address: string): OutgoingMail {
  const language = isLanguage(account.language) ? account.language : 'en'
  const t = translator(language)
  const count = ids.length
  const letter = {
    subject: t('followups.mailSubject', { count }),
    greeting: t('followups.mailGreeting', { name: account.name }),
    paragraphs: [t('followups.mailText', { count, day: formatter(language).day(earliest) })],
    button: { label: t('followups.mailButton'), address },
    notes: [],
  }
  return { kind: 'follow-up', recipient: account.email, headers: {}, ...composeLetter(letter, language) }
}
