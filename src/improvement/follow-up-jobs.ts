import { mailTo } from '../accounts/mails.ts'
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
  const count = ids.length
  return mailTo(account, 'follow-up', ({ t, format }) => ({
    subject: t('followups.mailSubject', { count }),
    paragraphs: [t('followups.mailText', { count, day: format.day(earliest) })],
    button: { label: t('followups.mailButton'), address },
    notes: [t('followups.mailWhy')],
  }))
}
