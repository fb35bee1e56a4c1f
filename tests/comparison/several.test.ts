import { expect, test } from 'vitest'
import { heatOfGap, heatOfIndex } from '../../src/comparison/several.ts'
import { answered, customers, textOf } from '../support/answers.ts'
import { aService } from '../support/cast.ts'
import { onBothEngines } from '../support/world.ts'

onBothEngines((world) => {
  const page = async (path: string, member: 'anton' | 'olive' | 'otto' = 'anton') => {
    const { text } = await world().as(member).get(path).expect(200)
    return { html: text, text: textOf(text), rows: text.split('<tr').slice(1).map(textOf) }
  }
  const order = (html: string) =>
    [...html.matchAll(/dimension-name"><a href="\/services\/([a-z0-9-]+)/g)].map(([, slug]) => slug)

  test('it works: before anybody has answered, each service is there without figures', async () => {
    const { text } = await page('/compare')
    expect(text).toContain('Compare services')
    expect(text).toContain('2 services together')
    expect(text).toContain('no service has a figure')
    await world().anyone().get('/compare').expect(303)
  })

  test('services on one question, in the order that is asked for, and only those that one may see', async () => {
    const { db } = world()
    await customers(db, 'debit-card', 6)
    await answered(
      db,
      { perspective: 'user', counts: [420, 610, 530, 300, 140] },
      { perspective: 'customer', counts: [0, 0, 1, 3, 2] },
      { service: 'mortgage', perspective: 'user', counts: [30, 20, 0, 0, 0] },
      { service: 'mortgage', perspective: 'customer', counts: [2, 0, 0, 0, 0] },
      { service: 'mortgage', question: 'EASE', perspective: 'user', counts: [0, 0, 0, 3, 0] },
    )
    expect(order((await page('/compare')).html)).toEqual(['debit-card', 'mortgage'])
    expect(order((await page('/compare?order=users')).html)).toEqual(['mortgage', 'debit-card'])
    const ease = await page('/compare?question=EASE')
    expect(ease.rows.find((row) => row.includes('Mortgage'))).toContain('hidden: fewer than 5 answers')
    const owner = await page('/compare', 'otto')
    expect(order(owner.html)).toEqual(['mortgage'])
    expect(owner.text).toContain('1 service together')
    expect(owner.text).not.toContain('Debit card')
  })

  test('a heat map says each figure, and what is hidden', async () => {
    const users = await page('/compare?view=map')
    const mortgage = users.rows.find((row) => row.includes('Mortgage'))
    expect(mortgage).toMatch(/Mortgage 10 – hidden/)
    expect(users.html).toMatch(/class="number heat-below-3" title="50 answers">10</)
    const gaps = await page('/compare?view=map&figure=gap')
    expect(gaps.rows.find((row) => row.includes('Debit card'))).toContain('−40')
    expect(gaps.text).not.toContain('Most often far apart')
  })

  test('a heat map says where services fall short most often, and what its colours stand for', async () => {
    await answered(
      world().db,
      { question: 'SPEED', perspective: 'user', counts: [10, 10, 0, 0, 0] },
      { question: 'SPEED', perspective: 'customer', counts: [0, 0, 0, 1, 2] },
      { question: 'RELIABILITY', perspective: 'user', counts: [0, 0, 108, 392, 0] },
    )
    const users = await page('/compare?view=map')
    expect(users.text).toContain('Most often below target: “Speed”, in 1 service of 1.')
    expect(users.text).toContain('Points below or above the service’s target &lt; −30 −30 … −15 −15 … 0 0 … +10')
    expect(users.html).toMatch(/class="number heat-below-1" title="500 answers">69\.6</)
    const gaps = await page('/compare?view=map&figure=gap')
    expect(gaps.text).toContain('Most often far apart: “Speed”, by 12.5 points or more in 1 service of 1.')
    expect(gaps.text).toContain('≤ −25 −25 … −12.5 −12.5 … −2.5 −2.5 … +2.5')
  })

  test('an offering is the sum of its services: states, means over services, and the worst of them', async () => {
    const { db } = world()
    for (const [slug, active_users] of [
      ['debit-card', 1_000],
      ['mortgage', 3_000],
    ] as const) {
      await db.updateTable('service').set({ active_users }).where('slug', '=', slug).execute()
    }
    const offering = { id: 'account', slug: 'account', name: 'Everyday account', organisation: 'Meridian Bank' }
    await db
      .insertInto('offering')
      .values({ ...offering, consumer_group: '', terms: '' })
      .execute()
    const services = ['debit-card', 'mortgage'].map((service_id) => ({ offering_id: 'account', service_id }))
    await db.insertInto('offering_service').values(services).execute()
    const { text, html } = await page('/offerings/account')
    // Users 39.125 and 10, customers 79.17 and 0.
    expect(text).toMatch(/Users 25 mean of 2 services, each counting the same 17 if each counts by its active users/)
    expect(text).toMatch(/Customers 40 mean of 2 services/)
    expect(text).toMatch(/1 Watermelon|1 Aligned, poor/)
    expect(text).toMatch(/Least content users Mortgage users 10/)
    expect(html).toContain('href="/compare?of=offering%3Aaccount"')
    expect(order((await page('/compare?of=offering:account')).html)).toHaveLength(2)
    expect((await page('/compare?of=offering:account', 'otto')).text).toContain('1 service together')
    expect((await page('/compare?of=organisation:Nobody')).text).toContain('No services to compare')
    expect((await page('/offerings/account?window=2025-01')).text).toContain('no service has a figure')
  })

  test('the same as CSV, with nothing that the page hides', async () => {
    const { text, headers } = await world().as('anton').get('/compare.csv?view=map').expect(200)
    expect(headers['content-disposition']).toContain('compare-all-all.csv')
    const lines = text.split('\r\n')
    expect(
      lines.find((line) => line.startsWith('debit-card,Debit card,Meridian Bank,VALUE,all,1000,2000,39.13')),
    ).toMatch(/,6,79.17,,,shown,-40.04$/)
    expect(lines).toContain('mortgage,Mortgage,Meridian Bank,EASE,all,3000,,,,,hidden,0,,,,none,')
    expect((await world().as('otto').get('/compare.csv').expect(200)).text).not.toContain('debit-card')
  })

  test('a hundred services are one page', async () => {
    const { db } = world()
    const services = Array.from({ length: 98 }, (_, n) => aService({ slug: `service-${n}`, name: `Service ${n}` }))
    await db.insertInto('service').values(services.slice(0, 49)).execute()
    await db.insertInto('service').values(services.slice(49)).execute()
    const rows = services.map(({ id }, n) => ({
      ...{ service_id: id, segment: 'all', question: 'VALUE', period: 'all', perspective: 'user' as const },
      ...{ answer: 1 + (n % 5), count: 20 },
    }))
    await db.insertInto('histogram').values(rows).execute()
    expect(order((await page('/compare')).html)).toHaveLength(100)
    expect((await page('/compare?view=map')).rows).toHaveLength(101)
  })

  test('what no page of ours asks for gets a plain refusal', async () => {
    for (const wrong of [
      'view=x',
      'question=NPS',
      'figure=all',
      'order=up',
      'of=all',
      'window=x',
      'x=1',
      'of=a&of=b',
    ]) {
      await world().as('anton').get(`/compare?${wrong}`).expect(400)
    }
    await world().as('anton').get('/offerings/account?window=never').expect(400)
  })
})

test.for([
  [70, 1],
  [95, 3],
  [69, -1],
  [50, -2],
  [39, -3],
] as const)('an index of %s against a target of 70', ([index, heat]) => expect(heatOfIndex(index, 70)).toBe(heat))

test.for([
  [0, 0],
  [-2, 0],
  [-2.5, -1],
  [12.5, 2],
  [-40, -3],
] as const)('a gap of %s', ([gap, heat]) => expect(heatOfGap(gap)).toBe(heat))
