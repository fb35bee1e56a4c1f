import type { Logger } from 'pino'

export interface Repeated {
  /** Runs it in a moment, so that a transaction that is just ending is seen; or in so many milliseconds, if that is sooner. */
  soon(milliseconds?: number): void
  /** Resolves when the run that is under way has ended; there is none after it. */
  stop(): Promise<void>
}

const A_MOMENT = 100

/**
 * Runs `job` now and then again and again, never twice at once. An error is logged, and the next run comes all the same.
 * @param milliseconds between the end of a run and the start of the next
 */
export function repeat(
  name: string,
  milliseconds: number,
  job: (isStopping: () => boolean) => Promise<void>,
  log: Logger,
): Repeated {
  let isStopping = false
  let wanted: number | null = null
  let underWay: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  const plan = (wait: number) => {
    if (timer !== null) clearTimeout(timer)
    timer = isStopping ? null : setTimeout(start, wait)
  }
  const start = () => {
    timer = null
    wanted = null
    underWay = run().then(() => plan(Math.min(wanted ?? milliseconds, milliseconds)))
  }
  const run = async () => {
    try {
      await job(() => isStopping)
    } catch (error) {
      log.error({ err: error, job: name }, 'a job failed')
    }
  }
  plan(0)
  return {
    soon: (wait = A_MOMENT) => {
      // No timer: a run is under way, and may have looked already.
      if (timer === null) wanted = Math.min(wanted ?? wait, wait)
      else plan(wait)
    },
    stop: async () => {
      isStopping = true
      if (timer !== null) clearTimeout(timer)
      await underWay
    },
  }
}
