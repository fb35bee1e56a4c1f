import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Migrator, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../db/migrations/all.ts'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import type { Database } from '../../src/database/schema.ts'
import { postgresDatabase } from '../support/postgres.ts'

const EMPTY = {
  sqlite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parallax-migrate-'))
    return { url: join(folder, 'empty.db'), drop: async () => rmSync(folder, { recursive: true }) }
  },
  postgres: () => postgresDatabase('template0'),
}

describe.each(['sqlite', 'postgres'] as const)('an installation of the first version on %s', (engine) => {
  let place: Awaited<ReturnType<(typeof EMPTY)[typeof engine]>>
  let database: OpenDatabase

  beforeAll(async () => {
    place = await EMPTY[engine]()
    database = await openDatabase(place.url)
    const migrator = new Migrator({ db: database.db, provider: { getMigrations: async () => migrations } })
    const { error } = await migrator.migrateTo('0001-first-schema')
    expect(error).toBeUndefined()
    await inUse(database.db)
    await migrateToLatest(database.db)
  })
  afterAll(async () => {
    await database.close()
    await place.drop()
  })

  test('keeps its campaigns and the invitations that wait for an answer', async () => {
    const { db } = database
    const campaigns = await db.selectFrom('campaign').selectAll().execute()
    expect(campaigns).toMatchObject([{ id: 'campaign', perspective: 'user', status: 'finished', created_by: 'anton' }])
    expect(await db.selectFrom('campaign_survey').select(['campaign_id', 'survey_id']).execute()).toEqual([
      { campaign_id: 'campaign', survey_id: 'survey' },
    ])
    expect(await db.selectFrom('invitation').selectAll().execute()).toMatchObject([
      { id: 'una', token_hash: 'hash-una', email: 'una@bank.example', mail_id: 'mail-una', reminders_sent: 0 },
    ])
  })

  test('keeps its surveys published, each asking the overall question', async () => {
    const { db } = database
    expect(await db.selectFrom('survey').selectAll().execute()).toMatchObject([
      { id: 'survey', status: 'published', name: '', template: 'combined' },
    ])
    expect(await db.selectFrom('survey_perspective').select(['measures', 'embed_sites']).execute()).toEqual([
      { measures: 1, embed_sites: '[]' },
    ])
  })

  test('can invite a person again in another campaign, and only once in each', async () => {
    const { db } = database
    const again = { id: 'una-2', token_hash: 'hash-una-2', campaign_id: 'second' }
    await sql`insert into campaign (id, name, perspective, status, sample, time_zone, reminders, limit_exception, created_by,
      created_at) values ('second', '', 'user', 'running', '{}', 'UTC', '[]', '', 'anton', ${AT})`.execute(db)
    const invite = (row: typeof again) =>
      db
        .insertInto('invitation')
        .values({
          ...{ survey_id: 'survey', perspective: 'user', email: 'una@bank.example', name: '', language: 'en' },
          ...{ created_at: AT, ...row },
        })
        .execute()
    await invite(again)
    await expect(invite({ ...again, id: 'una-3', token_hash: 'hash-una-3' })).rejects.toThrow()
    await db.deleteFrom('campaign').where('id', '=', 'second').execute()
    expect(await db.selectFrom('invitation').select('id').execute()).toEqual([{ id: 'una' }])
  })
})

const AT = '2026-10-01T08:00:00.000Z'

/** What the first version's program had stored when it was in use. */
async function inUse(db: Database): Promise<void> {
  await sql`insert into service (id, name, name_fr, organisation, purpose, outcomes, costs, risks_removed, risks_imposed,
    value, status, created_at, updated_at, slug)
    values ('debit-card', 'Debit card', '', 'Bank', '', '', '', '', '', '', 'live', ${AT}, ${AT}, 'debit-card')`.execute(
    db,
  )
  await sql`insert into survey (id, status, created_at, service_id) values ('survey', 'published', ${AT}, 'debit-card')`.execute(
    db,
  )
  await sql`insert into survey_perspective (survey_id, perspective, promise, open_key)
    values ('survey', 'user', 'anonymous', 'key')`.execute(db)
  await sql`insert into campaign (id, survey_id, perspective, created_by, created_at)
    values ('campaign', 'survey', 'user', 'anton', ${AT})`.execute(db)
  await sql`insert into invitation (id, campaign_id, survey_id, perspective, email, name, language, token_hash, mail_id,
    created_at) values ('una', 'campaign', 'survey', 'user', 'una@bank.example', 'Una', 'fr', 'hash-una', 'mail-una',
    ${AT})`.execute(db)
}
