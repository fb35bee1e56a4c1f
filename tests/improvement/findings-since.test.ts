import { beforeAll, expect, test } from 'vitest'
import { lookAtService } from '../../src/improvement/finding-look-store.ts'
import { agreed, answered, customers, textOf } from '../support/answers.ts'
import { onBothEngines } from '../support/world.ts'
import { anAction } from './support.ts'

/* After a measured improvement, findings are looked for in the newest quarter since. */

const MEASURED = { changed_on: '2026-07-01', after_window: '2026-Q3', after_until: '2026-09-30' } as const

onBothEngines((world) => {
  const service = () =>
    world().db.selectFrom('service').selectAll().where('slug', '=', 'debit-card').executeTakeFirstOrThrow()
  const look = async (today: string) => lookAtService(world().db, await service(), today, true)
  const found = async () =>
    (await world().db.selectFrom('finding').selectAll().orderBy('rule').execute()).map(
      ({ rule, status, evidence }) => `${rule} ${status} ${JSON.parse(evidence).window}`,
    )
  const read = async (path: string) => textOf((await world().as('olive').get(path).expect(200)).text)

  beforeAll(async () => {
    const { db } = world()
    await agreed(db, 'debit-card', true, true)
    await db.updateTable('attainment').set({ period: '2026-08' }).execute()
    await customers(db, 'debit-card', 3)
    await answered(
      db,
      { perspective: 'user', period: '2026-05', counts: [600, 250, 100, 40, 10] },
      { perspective: 'user', period: '2026-08', counts: [0, 2, 8, 40, 70] },
      { perspective: 'customer', period: '2026-08', counts: [0, 0, 0, 1, 2] },
    )
  })

  test('until an improvement has been measured, all time speaks', async () => {
    await anAction(world(), { ...MEASURED, status: 'implemented' })
    await look('2026-09-30')
    expect(await found()).toEqual(['gap open all', 'watermelon open all'])
  })

  test('from then on the quarter does: its state is told, and what all time said goes by itself', async () => {
    await look('2026-10-01')
    await look('2026-10-02')
    expect(await found()).toEqual(['gap open all', 'state-changed open 2026-Q3', 'watermelon open all'])
    const page = await read('/services/debit-card/findings')
    expect(page).toContain('State changed · Q3 2026')
    expect(page).toContain('Agreement kept, users below target · All time')
    await look('2026-11-01')
    expect(await found()).toEqual(['gap gone all', 'state-changed open 2026-Q3', 'watermelon gone all'])
    const cards = (await world().as('olive').get('/services/debit-card/findings').expect(200)).text
    expect(cards).toContain('href="/services/debit-card?window=2026-Q3#verdict"')
    expect(await read('/reports/debit-card?window=all')).toContain(
      'Q3 2026 · The state changed from “Watermelon” to “Aligned, good”.',
    )
  })

  test('a quarter with too few to be shown is not looked at: the one before it stands', async () => {
    await answered(world().db, { perspective: 'user', period: '2026-11', counts: [4, 0, 0, 0, 0] })
    await look('2027-01-02')
    await look('2027-02-02')
    expect(await found()).toEqual(['gap gone all', 'state-changed open 2026-Q3', 'watermelon gone all'])
  })

  test('it gets worse again: the next quarter tells, of itself alone', async () => {
    await answered(
      world().db,
      { perspective: 'user', period: '2027-02', counts: [60, 30, 10, 0, 0] },
      { perspective: 'customer', period: '2027-02', counts: [0, 0, 0, 1, 2] },
    )
    await look('2027-04-01')
    expect((await found()).filter((each) => each.includes('open'))).toContain('gap open 2027-Q1')
    expect((await found()).every((each) => !each.endsWith('open all'))).toBe(true)
  })

  test('of a service to which nothing was done, all time speaks as ever', async () => {
    const { db } = world()
    const other = await db.selectFrom('service').selectAll().where('slug', '=', 'mortgage').executeTakeFirstOrThrow()
    await answered(db, { service: 'mortgage', perspective: 'user', period: '2026-08', counts: [60, 30, 10, 0, 0] })
    await answered(db, { service: 'mortgage', perspective: 'customer', period: '2026-08', counts: [0, 0, 0, 1, 2] })
    await lookAtService(db, other, '2026-11-02', true)
    const own = await db.selectFrom('finding').selectAll().where('service_id', '=', other.id).execute()
    expect(own.map(({ evidence }) => JSON.parse(evidence).window)).toEqual(['all'])
  })
})
