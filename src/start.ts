import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { dirname, join } from 'node:path'
import { type Logger, pino } from 'pino'
import { buildApp } from './app.ts'
import { type Config, ConfigurationError } from './config.ts'
import { migrateToLatest, NewerSchemaError } from './database/migrate.ts'
import { type OpenDatabase, openDatabase } from './database/open.ts'
import { startJobs } from './jobs/run.ts'
import { httpServer } from './web/http-server.ts'
import type { Installation } from './web/installation.ts'
import { root } from './web/root.ts'

export interface Running {
  installation: Installation
  server: Server
  port: number
  /** Stops listening, finishes what is under way, and closes the database. */
  stop(): Promise<void>
}

/**
 * Opens the database, migrates it and listens.
 * @param prepare runs on the migrated database before the first request is taken
 * @returns the running application; throws an error whose message says in one line what to mend
 */
export async function start(config: Config, prepare = async (_: Installation) => {}): Promise<Running> {
  const log = pino({ level: config.logLevel })
  const database = await openConfigured(config)
  try {
    await migrateToLatest(database.db)
    const secret = config.secret ?? keptSecret()
    const installation = { config, db: database.db, log, clock: () => new Date(), secret }
    await prepare(installation)
    const app = buildApp(installation)
    const server = httpServer(app.express)
    await listening(server, config)
    const jobs = startJobs(installation)
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : config.port
    const stop = async () => {
      await Promise.all([closed(server), jobs.stop()])
      await app.intake.close()
      await app.signals.close()
      await database.close()
    }
    return { installation, server, port, stop }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Opens the configured database; throws an error whose message says in one line why that cannot be done. */
export async function openConfigured({ databaseUrl }: Pick<Config, 'databaseUrl'>): Promise<OpenDatabase> {
  return openDatabase(databaseUrl).catch((error: Error) => {
    throw new ConfigurationError(`The database ${withoutPassword(databaseUrl)} cannot be opened: ${error.message}`)
  })
}

/** Ends the process with one line where a person can mend what is wrong, and with the whole error where not. */
export function refuseToStart(error: unknown): never {
  const mendable = error instanceof ConfigurationError || error instanceof NewerSchemaError
  console.error(mendable ? `Parallax cannot start: ${error.message}` : error)
  process.exit(1)
}

const DRAIN_MILLISECONDS = 10_000

/** SIGTERM and SIGINT: finish what is under way, then end. */
export function stopOnSignal(running: Running, log: Logger): void {
  const stop = () => {
    const forced = setTimeout(() => process.exit(1), DRAIN_MILLISECONDS)
    forced.unref()
    running.stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function listening(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken =
        error.code === 'EADDRINUSE' ? 'is in use; set PORT to another one' : `cannot be used: ${error.message}`
      reject(new ConfigurationError(`Port ${config.port} ${taken}`))
    })
    server.listen({ port: config.port, host: config.host, backlog: 1024 }, resolve)
  })
}

/** Connections that stay silent, as browsers open them ahead of need, do not count as idle and would never end. */
const LAST_REQUESTS_MILLISECONDS = 4_000

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MILLISECONDS)
    server.close(() => {
      clearTimeout(cutOff)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:/@]+):[^@]*@/, '//$1:…@')
}

/** Outside production a secret is made once and kept, so that a restart signs nobody out. */
function keptSecret(): string {
  const file = join(root, 'data', 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dirname(file), { recursive: true })
  const secret = randomBytes(32).toString('hex')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}
