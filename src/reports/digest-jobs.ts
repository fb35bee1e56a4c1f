import { formatter } from '../i18n/format.ts'
import { isLanguage } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { composeLetter } from '../mail/letter.ts'
import { type OutgoingMail, queueMail } from '../mail/outbox.ts'
import type { Installation } from '../web/installation.ts'
import { type Digest, digestOf, knownAfter, nextDigestDay, readKnown } from './digest.ts'
import { digestLines } from './digest-page.ts'
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
  const language = isLanguage(account.language) ? account.language : 'en'
  const reader = { language, t: translator(language), format: formatter(language) }
  const { t } = reader
  const letter = {
    subject: t('digest.mailSubject'),
    greeting: t('digest.mailGreeting', { name: account.name }),
    paragraphs: [t('digest.mailLead'), ...digestLines(digest, reader)],
    button: { label: t('digest.mailButton'), address: `${publicUrl}/` },
    notes: [t('digest.mailWhy')],
  }
  return { kind: 'digest', recipient: account.email, headers: {}, ...composeLetter(letter, language) }
}
