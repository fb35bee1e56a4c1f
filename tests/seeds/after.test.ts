import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeSeenOn } from '../../db/seeds/after.ts'
import { seedComments } from '../../db/seeds/comments.ts'
import { seedTold, toldAfter } from '../../db/seeds/demo.ts'
import { agreementTargetsMet } from '../../src/catalogue/agreement.ts'
import { agreementFor } from '../../src/catalogue/attainment-store.ts'
import type { ReadJourney } from '../../src/comparison/journey.ts'
import { journeyGroups, readJourneyPage } from '../../src/comparison/journey-store.ts'
import { windowChanges } from '../../src/comparison/journey-story.ts'
import { readService } from '../../src/comparison/read-store.ts'
import { compareService } from '../../src/comparison/service-comparison.ts'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import { formatter } from '../../src/i18n/format.ts'
import { translator } from '../../src/i18n/translate.ts'
import { heardOnService } from '../../src/improvement/heard-store.ts'
import { onlyServices } from './support.ts'

const ENGLISH = { language: 'en', t: translator('en'), format: formatter('en') } as const
const NOW = new Date('2026-11-21T09:00:00Z')

describe('the debit card some months after its improvements', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-after-'))
  let database: OpenDatabase
  beforeAll(async () => {
    database = await openDatabase(join(folder, 'demo.db'))
    await migrateToLatest(database.db)
    await seedTold(database.db, NOW, onlyServices(toldAfter(NOW), ['debit-card', 'cash-machines']))
    await seedComments(database.db, NOW)
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('two of its three actions of that day are verified by the answers, beside a service to which nothing was done', async () => {
    const actions = await database.db
      .selectFrom('improvement_action')
      .select(['title', 'status', 'outcome', 'outcome_facts', 'closed_at'])
      .where('service_id', '=', 'debit-card')
      .where('changed_on', '=', '2026-07-01')
      .orderBy('id')
      .execute()
    expect(actions.map(({ status, outcome, closed_at }) => [status, outcome, closed_at !== null])).toEqual([
      ['verified', 'verified', true],
      ['verified', 'verified', true],
      ['not-verified', 'no-material-change', false],
    ])
    for (const { outcome_facts } of actions) {
      expect(JSON.parse(outcome_facts as string)).toMatchObject({
        ...{ baseline: '2026-Q2', changedOn: '2026-07-01', after: '2026-Q3' },
        compared: { service: 'cash-machines', touched: false },
        sides: {
          customer: { before: expect.any(Array), after: expect.any(Array) },
          provider: { before: expect.any(Array), after: expect.any(Array) },
        },
      })
    }
  })

  test('all three views stand before and after: customers content throughout, users too since the change', async () => {
    const { db } = database
    const service = await db
      .selectFrom('service')
      .selectAll()
      .where('slug', '=', 'debit-card')
      .executeTakeFirstOrThrow()
    const seen = async (window: string) => {
      const { state } = compareService((await readService(db, service, window, '2026-11-21')).evidence)
      return [state.state, state.users, state.customers]
    }
    expect(await seen('all')).toEqual(['watermelon', 'red', 'green'])
    expect(await seen('2026-Q2')).toEqual(['watermelon', 'red', 'green'])
    expect(await seen('2026-Q3')).toEqual(['aligned-good', 'green', 'green'])
    // Of three rounds the customers of the latest were invited by name.
    const answered = db.selectFrom('response').select('day').where('perspective', '=', 'customer')
    expect(await answered.execute()).toHaveLength(18)
    const invited = await answered.where('invitation_id', 'is not', null).execute()
    expect(invited.map(({ day }) => day >= '2026-07-01')).toEqual(Array(6).fill(true))
  })

  test('the agreement with 4 h has taken the place of the one with 72 h, and all of it is met', async () => {
    const critical = async (months: string[]) =>
      (await agreementFor(database.db, 'debit-card', months))
        .filter((target) => target.component?.name === 'Contact centre' && target.agreement.kind === 'sla')
        .map(({ metric, monthsMet, monthsMissed }) => [metric, monthsMet, monthsMissed])
    expect(await critical(['2026-05', '2026-06'])).toEqual([['Cardholder contacted within 72 h', 2, 0]])
    expect(await critical(['2026-07', '2026-08'])).toEqual([['Cardholder contacted within 4 h', 2, 0]])
    const now = agreementTargetsMet(await agreementFor(database.db, 'debit-card', null))
    expect(now.map(({ met }) => met)).toEqual([true, true, true])
  })

  test('its journey is told until the change and since, with the notification service in it', async () => {
    const journeys = await database.db
      .selectFrom('journey')
      .select(['variant', 'variant_day'])
      .where('service_id', '=', 'debit-card')
      .orderBy('id')
      .execute()
    expect(journeys).toEqual([
      { variant: 'until', variant_day: '2026-07-01' },
      { variant: 'since', variant_day: '2026-07-01' },
    ])
    const told = await database.db
      .selectFrom('touchpoint')
      .innerJoin('component', 'component.id', 'component_id')
      .select('component.name')
      .where('journey_id', '=', 'debit-card-journey-0-since')
      .execute()
    expect(told.map(({ name }) => name)).toContain('Notification service')
  })

  test('until the change it is judged by what was agreed then, and since then the shorter window is said to replace it', async () => {
    const { db } = database
    const service = await db
      .selectFrom('service')
      .selectAll()
      .where('slug', '=', 'debit-card')
      .executeTakeFirstOrThrow()
    const [group = null] = await journeyGroups(db, service.id)
    const { journeys } = await readJourneyPage(db, service, group, 'all', '2026-11-21')
    const [before, since] = journeys as [ReadJourney, ReadJourney]
    const [window] = before.windows
    expect(window).toMatchObject({ hours: 72, target: { outcome: { monthsMissed: 0, latest: { period: '2026-06' } } } })
    expect(windowChanges(before, since, ENGLISH)).toEqual([
      '“Cardholder contacted within 4 h” (4 h allowed) has taken the place of “Cardholder contacted within 72 h” (72 h allowed).',
    ])
  })

  test('the findings fit the story: the state has changed over the quarter since, and nothing of all time waits any more', async () => {
    const found = await database.db
      .selectFrom('finding')
      .select(['rule', 'status', 'first_seen', 'gone_on', 'evidence'])
      .where('service_id', '=', 'debit-card')
      .orderBy('rule')
      .execute()
    expect(found.map(({ rule, status, first_seen, gone_on }) => [rule, status, first_seen, gone_on])).toEqual([
      ['gap', 'gone', '2026-09-30', '2026-11-01'],
      ['prediction', 'gone', '2026-09-30', '2026-11-01'],
      ['state-changed', 'open', '2026-10-01', null],
      ['watermelon', 'gone', '2026-09-30', '2026-11-01'],
    ])
    expect(JSON.parse(found[2]?.evidence ?? '')).toMatchObject({
      ...{ from: 'watermelon', to: 'aligned-good', window: '2026-Q3' },
    })
  })

  test('what was done is told in public, and who asked to be called was called', async () => {
    const heard = await heardOnService(database.db, 'debit-card')
    expect(heard?.told.map(({ published_on }) => published_on)).toEqual(['2026-10-01', '2026-10-01'])
    const followUps = await database.db
      .selectFrom('follow_up')
      .select(['origin', 'closed_on'])
      .where('service_id', '=', 'debit-card')
      .execute()
    expect(followUps).toEqual([{ origin: 'contact-wish', closed_on: '2026-10-02' }])
  })
})

test.each([
  ['2026-11-21', '2026-Q2', '2026-07-01', '2026-Q3'],
  ['2026-12-31', '2026-Q2', '2026-07-01', '2026-Q3'],
  ['2027-01-01', '2026-Q3', '2026-10-01', '2026-Q4'],
  ['2027-04-01', '2026-Q4', '2027-01-01', '2027-Q1'],
])('seen on %s, %s is the quarter before the change of %s, and %s the quarter after it', (today, ...told) => {
  const { baseline, changedOn, afterWindow } = changeSeenOn(today)
  expect([baseline, changedOn, afterWindow]).toEqual(told)
})
