import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject } from 'vitest'
import { withoutTrace } from './without-trace.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: PostgresForTests
  }
}

/** What a test file needs to make databases of its own. */
export interface PostgresForTests {
  /** A connection that may create and drop databases. */
  adminUrl: string
  /** An empty database with the latest schema, to copy. */
  template: string
}

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/**
 * A database for one test file: the latest schema, no rows, nobody else in it.
 * Close every connection of your own, then call `drop`.
 * @param from what it is a copy of; `template0` is empty, without a schema
 */
export async function postgresDatabase(from = inject('postgres').template): Promise<TestDatabase> {
  const { adminUrl, template } = inject('postgres')
  const name = `${template}_${randomBytes(6).toString('hex')}`
  await administer(adminUrl, `create database ${name} template ${from} strategy file_copy`)
  return {
    url: databaseUrl(adminUrl, name),
    drop: async () => {
      await administer(adminUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

/**
 * The server of one test run: the one that TEST_POSTGRES_URL names, or one that is started for it.
 * @param migrate brings the empty database at the URL to the latest schema; called once
 */
export async function startPostgres(
  migrate: (databaseUrl: string) => Promise<void>,
): Promise<{ provided: PostgresForTests; stop(): Promise<void> }> {
  const own = process.env['TEST_POSTGRES_URL']
  const server = own ? { url: own, stop: async () => {} } : await startServer()
  const template = `parallax_test_${randomBytes(4).toString('hex')}`
  try {
    await administer(server.url, `create database ${template}`)
    await migrate(databaseUrl(server.url, template))
  } catch (error) {
    await server.stop()
    if (!own || !(error instanceof pg.DatabaseError || isNetworkError(error))) throw error
    throw withoutTrace(`TEST_POSTGRES_URL is not usable: ${error.message || error.code}`)
  }
  const stop = async () => {
    if (own) await dropAll(own, template)
    await server.stop()
  }
  return { provided: { adminUrl: server.url, template }, stop }
}

const SERVER = fileURLToPath(new URL('./postgres-server.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  // A session of its own: Ctrl-C reaches the tests alone, and the server follows when their end of the pipe closes.
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER], {
    cwd: ROOT,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => ['{"error":"its process ended without a word"}']),
  ])
  const said = JSON.parse(String(line)) as { url: string } | { error: string }
  if ('error' in said) {
    throw withoutTrace(
      `PostgreSQL for the tests cannot start: ${said.error}. Set TEST_POSTGRES_URL to a server where databases may be created.`,
    )
  }
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  return { url: said.url, stop }
}

async function dropAll(adminUrl: string, template: string): Promise<void> {
  const left = `select datname from pg_database where datname like '${template}%'`
  const names = await administer(adminUrl, left)
  for (const { datname } of names) await administer(adminUrl, `drop database if exists ${datname} with (force)`)
}

async function administer(adminUrl: string, statement: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return (await client.query<Record<string, string>>(statement)).rows
  } finally {
    await client.end()
  }
}

function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

function isNetworkError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error
}
