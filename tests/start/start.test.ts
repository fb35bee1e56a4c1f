import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openDatabase } from '../../src/database/open.ts'
import { root } from '../../src/web/root.ts'

const started: ChildProcess[] = []
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-start-'))
})
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const GOOD_SECRET = 'f3a9c1d07b5e4826a1c9d8e7f6b5a403'

test('on an empty database it starts, prints a one-time set-up address, and ends cleanly when told to', async () => {
  const { child, output } = run({ DATABASE_URL: join(folder, 'empty.db'), PORT: '0', SECRET: GOOD_SECRET })
  await said(child, output, /\/setup\?token=/)
  child.kill('SIGTERM')
  expect(await ended(child)).toBe(0)
})

test('a connection on which nothing was asked yet does not keep it from ending cleanly', async () => {
  const port = await freePort()
  const { child, output } = run({ DATABASE_URL: join(folder, 'silent.db'), PORT: String(port), SECRET: GOOD_SECRET })
  await said(child, output, /\/setup\?token=/)
  const silent = connect(port, 'localhost').on('error', () => {})
  await once(silent, 'connect')
  child.kill('SIGTERM')
  expect(await ended(child)).toBe(0)
}, 20_000)

test.each([
  ['a missing secret in production', { NODE_ENV: 'production' }, /^Parallax cannot start: SECRET is missing/],
  ['a weak secret', { NODE_ENV: 'production', SECRET: 'secret' }, /^Parallax cannot start: SECRET is too weak/],
  ['a secret of one repeated letter', { SECRET: 'a'.repeat(64) }, /^Parallax cannot start: SECRET is too weak/],
  ['a port that is none', { PORT: 'eighty' }, /^Parallax cannot start: PORT is not usable/],
  ['a public address that is none', { PUBLIC_URL: 'parallax' }, /^Parallax cannot start: PUBLIC_URL is not usable/],
  ['a folder that cannot be made', { DATABASE_URL: '/proc/nowhere/x.db' }, /x\.db cannot be opened: ENOENT/],
  ['a database server that is not there', { DATABASE_URL: 'postgres://me:hidden@127.0.0.1:9/x' }, /cannot be opened/],
])('%s: one clear line and a non-zero exit', async (_, env, message) => {
  const { child, output } = run({ DATABASE_URL: join(folder, 'never.db'), PORT: '0', ...env })
  expect(await ended(child)).toBe(1)
  const lines = output().trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(message)
  expect(output()).not.toContain('hidden')
})

test('migrating says in one clear line, too, that a database cannot be opened', async () => {
  const { child, output } = run({ DATABASE_URL: '/dev/null/parallax.db' }, 'src/migrate.ts')
  expect(await ended(child)).toBe(1)
  expect(output()).toMatch(/^Parallax cannot start: The database .* cannot be opened: .*\n$/)
})

test('a file that is no database: one clear line and a non-zero exit', async () => {
  const file = join(folder, 'no.db')
  writeFileSync(file, 'this is a letter, not a database. '.repeat(100))
  const { child, output } = run({ DATABASE_URL: file, PORT: '0' })
  expect(await ended(child)).toBe(1)
  expect(output()).toMatch(/^Parallax cannot start: The database .* cannot be opened: file is not a database\n$/)
})

test('a port in use: one clear line and a non-zero exit', async () => {
  const other = createServer().listen(0)
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const { child, output } = run({ DATABASE_URL: join(folder, 'port.db'), PORT: port, SECRET: GOOD_SECRET })
  expect(await ended(child)).toBe(1)
  expect(output()).toBe(`Parallax cannot start: Port ${port} is in use; set PORT to another one\n`)
  other.close()
})

test('a database of a newer version: one clear line and a non-zero exit', async () => {
  const file = join(folder, 'newer.db')
  const { db, close } = await openDatabase(file)
  await migrateToLatest(db)
  await db
    .insertInto('kysely_migration' as never)
    .values({ name: '9999-from-the-future', timestamp: '2030-01-01T00:00:00Z' } as never)
    .execute()
  await close()
  const { child, output } = run({ DATABASE_URL: file, PORT: '0', SECRET: GOOD_SECRET })
  expect(await ended(child)).toBe(1)
  expect(output()).toMatch(
    /^Parallax cannot start: The database was written by a newer version.*9999-from-the-future.*\n$/,
  )
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function run(env: Record<string, string>, program = 'src/server.ts'): { child: ChildProcess; output(): string } {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(NODE_ENV|VITEST.*|SECRET|PORT|DATABASE_URL|PUBLIC_URL)$/.test(name),
    ),
  )
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: root,
    env: { ...clean, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  child.stderr.on('data', (chunk) => {
    text += chunk
  })
  return { child, output: () => text }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

async function said(child: ChildProcess, output: () => string, pattern: RegExp): Promise<void> {
  while (!pattern.test(output())) {
    if (child.exitCode !== null || child.stdout === null) throw new Error(`It ended without saying so: ${output()}`)
    await once(child.stdout, 'data')
  }
}
