import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { postgresDatabase } from './postgres.ts'

async function rows(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

describe('the databases that tests run on', () => {
  test('are copies of one migrated template and know nothing of each other', async () => {
    const [one, other] = [await postgresDatabase(), await postgresDatabase()]
    const tables = "select tablename from pg_tables where schemaname = 'public'"
    expect((await rows(one.url, tables)).length).toBeGreaterThan(10)
    await rows(one.url, 'create table only_here (id text)')
    expect(await rows(other.url, `${tables} and tablename = 'only_here'`)).toEqual([])
    await one.drop()
    await other.drop()
  })

  test('are gone once dropped, even with a connection left open', async () => {
    const database = await postgresDatabase()
    const forgotten = new pg.Client({ connectionString: database.url })
    forgotten.on('error', () => {})
    await forgotten.connect()
    await database.drop()
    const name = new URL(database.url).pathname.slice(1)
    expect(await rows(inject('postgres').adminUrl, `select from pg_database where datname = '${name}'`)).toEqual([])
  })

  test('sort by code point, as SQLite does, and know the capitals of accented letters', async () => {
    const database = await postgresDatabase()
    const sorted = await rows(database.url, "select t from (values ('b'), ('É'), ('a'), ('B')) as v(t) order by t")
    expect(sorted.map(({ t }) => t)).toEqual(['B', 'a', 'b', 'É'])
    expect(await rows(database.url, "select 'ÉTÉ' ilike 'été' as same")).toEqual([{ same: true }])
    await database.drop()
  })
})
