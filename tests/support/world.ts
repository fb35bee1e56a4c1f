import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import request from 'supertest'
import { afterAll, beforeAll, describe } from 'vitest'
import { type App, buildApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import type { Database } from '../../src/database/schema.ts'
import { hashToken } from '../../src/database/tokens.ts'
import { httpServer } from '../../src/web/http-server.ts'
import type { Installation } from '../../src/web/installation.ts'
import { type CastMember, settleCast } from './cast.ts'
import { postgresDatabase } from './postgres.ts'

/** The whole application on one engine, with the cast of people and services in its database. */
export interface World {
  engine: 'sqlite' | 'postgres'
  db: Database
  /** Where it lies, for a second process or connection. */
  databaseUrl: string
  installation: Installation
  app: App
  /** `http://127.0.0.1:<port>`, for browsers and sockets. */
  url: string
  /** What the application takes for now. */
  now: Date
  /** Somebody of the cast, signed in. */
  as(member: CastMember): Visitor
  /** Somebody without an account. */
  anyone(headers?: Record<string, string>): Visitor
  stop(): Promise<void>
}

export interface Visitor {
  get(path: string): request.Test
  /** Sends a form; signed-in people send their CSRF token with it. */
  post(path: string, fields?: Record<string, string | string[]>): request.Test
  /** Sends a form with a file in it, as multipart. */
  upload(path: string, fields: Record<string, string>, file?: { field: string; content: Buffer | string }): request.Test
  /** For a browser: the cookie that makes it this person's. */
  cookie: { name: string; value: string } | null
}

const SECRET = 'a secret for tests only, of 40 characters!'
const CSRF_TOKEN = 'a-csrf-token-for-tests'

/** Runs the tests of `body` on SQLite and on PostgreSQL, each in a world of its own. */
export function onBothEngines(body: (world: () => World) => void, settings: Partial<Config> = {}): void {
  for (const engine of ['sqlite', 'postgres'] as const) describe(`on ${engine}`, () => inWorld(engine, body, settings))
}

/** Runs the tests of `body` in a world on one engine. */
export function inWorld(
  engine: World['engine'],
  body: (world: () => World) => void,
  settings: Partial<Config> = {},
): void {
  let world: World
  beforeAll(async () => {
    world = await startWorld(engine, settings)
  })
  afterAll(() => world?.stop())
  body(() => world)
}

async function startWorld(engine: World['engine'], settings: Partial<Config> = {}): Promise<World> {
  const place = engine === 'sqlite' ? sqliteFile() : await postgresDatabase()
  const database = await openDatabase(place.url)
  if (engine === 'sqlite') await migrateToLatest(database.db)
  const world = await open(engine, database, place.url, settings)
  const stopApp = world.stop
  world.stop = async () => {
    await stopApp()
    await place.drop()
  }
  return world
}

async function open(
  engine: World['engine'],
  database: OpenDatabase,
  databaseUrl: string,
  settings: Partial<Config>,
): Promise<World> {
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' })
  const config = { ...readConfig({ DATABASE_URL: databaseUrl }), ...settings }
  const clock = () => new Date(world.now)
  const installation: Installation = { config, db: database.db, log, clock, secret: SECRET }
  await settleCast(database.db)
  const app = buildApp(installation)
  const server = await listening(httpServer(app.express))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  config.publicUrl = settings.publicUrl ?? url
  const tokens = await signEverybodyIn(database.db)
  const world: World = {
    engine,
    db: database.db,
    databaseUrl,
    installation,
    app,
    url,
    now: new Date('2026-11-20T10:00:00Z'),
    as: (member) => visitor(url, tokens.get(member) as string, {}),
    anyone: (headers = {}) => visitor(url, null, headers),
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await app.intake.close()
      await app.signals.close()
      await database.close()
    },
  }
  return world
}

function sqliteFile() {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-test-'))
  return { url: join(folder, 'test.db'), drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

const SESSION_COOKIE = 'parallax.session'

async function signEverybodyIn(db: Database): Promise<Map<CastMember, string>> {
  const tokens = new Map<CastMember, string>()
  for (const account of await db.selectFrom('account').select(['id', 'name']).execute()) {
    const sid = randomBytes(24).toString('base64url')
    const data = { cookie: { originalMaxAge: null }, accountId: account.id, csrfToken: CSRF_TOKEN }
    const expires_at = '2999-01-01T00:00:00.000Z'
    const row = { id_hash: hashToken(sid), account_id: account.id, data: JSON.stringify(data), expires_at }
    await db.insertInto('session').values(row).execute()
    const signature = createHmac('sha256', SECRET).update(sid).digest('base64').replace(/=+$/, '')
    tokens.set(account.id as CastMember, encodeURIComponent(`s:${sid}.${signature}`))
  }
  return tokens
}

function visitor(url: string, cookieValue: string | null, headers: Record<string, string>): Visitor {
  const withHeaders = (test: request.Test) => {
    if (cookieValue !== null) test.set('Cookie', `${SESSION_COOKIE}=${cookieValue}`)
    return test.set(headers)
  }
  return {
    cookie: cookieValue === null ? null : { name: SESSION_COOKIE, value: cookieValue },
    get: (path) => withHeaders(request(url).get(path)),
    post: (path, fields = {}) => {
      const sent = cookieValue === null ? fields : { _csrf: CSRF_TOKEN, ...fields }
      const body = new URLSearchParams(
        Object.entries(sent).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
      )
      return withHeaders(request(url).post(path)).type('form').send(body.toString())
    },
    upload: (path, fields, file) => {
      const test = withHeaders(request(url).post(path))
      const sent = cookieValue === null ? fields : { _csrf: CSRF_TOKEN, ...fields }
      for (const [name, value] of Object.entries(sent)) test.field(name, value)
      if (file !== undefined) test.attach(file.field, Buffer.from(file.content), 'list.csv')
      return test
    },
  }
}
