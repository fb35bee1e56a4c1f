import { deleteExpired } from '../accounts/one-time-link-store.ts'
import { noteDeadAddress } from '../campaigns/bounce-store.ts'
import { followUp, onCampaigns, startDueCampaigns, writeLetters } from '../campaigns/campaign-jobs.ts'
import { tendImports } from '../campaigns/contact-import-work.ts'
import { indexComments, onIndexChanged } from '../comparison/comment-index-store.ts'
import { lookAtServices } from '../improvement/finding-jobs.ts'
import { tellOwners } from '../improvement/follow-up-jobs.ts'
import { tellWhatWasDone } from '../improvement/heard-jobs.ts'
import { remindOfDue } from '../improvement/reminder-store.ts'
import { verifyAllDue } from '../improvement/verification-store.ts'
import { type Delivery, deliverDue, type MailTransport, openTransport, waitForAllowance } from '../mail/deliver.ts'
import { onMailQueued } from '../mail/outbox.ts'
import { deleteOldMails } from '../mail/retention-store.ts'
import type { Sending } from '../mail/sending.ts'
import { sendingSettings } from '../mail/sending-store.ts'
import { mailDigests } from '../reports/digest-jobs.ts'
import { mailReviews } from '../reports/review-jobs.ts'
import { deleteOldPartialAnswers } from '../responses/partial-store.ts'
import type { Installation } from '../web/installation.ts'
import { type Repeated, repeat } from './repeat.ts'

export interface Jobs {
  /** Resolves when the runs that are under way have ended. */
  stop(): Promise<void>
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Starts what runs beside the requests, in every process; each job is safe to run in several at once. */
export function startJobs(installation: Installation): Jobs {
  const { db, log, clock } = installation
  const jobs: Jobs[] = [
    repeat('delete what has expired', HOUR, () => deleteExpired(db, clock()), log),
    repeat('delete old mails', HOUR, (isStopping) => deleteOldMails(db, clock(), isStopping), log),
    repeat('delete old partial answers', HOUR, () => deleteOldPartialAnswers(db, clock()), log),
    repeat('tend imported lists', 10 * SECOND, () => tendImports(installation), log),
    repeat('remind of due actions', HOUR, (isStopping) => remindOfDue(installation, isStopping), log),
    repeat('verify improvements', HOUR, (isStopping) => verifyAllDue(db, clock(), isStopping), log),
    campaignJobs(installation),
    repeat('look at services for findings', HOUR, (isStopping) => lookAtServices(installation, isStopping), log),
    repeat('tell who is in charge of follow-ups', 5 * MINUTE, () => tellOwners(installation), log),
    repeat('tell what was improved', MINUTE, (isStopping) => tellWhatWasDone(installation, isStopping), log),
    repeat('mail service reviews', HOUR, () => mailReviews(installation), log),
    repeat('mail digests', HOUR, () => mailDigests(installation), log),
    commentJob(installation),
    mailJob(installation),
  ]
  return {
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()))
    },
  }
}

function campaignJobs(installation: Installation): Jobs {
  const { log } = installation
  const campaigns = repeat(
    'start campaigns and write their letters',
    5 * SECOND,
    async (isStopping) => {
      await startDueCampaigns(installation, isStopping)
      await writeLetters(installation, isStopping)
    },
    log,
  )
  const reminders = repeat('remind, and end campaigns', MINUTE, () => followUp(installation), log)
  const forget = onCampaigns(() => campaigns.soon())
  return {
    stop: async () => {
      forget()
      await Promise.all([campaigns.stop(), reminders.stop()])
    },
  }
}

/** Comments can be read soon after they have been released, and all of them again when a list has changed. */
function commentJob({ db, log }: Installation): Jobs {
  const job = repeat('index comments', 5 * SECOND, (isStopping) => indexComments(db, isStopping), log)
  const forget = onIndexChanged(() => job.soon())
  return {
    stop: async () => {
      forget()
      await job.stop()
    },
  }
}

/** A mail that is being handed over gets this long when the process is told to stop; after that it is tried again later. */
const LAST_MAILS = 5 * SECOND

function mailJob(installation: Installation): Jobs {
  const { log, clock, config } = installation
  if (config.smtpUrl === null) return { stop: async () => {} }
  const transports = transportsOf(installation)
  const onDeadAddress: Delivery['onDeadAddress'] = (trx, mail, said) => noteDeadAddress(trx, mail, said, clock())
  const mail: Repeated = repeat(
    'deliver mail',
    5 * SECOND,
    async (isStopping) => {
      const transport = transports.as(await sendingSettings(installation.db))
      if (transport !== null) await deliverDue(installation, transport, { isStopping, onDeadAddress })
      const wait = await waitForAllowance(installation)
      if (wait !== null) mail.soon(wait)
    },
    log,
  )
  const forget = onMailQueued(() => mail.soon())
  const stop = async () => {
    forget()
    const cutOff = setTimeout(() => transports.close({ force: true }), LAST_MAILS)
    await mail.stop()
    clearTimeout(cutOff)
    transports.close({ force: false })
  }
  return { stop }
}

/** The way to the mail server, opened anew when an administrator has changed how it is to be treated. */
function transportsOf({ config }: Installation) {
  let open: { transport: MailTransport | null; as: string } | null = null
  return {
    as(sending: Sending): MailTransport | null {
      const as = JSON.stringify([sending.connections, sending.messagesPerConnection])
      if (open?.as !== as) {
        open?.transport?.close()
        open = { transport: openTransport(config, sending), as }
      }
      return open.transport
    },
    close: (options: { force: boolean }) => open?.transport?.close(options),
  }
}
