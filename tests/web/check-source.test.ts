import { describe, expect, test } from 'vitest'
import { sourceProblems } from '../../.ci/source/rules.ts'

const messages = (path: string, text: string) =>
  sourceProblems(path, text).map(({ line, message }) => `${line}: ${message}`)

describe('the check of the sources', () => {
  test.each([
    ['src/mail/outbox.ts', 'const url = process.env.SMTP_URL', /^1: Only src\/config\.ts reads the environment/],
    ['src/mail/outbox.ts', "const url = process.env['SMTP_URL']", /^1: Only src\/config\.ts/],
    ['src/surveys/routes.ts', '\nconst name = request.body.name', /^2: Handlers get parsed input/],
    ['src/surveys/routes.ts', 'const { name } = req.query', /^1: Handlers get parsed input/],
    ['src/surveys/store.ts', 'const row: any = {}', /^1: No any/],
    ['src/surveys/store.ts', 'const row = {} as any', /^1: No any/],
    ['tests/surveys/publish.test.ts', "test.only('x', () => {})", /^1: Every test runs/],
    ['tests/surveys/publish.test.ts', "describe.skip('x', () => {})", /^1: Every test runs/],
    ['tests/surveys/publish.test.ts', "it.todo('x')", /^1: Every test runs/],
    ['src/surveys/store.ts', '\n// @ts-expect-error later\nconst a = 1', /^2: No @ts-… comments/],
    ['src/surveys/store.ts', 'const a = 1 /* @ts-ignore */ + 2', /^1: No @ts-… comments/],
  ])('in %s refuses %s', (path, text, message) => {
    expect(messages(path, text)).toEqual([expect.stringMatching(message)])
  })

  test.each([
    ['src/config.ts', 'const { PORT } = process.env'],
    ['tests/support/app.ts', 'const url = process.env.TEST_POSTGRES_URL'],
    ['src/web/routes.ts', 'const { query } = request'],
    ['src/web/routes.ts', 'parse(request.query)'],
    ['src/surveys/store.ts', "const text = 'any process.env // @ts-ignore'"],
  ])('in %s accepts %s', (path, text) => {
    expect(messages(path, text)).toEqual([])
  })

  test.each([
    'db.transaction().execute(async (trx) => { await insert(db, row) })',
    'db.transaction().execute((trx) => rows.map((row) => insert(db, row)))',
    'db.transaction().setIsolationLevel("serializable").execute(async (trx) => { await db.selectFrom("service") })',
    'installation.db.transaction().execute(async (trx) => insert(installation.db, row))',
    'visit.db.transaction().execute(async (trx) => insert(trx, { db: visit.db }))',
    'inTransaction(db, async (trx) => { await insert(db, row) })',
  ])('refuses the outer connection in %s', (text) => {
    expect(messages('src/surveys/store.ts', text)).toEqual([expect.stringMatching(/^1: Inside a transaction/)])
  })

  test.each([
    'db.transaction().execute(async (trx) => { await insert(trx, row) })',
    'db.transaction().execute(async (db) => { await insert(db, row) })',
    'inTransaction(db, async (trx) => [1].map((db) => db)); await insert(db, row)',
    'inTransaction(db, async (trx) => { const db = trx; await insert(db, row) })',
    'db.selectFrom("service").execute(); rows.execute((row) => insert(db, row))',
  ])('accepts the transaction in %s', (text) => {
    expect(messages('src/surveys/store.ts', text)).toEqual([])
  })
})
