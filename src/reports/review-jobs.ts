import { mailTo } from '../accounts/mails.ts'
import { readService } from '../comparison/read-store.ts'
import { compareService } from '../comparison/service-comparison.ts'
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
  return mailTo(account, 'review', (reader) => {
    const { t } = reader
    const page = reviewPage(shown, reader)
    const verdict = page.found?.verdict.sentence ?? t('reports.nobodyAnswered')
    const decisions = page.decisions.map(({ text }) => text)
    return {
      subject: t('reports.mailSubject', { service: page.service.name, window: page.over }),
      paragraphs: [verdict],
      lists: decisions.length === 0 ? [] : [{ heading: t('reports.decisions'), lines: decisions }],
      button: { label: t('reports.mailButton'), address: `${config.publicUrl}/reports/${service.slug}` },
      notes: [t('reports.mailWhy')],
    }
  })
}
