import { readService } from '../comparison/read-store.ts'
import { compareService } from '../comparison/service-comparison.ts'
import { formatter } from '../i18n/format.ts'
import { isLanguage } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { composeLetter } from '../mail/letter.ts'
import { type OutgoingMail, queueMail } from '../mail/outbox.ts'
import type { Installation } from '../web/installation.ts'
import { reviewPage } from './review-page.ts'
import { actionsToReview, type DueReport, dueReports, moveOn, reportedService } from './review-store.ts'
import { nextReportDay, reviewWindow } from './schedule.ts'

/** Mails the reviews that are due, each once; who may no longer see a service gets none, and none later. */
export async function mailReviews(installation: Installation): Promise<void> {
  const { db, clock } = installation
  const today = clock().toISOString().slice(0, 10)
  for (const due of await dueReports(db, today)) {
    const letter = await letterOf(installation, due, today)
    const next = letter === null ? null : nextReportDay(due.frequency, today)
    await db.transaction().execute(async (trx) => {
      if ((await moveOn(trx, due, next)) && letter !== null) await queueMail(trx, letter, clock())
    })
  }
}

async function letterOf(
  { db, config }: Installation,
  { account, serviceId }: DueReport,
  today: string,
): Promise<OutgoingMail | null> {
  const service = await reportedService(db, account, serviceId)
  if (service === null) return null
  const language = isLanguage(account.language) ? account.language : 'en'
  const reader = { language, t: translator(language), format: formatter(language) }
  const { months } = await readService(db, service, 'all', today)
  const { evidence, isHidden } = await readService(db, service, reviewWindow(months, today), today)
  const comparison = compareService(evidence)
  const actions = await actionsToReview(db, service.id)
  const shown = {
    service,
    comparison,
    months,
    isHidden,
    actions,
    findings: [],
    comments: [],
    subscription: null,
    today,
  }
  const page = reviewPage(shown, reader)
  const { t } = reader
  const verdict = page.found?.verdict.sentence ?? t('reports.nobodyAnswered')
  const decisions = page.decisions.map(({ text }) => `• ${text}`)
  const letter = {
    subject: t('reports.mailSubject', { service: page.service.name, window: page.over }),
    greeting: t('reports.mailGreeting', { name: account.name }),
    paragraphs: [verdict, ...(decisions.length === 0 ? [] : [t('reports.decisions'), ...decisions])],
    button: { label: t('reports.mailButton'), address: `${config.publicUrl}/reports/${service.slug}` },
    notes: [t('reports.mailWhy')],
  }
  return { kind: 'review', recipient: account.email, headers: {}, ...composeLetter(letter, language) }
}
