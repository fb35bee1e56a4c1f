import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openDatabase } from '../../src/database/open.ts'
import type { Database } from '../../src/database/schema.ts'
import { root } from '../../src/web/root.ts'
import { postgresDatabase } from '../support/postgres.ts'
import { anInvitation, aSurvey, readForm, received } from '../support/respondent.ts'

const folder = mkdtempSync(join(tmpdir(), 'parallax-crash-'))
const running = new Set<ChildProcess>()

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('killed while responses pour in, everything acknowledged is there once after a restart', async () => {
  const url = join(folder, 'crash.db')
  const survey = await prepare(url)
  let app = await startApp(url)
  const acknowledged: string[] = []
  const sent: { mark: string; body: string }[] = []

  const pour = async (connection: number) => {
    for (let n = 0; ; n++) {
      const comment = `${connection}-${n}`
      const form = await ask(`${app.url}${survey.path}`)
      if (form === null) return
      const { hidden } = readForm(await form.text())
      const body = new URLSearchParams({ ...hidden, VALUE: '4', COMMENT: comment }).toString()
      sent.push({ mark: comment, body })
      const reply = await ask(`${app.url}${survey.path}`, body)
      if (reply === null) return
      if (reply.status === 303 && acknowledged.push(comment) === 150) app.child.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, connection) => pour(connection)))

  app = await startApp(url)
  const stored = await storedComments(url)
  expect(new Set(stored).size).toBe(stored.length)
  expect(acknowledged.filter((comment) => !stored.includes(comment))).toEqual([])

  // Who got no answer sends the same form again; who got one and does so all the same counts no second time.
  for (const { body } of sent) expect((await ask(`${app.url}${survey.path}`, body))?.status).toBe(303)
  const after = await storedComments(url)
  expect(after.toSorted()).toEqual(sent.map(({ mark }) => mark).toSorted())
  expect(await countedAndReceived(url, survey.surveyId)).toEqual({ counted: sent.length, received: sent.length })
})

test('two processes on one PostgreSQL: an invitation counts once, and what comes through both adds up', async () => {
  const { url, drop } = await postgresDatabase()
  const survey = await prepare(url)
  const [one, two] = await Promise.all([startApp(url), startApp(url)])
  for (let n = 0; n < 10; n++) {
    const token = await withDatabase(url, (db) => anInvitation({ db }, survey.surveyId, 'user', `Person ${n}`))
    const form = await ask(`${one.url}/r/${token}`)
    const { hidden } = readForm((await form?.text()) ?? '')
    const body = new URLSearchParams({ ...hidden, VALUE: '2', COMMENT: `invited ${n}` }).toString()
    const replies = await Promise.all([one, two, one, two].map((app) => ask(`${app.url}/r/${token}`, body)))
    expect(replies.map((reply) => reply?.status)).toEqual([303, 303, 303, 303])
  }
  const pour = async (app: App, connection: number) => {
    for (let n = 0; n < 15; n++) {
      const form = await ask(`${app.url}${survey.path}`)
      const { hidden } = readForm((await form?.text()) ?? '')
      const body = new URLSearchParams({ ...hidden, VALUE: '5', COMMENT: `${connection}-${n}` }).toString()
      expect((await ask(`${app.url}${survey.path}`, body))?.status).toBe(303)
    }
  }
  await Promise.all([0, 1, 2, 3].flatMap((connection) => [pour(one, connection), pour(two, connection + 4)]))
  expect(await countedAndReceived(url, survey.surveyId)).toEqual({ counted: 130, received: 130 })
  for (const child of running) await ended(child)
  await drop()
})

interface App {
  child: ChildProcess
  url: string
}

/** The real program, on a port that the system chooses. */
async function startApp(databaseUrl: string): Promise<App> {
  const script = `
    const { readConfig } = await import('./src/config.ts')
    const { start } = await import('./src/start.ts')
    const { port } = await start(readConfig())
    console.log(port)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: root,
    env: {
      ...process.env,
      ...{
        PORT: '0',
        HOST: '127.0.0.1',
        DATABASE_URL: databaseUrl,
        LOG_LEVEL: 'error',
        SECRET: 'only for this test: 0123456789abcdef',
      },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('The program ended before it was ready'))),
  ])
  return { child, url: `http://127.0.0.1:${String(line).trim()}` }
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** @returns null where the connection broke */
function ask(url: string, body?: string): Promise<Response | null> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const posted = body === undefined ? {} : { method: 'POST', headers, body }
  return fetch(url, { ...posted, redirect: 'manual' }).catch(() => null)
}

async function withDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase(url)
  try {
    return await work(db)
  } finally {
    await close()
  }
}

async function prepare(url: string): Promise<{ surveyId: string; path: string }> {
  return withDatabase(url, async (db) => {
    await migrateToLatest(db)
    const { surveyId, openKeys } = await aSurvey({ db }, 'poured', { user: 'attributed' })
    return { surveyId, path: `/s/${openKeys.user}` }
  })
}

function storedComments(url: string): Promise<string[]> {
  return withDatabase(url, async (db) =>
    (await db.selectFrom('comment').select('text').execute()).map(({ text }) => text),
  )
}

async function countedAndReceived(url: string, surveyId: string): Promise<{ counted: number; received: number }> {
  return withDatabase(url, async (db) => {
    const { counted } = await db
      .selectFrom('histogram')
      .select((row) => row.fn.sum<number>('count').as('counted'))
      .where('question', '=', 'VALUE')
      .where('period', '=', 'all')
      .where('segment', '=', 'all')
      .executeTakeFirstOrThrow()
    return { counted, received: await received({ db }, surveyId, 'user') }
  })
}
