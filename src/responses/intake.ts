import { isConflict, isUnavailable } from '../database/dialect.ts'
import type { Database } from '../database/schema.ts'
import type { Installation } from '../web/installation.ts'
import { type Outcome, type Submission, storeResponses } from './store.ts'

/** The one way in for responses. */
export interface Intake {
  /** Resolves when the response is stored for good, or known to be a duplicate or too late; rejects if it is not stored. */
  submit(submission: Submission): Promise<Outcome>
  /** Resolves when everything that was handed in has been dealt with. */
  close(): Promise<void>
}

interface Waiting {
  submission: Submission
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

/** So that one transaction stays short, however many wait. */
const LARGEST_BATCH = 256

/** Responses that arrive in the same turn of the event loop are committed together: no delay, one commit for many. */
export function openIntake(installation: Pick<Installation, 'db' | 'clock'>): Intake {
  const waiting: Waiting[] = []
  let running: Promise<void> | null = null

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, LARGEST_BATCH)
      await commitTogether(batch)
      await nextTurn()
    }
    running = null
  }
  const commitTogether = async (batch: Waiting[]): Promise<void> => {
    try {
      const outcomes = await store(batch.map((member) => member.submission))
      batch.forEach((member, position) => {
        member.resolve(outcomes[position] as Outcome)
      })
    } catch (error) {
      // One bad member must not take the others with it; a database that is locked or gone fails for all alike.
      if (batch.length > 1 && (!isUnavailable(error) || isConflict(error))) {
        for (const member of batch) await commitTogether([member])
      } else {
        for (const member of batch) member.reject(error)
      }
    }
  }
  const store = (submissions: Submission[]): Promise<Outcome[]> => {
    const today = installation.clock().toISOString().slice(0, 10)
    return installation.db.transaction().execute((trx: Database) => storeResponses(trx, submissions, today))
  }
  return {
    submit: (submission) =>
      new Promise((resolve, reject) => {
        waiting.push({ submission, resolve, reject })
        running ??= nextTurn().then(run)
      }),
    close: async () => {
      while (running !== null) await running
    },
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
