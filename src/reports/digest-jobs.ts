import { mailTo } from '../accounts/mails.ts'
import { type OutgoingMail, queueMail } from '../mail/outbox.ts'
import type { Installation } from '../web/installation.ts'
import { type Digest, digestOf, knownAfter, nextDigestDay, readKnown } from './digest.ts'
import { digestLists } from './digest-page.ts'
import { type DueDigest, digestFacts, digestSent, dueDigests } from './digest-store.ts'

/** Mails what is new to those who asked for it, within what they may see; who has no news gets no mail. */
export async function mailDigests({ db, clock, config }: Installation): Promise<void> {
  const today = clock().toISOString().slice(0, 10)
  for (const due of await dueDigests(db, today)) {
    const facts = await digestFacts(db, due.account, today)
    const digest = digestOf(facts, readKnown(due.known))
    const next = nextDigestDay(due.frequency, today)
    await db.transaction().execute(async (trx) => {
      if (!(await digestSent(trx, due, next, JSON.stringify(knownAfter(facts)))) || digest === null) return
      await queueMail(trx, letterOf(due, digest, config.publicUrl), clock())
    })
  }
}

function letterOf({ account }: DueDigest, digest: Digest, publicUrl: string): OutgoingMail {
  return mailTo(account, 'digest', (reader) => ({
    subject: reader.t('digest.mailSubject'),
    paragraphs: [reader.t('digest.mailLead')],
    lists: digestLists(digest, reader),
    button: { label: reader.t('digest.mailButton'), address: `${publicUrl}/` },
    notes: [reader.t('digest.mailWhy')],
  }))
}
