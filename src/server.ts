import { readConfig } from './config.ts'
import { refuseToStart, start, stopOnSignal } from './start.ts'

try {
  const running = await start(readConfig())
  const { log, config } = running.installation
  stopOnSignal(running, log)
  console.log(`Parallax is ready on ${config.publicUrl}`)
} catch (error) {
  refuseToStart(error)
}
