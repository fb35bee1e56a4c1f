import { deleteExpired } from '../accounts/one-time-link-store.ts'
import { deliverDue, openTransport } from '../mail/deliver.ts'
import { onMailQueued } from '../mail/outbox.ts'
import type { Installation } from '../web/installation.ts'
import { type Repeated, repeat } from './repeat.ts'

export interface Jobs {
  /** Resolves when the runs that are under way have ended. */
  stop(): Promise<void>
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND

/** Starts what runs beside the requests, in every process; each job is safe to run in several at once. */
export function startJobs(installation: Installation): Jobs {
  const { db, log, clock, config } = installation
  const jobs: Repeated[] = [repeat('delete what has expired', HOUR, () => deleteExpired(db, clock()), log)]
  const transport = openTransport(config)
  let forget = () => {}
  if (transport !== null) {
    const mail = repeat(
      'deliver mail',
      5 * SECOND,
      async (isStopping) => {
        await deliverDue(installation, transport, isStopping)
      },
      log,
    )
    jobs.push(mail)
    forget = onMailQueued(mail.soon)
  }
  const stop = async () => {
    forget()
    await Promise.all(jobs.map((job) => job.stop()))
    transport?.close()
  }
  return { stop }
}
