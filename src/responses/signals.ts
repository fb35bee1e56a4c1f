import type { Day, IntakeSignalTable, Perspective } from '../database/schema.ts'
import type { IntakeSignal } from '../surveys/intake-signals.ts'
import type { Installation } from '../web/installation.ts'
import { addSignals } from './signal-store.ts'

/** Counts what the guards notice. Whoever floods a form does not flood the database: one row at a time is written. */
export interface Signals {
  count(survey: { surveyId: string; perspective: Perspective }, signal: IntakeSignal, day: Day): void
  /** Resolves when everything that was counted has been written. */
  close(): Promise<void>
}

export function openSignals({ db, log }: Pick<Installation, 'db' | 'log'>): Signals {
  let waiting = new Map<string, IntakeSignalTable>()
  let running: Promise<void> | null = null

  const write = async (): Promise<void> => {
    while (waiting.size > 0) {
      const rows = [...waiting.values()]
      waiting = new Map()
      // A figure that only warns is not worth refusing anybody's answers.
      await addSignals(db, rows).catch((error: unknown) => log.error({ err: error }, 'signals could not be counted'))
      await new Promise((resolve) => setImmediate(resolve))
    }
    running = null
  }
  return {
    count: ({ surveyId, perspective }, signal, day) => {
      const key = `${surveyId} ${perspective} ${day} ${signal}`
      const known = waiting.get(key)
      if (known !== undefined) known.count++
      else waiting.set(key, { survey_id: surveyId, perspective, day, signal, count: 1 })
      running ??= write()
    },
    close: async () => {
      while (running !== null) await running
    },
  }
}
