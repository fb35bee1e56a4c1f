import type { Installation } from '../web/installation.ts'

export interface Jobs {
  /** Resolves when the run that is under way has ended. */
  stop(): Promise<void>
}

export function startJobs(_installation: Installation): Jobs {
  return { stop: async () => {} }
}
