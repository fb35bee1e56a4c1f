import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import { queueMails } from '../../src/mail/outbox.ts'
import { root } from '../../src/web/root.ts'
import { type MailServer, mailServer } from './smtp.ts'

/* Whole processes, as they run in production, before one outbox. */

let folder: string
let database: OpenDatabase
let server: MailServer
const started: ChildProcess[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-mail-'))
  database = await openDatabase(join(folder, 'parallax.db'))
  await migrateToLatest(database.db)
  server = await mailServer()
})
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await server.stop()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

test('two processes send every mail once', async () => {
  await queueCrowd(60)
  const processes = [run(), run()]
  await expect.poll(() => statuses(), { timeout: 30_000 }).toEqual({ sent: 60 })
  expect(new Set(server.received.map((mail) => mail.messageId)).size).toBe(60)
  expect(server.received).toHaveLength(60)
  for (const child of processes) child.kill('SIGTERM')
  expect(await Promise.all(processes.map(ended))).toEqual([0, 0])
}, 60_000)

test('told to stop, a process finishes the mails that it is handing over, and leaves the rest', async () => {
  await queueCrowd(20)
  server.answers.message = 'stall'
  const port = await freePort()
  const child = run(port)
  await expect.poll(() => server.read.length, { timeout: 30_000 }).toBe(3)
  child.kill('SIGTERM')
  await expect.poll(() => isListening(port)).toBe(false)
  server.answers.message = null
  server.relent()
  expect(await ended(child)).toBe(0)
  expect(server.received).toHaveLength(3)
  expect(await statuses()).toEqual({ sent: 3, waiting: 17 })
}, 60_000)

test('told to stop while the server keeps it waiting, it ends all the same, and the mails wait', async () => {
  await queueCrowd(5)
  server.answers.message = 'stall'
  const child = run()
  await expect.poll(() => server.read.length, { timeout: 30_000 }).toBe(3)
  child.kill('SIGTERM')
  expect(await ended(child)).toBe(0)
  expect(await statuses()).toEqual({ waiting: 5 })
}, 60_000)

async function queueCrowd(count: number): Promise<void> {
  const mails = Array.from({ length: count }, (_, n) => ({
    ...{ kind: 'survey-invitation', recipient: `p${n}@bank.example` },
    ...{ subject: `Hello ${n}`, text: 'Hello', html: '<p>Hello</p>' },
  }))
  await queueMails(database.db, mails, new Date())
}

async function statuses(): Promise<Record<string, number>> {
  const rows = await database.db
    .selectFrom('outbox')
    .select((eb) => ['status', eb.fn.countAll<number>().as('mails')])
    .groupBy('status')
    .execute()
  return Object.fromEntries(rows.map(({ status, mails }) => [status, Number(mails)]))
}

function run(port = 0): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], {
    cwd: root,
    env: {
      ...{
        PATH: process.env['PATH'],
        LOG_LEVEL: 'silent',
        PORT: String(port),
        SECRET: 'f3a9c1d07b5e4826a1c9d8e7f6b5a403',
      },
      ...{ DATABASE_URL: join(folder, 'parallax.db'), SMTP_URL: server.url },
    },
    stdio: 'ignore',
  })
  started.push(child)
  return child
}

async function freePort(): Promise<number> {
  const taken = createServer().listen(0)
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  taken.close()
  await once(taken, 'close')
  return port
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}
