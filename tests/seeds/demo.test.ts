import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bank } from '../../db/seeds/content/bank.ts'
import { hospital } from '../../db/seeds/content/hospital.ts'
import type { ServiceContent } from '../../db/seeds/content/types.ts'
import { type Demo, seedDemo } from '../../db/seeds/demo.ts'
import { agreementTargetsMet } from '../../src/catalogue/agreement.ts'
import { agreementFor } from '../../src/catalogue/attainment-store.ts'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import type { Perspective } from '../../src/database/schema.ts'
import { RESPONSES } from '../../src/responses/answers.ts'
import { oneToFive, responses } from '../../src/statistics/histogram.ts'
import { stateOfService } from '../../src/statistics/state.ts'
import { DIMENSIONS } from '../../src/surveys/definition.ts'
import { postgresDatabase } from '../support/postgres.ts'

const NOW = new Date('2026-11-21T09:00:00Z')

interface Seeded {
  database: OpenDatabase
  demo: Demo
  drop(): Promise<void>
}

describe('the demo on sqlite', () => {
  let seeded: Seeded
  beforeAll(async () => {
    seeded = await seed(sqliteFile())
  })
  afterAll(() => seeded.drop())

  test('shows a retail bank with twelve services, a hospital, and about 40,000 responses from the bank’s users', async () => {
    const { db } = seeded.database
    const services = await db.selectFrom('service').select(['slug', 'organisation']).execute()
    expect(services.filter(({ organisation }) => organisation === bank.name)).toHaveLength(12)
    expect(services.filter(({ organisation }) => organisation === hospital.name).length).toBeGreaterThan(2)
    const counted = await Promise.all(bank.services.map(({ slug }) => received(seeded, slug, 'user')))
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(40_002)
  })

  test.each(bank.services.map((service) => [service.slug, service.intendedState, service] as const))(
    '%s is %s',
    async (slug, intended, service) => {
      const found = await stateOf(seeded, service)
      expect(found.state).toBe(intended === 'insufficient' ? 'not-enough-data' : intended)
      for (const flag of service.intendedFlags) expect(found.flags).toContain(flag)
      if (slug === 'debit-card') expect(found.confidence).toBe('confirmed')
    },
  )

  test('every state of the design’s table is there', () => {
    expect(new Set(bank.services.map(({ intendedState }) => intendedState)).size).toBe(7)
  })

  test('the debit card’s owner did not know: customers predicted content users', async () => {
    const predicted = await countsOf(seeded, 'debit-card', 'customer', 'PREDICTED_USER_VIEW')
    const { users, customers } = await stateOf(seeded, serviceNamed('debit-card'))
    expect({ users, customers }).toEqual({ users: 'red', customers: 'green' })
    expect(predicted.reduce((sum, count, place) => sum + count * (place + 1), 0) / 6).toBeCloseTo(4, 1)
  })

  test('the debit card carries its journey, its two components, its 72 h agreement and its stakeholders', async () => {
    const { db } = seeded.database
    const components = await db.selectFrom('component').select('kind').where('service_id', '=', 'debit-card').execute()
    expect(components.map(({ kind }) => kind).sort()).toEqual(['human-activity', 'it-supported'])
    const touchpoints = await db
      .selectFrom('touchpoint')
      .innerJoin('journey', 'journey.id', 'journey_id')
      .select(['nothing_happened', 'day_offset'])
      .where('service_id', '=', 'debit-card')
      .execute()
    expect(
      touchpoints.filter(({ nothing_happened }) => nothing_happened === 1).map(({ day_offset }) => day_offset),
    ).toEqual([1, 2])
    const targets = await agreementFor(db, 'debit-card', null)
    expect(targets.find(({ metric }) => metric.includes('72 h'))).toMatchObject({ critical: true, monthsMissed: 0 })
    const parties = await db
      .selectFrom('stakeholder')
      .select('perspective')
      .where('service_id', '=', 'debit-card')
      .execute()
    expect(new Set(parties.map(({ perspective }) => perspective))).toEqual(new Set(['user', 'customer', 'provider']))
  })

  test('the histograms count every released response once', async () => {
    const { db } = seeded.database
    const counted = await db
      .selectFrom('histogram')
      .select(({ fn }) => fn.sum<number>('count').as('total'))
      .where('question', '=', RESPONSES)
      .where('segment', '=', 'all')
      .where('period', '=', 'all')
      .executeTakeFirstOrThrow()
    const released = await db
      .selectFrom('response')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(counted.total).toBe(released.count)
  })

  test('the debit card’s trend has a point for nearly each of the 18 months’ weeks, and each dimension counts beside the whole', async () => {
    const { db } = seeded.database
    const counted = await db
      .selectFrom('histogram')
      .select(['question', 'period', ({ fn }) => fn.sum<number>('count').as('count')])
      .where('service_id', '=', 'debit-card')
      .where('segment', '=', 'all')
      .where('perspective', '=', 'user')
      .groupBy(['question', 'period'])
      .execute()
    const weeks = counted.filter(({ period }) => period.length === 8)
    expect(new Set(weeks.map(({ question }) => question))).toEqual(new Set(['VALUE']))
    expect(weeks.length).toBeGreaterThan(70)
    const sum = (rows: typeof counted) => rows.reduce((total, { count }) => total + Number(count), 0)
    const overall = counted.filter(({ question }) => question === 'VALUE')
    expect(sum(weeks)).toBe(sum(overall.filter(({ period }) => period === 'all')))
    const pairs = counted.filter(({ question, period }) => question.startsWith('VALUE|') && period === 'all')
    expect(pairs.map(({ question }) => question).sort()).toEqual(DIMENSIONS.map((each) => `VALUE|${each}`).sort())
  })

  test('a campaign is under way after calls about cards: who was left out is known, and part of the invited answered', async () => {
    const { db } = seeded.database
    const campaigns = await db.selectFrom('campaign').select(['id', 'status']).orderBy('status').execute()
    expect(campaigns.map(({ status }) => status)).toEqual(['draft', 'finished', 'running'])
    const leftOut = await db.selectFrom('campaign_left_out').select('reason').distinct().execute()
    expect(leftOut.map(({ reason }) => reason).sort()).toEqual(['bounced', 'unsubscribed'])
    const invited = await db.selectFrom('invitation').select('token_hash').execute()
    const answered = await db
      .selectFrom('participation')
      .select('key')
      .where(
        'key',
        'in',
        invited.map((row) => row.token_hash),
      )
      .execute()
    expect(answered.length).toBeGreaterThan(invited.length / 3)
    expect(answered.length).toBeLessThan(invited.length)
  })

  test('each published survey has an open link for each perspective', () => {
    const live = [...bank.services, ...hospital.services].filter(({ status }) => status === 'live')
    expect(seeded.demo.surveys).toHaveLength(live.length * 3)
  })
})

test('two runs give the same figures, on either engine', { timeout: 120_000 }, async () => {
  const postgres = await postgresDatabase()
  const runs = [await seed(sqliteFile()), await seed({ url: postgres.url, drop: postgres.drop })]
  const [first, second] = await Promise.all(runs.map(({ database }) => figuresOf(database)))
  expect(first?.length).toBeGreaterThan(10_000)
  expect(second).toEqual(first)
  for (const run of runs) await run.drop()
})

async function figuresOf({ db }: OpenDatabase): Promise<string[]> {
  const rows = await db.selectFrom('histogram').selectAll().execute()
  const lines = rows.map((row) =>
    // A survey's id is another in every run.
    [
      row.service_id,
      row.segment.replace(/^survey:.*/, 'survey'),
      row.question,
      row.period,
      row.perspective,
      row.answer,
      row.count,
    ].join(' '),
  )
  return lines.sort()
}

async function seed(place: { url: string; drop(): Promise<void> }): Promise<Seeded> {
  const database = await openDatabase(place.url)
  await migrateToLatest(database.db)
  const demo = await seedDemo(database.db, NOW, 'the secret of the tests, long enough')
  const drop = async () => {
    await database.close()
    await place.drop()
  }
  return { database, demo, drop }
}

function sqliteFile() {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-demo-'))
  return { url: join(folder, 'demo.db'), drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

function serviceNamed(slug: string): ServiceContent {
  return bank.services.find((service) => service.slug === slug) as ServiceContent
}

async function stateOf(seeded: Seeded, { slug, profile }: ServiceContent) {
  const targets = agreementTargetsMet(await agreementFor(seeded.database.db, slug, null))
  const users = oneToFive(await countsOf(seeded, slug, 'user', 'VALUE'))
  return stateOfService({
    // As on every page: fewer than five users are nobody's to see.
    users: responses(users) < 5 ? oneToFive([0, 0, 0, 0, 0]) : users,
    customers: oneToFive(await countsOf(seeded, slug, 'customer', 'VALUE')),
    customersEligible: profile.customers.eligible,
    targets,
  })
}

async function countsOf({ database: { db } }: Seeded, slug: string, perspective: Perspective, question: string) {
  const rows = await db
    .selectFrom('histogram')
    .select(['answer', 'count'])
    .where('service_id', '=', slug)
    .where('segment', '=', 'all')
    .where('question', '=', question)
    .where('period', '=', 'all')
    .where('perspective', '=', perspective)
    .execute()
  return [1, 2, 3, 4, 5].map((score) => rows.find(({ answer }) => answer === score)?.count ?? 0)
}

async function received({ database: { db } }: Seeded, slug: string, perspective: Perspective): Promise<number> {
  const tally = await db
    .selectFrom('intake_tally')
    .innerJoin('survey', 'survey.id', 'survey_id')
    .select('received')
    .where('service_id', '=', slug)
    .where('perspective', '=', perspective)
    .executeTakeFirst()
  return tally?.received ?? 0
}
