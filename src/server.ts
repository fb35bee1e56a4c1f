import { issueSetupLink } from './accounts/setup-store.ts'
import { readConfig } from './config.ts'
import { refuseToStart, start, stopOnSignal } from './start.ts'

try {
  const running = await start(readConfig())
  const { db, log, clock, config } = running.installation
  stopOnSignal(running, log)
  console.log(`Parallax is ready on ${config.publicUrl}`)
  const setupLink = await issueSetupLink(db, clock(), config.publicUrl)
  if (setupLink !== null) console.log(`Create the first administrator here, once, within a day: ${setupLink}`)
} catch (error) {
  refuseToStart(error)
}
