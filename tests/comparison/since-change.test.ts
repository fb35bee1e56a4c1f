import { expect, test } from 'vitest'
import { anAction } from '../improvement/support.ts'
import { agreed, answered, customers, textOf } from '../support/answers.ts'
import { onBothEngines } from '../support/world.ts'

const CHANGE = {
  title: 'Call within a day',
  changed_on: '2026-07-01',
  after_window: '2026-Q3',
  after_until: '2026-09-30',
} as const

onBothEngines((world) => {
  const toldAnywhere = async () => (await page()) + (await page('/journey')) + (await page('/changes'))
  const page = async (query = '') =>
    textOf((await world().as('olive').get(`/services/debit-card${query}`).expect(200)).text)
  const SAID = 'In Q3 2026, since “Call within a day” took effect on 1 Jul 2026:'

  test('what all time does not tell yet is told beside it: how the service stands since the latest change', async () => {
    const { db } = world()
    await agreed(db, 'debit-card', true, true)
    await answered(
      db,
      { perspective: 'user', period: '2026-05', counts: [600, 250, 100, 40, 10] },
      { perspective: 'user', period: '2026-08', counts: [0, 10, 20, 60, 60] },
      { perspective: 'customer', period: '2026-05', counts: [0, 0, 0, 2, 1] },
      { perspective: 'customer', period: '2026-08', counts: [0, 0, 0, 2, 1] },
    )
    expect(await page()).not.toContain('took effect')
    // What is under way has changed nothing yet, and an older change is not the latest.
    await anAction(world(), { ...CHANGE, title: 'Under way', status: 'in-progress', changed_on: '2026-08-01' })
    const running = { after_window: '2026-Q4', after_until: '2026-12-31' }
    await anAction(world(), { ...CHANGE, ...running, title: 'Not measured yet', status: 'implemented' })
    await anAction(world(), { ...CHANGE, title: 'Older', status: 'verified', changed_on: '2026-04-01' })
    await anAction(world(), { ...CHANGE, status: 'implemented' })
    await anAction(world(), { ...CHANGE, title: 'Another script', status: 'not-verified' })
    // Of several on that day, none of them verified, the title decides; one that was verified is named first.
    expect(await page()).toContain('since “Another script” took effect')
    await db.updateTable('improvement_action').set({ status: 'verified' }).where('title', '=', CHANGE.title).execute()
    expect(await page()).toContain('Watermelon')
    expect(await page()).toContain(`${SAID} Aligned, good Show Q3 2026`)
    expect(await page('?window=2026-Q3')).toContain('Aligned, good')
    expect(await page('?window=2026-Q3')).not.toContain('took effect')
  })

  test('the chain says that its ratings are over all time, and leads to those since the change', async () => {
    const chain = async (query = '') =>
      (await world().as('olive').get(`/services/debit-card/journey${query}`).expect(200)).text
    const all = await chain()
    expect(textOf(all)).toContain('those from before “Call within a day” took effect on 1 Jul 2026 included')
    expect(all).toContain('href="/services/debit-card/journey?window=2026-Q3#chain">See Q3 2026 alone</a>')
    expect(await chain('?window=2026-Q3')).not.toContain('took effect')
  })

  test('among other services it is told in short, over all time alone, to those who see the service', async () => {
    await customers(world().db, 'debit-card', 3)
    const among = async (path: string, as: 'olive' | 'otto' = 'olive') =>
      (await world().as(as).get(path).expect(200)).text
    const MARK = 'Since its latest change, Q3 2026: Aligned, good'
    expect(textOf(await among('/'))).not.toContain(MARK)
    await world().as('anton').post('/services/debit-card/findings').expect(303)
    for (const path of ['/', '/compare']) {
      expect(textOf(await among(path))).toContain(MARK)
      expect(await among(path)).toContain(
        '<span class="since-mark d-block"><a href="/services/debit-card?window=2026-Q3">',
      )
      expect(textOf(await among(path, 'otto'))).not.toContain(MARK)
      expect(textOf(await among(`${path}?window=2026-Q3`))).not.toContain(MARK)
    }
  })

  test('what changed since the review is of all time, says so, and is told how the service stands since', async () => {
    await world().as('olive').post('/services/debit-card/reviews').expect(303)
    const changes = await page('/changes')
    expect(changes).toContain('State over all time')
    expect(changes).toContain(`${SAID} Aligned, good Show Q3 2026`)
  })

  test('of a window in which nobody or too few answered nothing is told', async () => {
    await world().db.updateTable('improvement_action').set({ after_window: '2026-09' }).execute()
    expect(await toldAnywhere()).not.toContain('took effect')
    await answered(world().db, { perspective: 'user', period: '2026-09', counts: [0, 0, 0, 4, 0] })
    expect(await toldAnywhere()).not.toContain('took effect')
  })
})
