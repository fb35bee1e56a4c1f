import type { Installation } from '../web/installation.ts'
import { lookAtService, servicesToLookAt } from './finding-look-store.ts'

/** Has the rules look at every live service once a day. */
export async function lookAtServices({ db, clock }: Installation, isStopping: () => boolean): Promise<void> {
  const today = clock().toISOString().slice(0, 10)
  for (const service of await servicesToLookAt(db, today)) {
    if (isStopping()) return
    await lookAtService(db, service, today, false)
  }
}
