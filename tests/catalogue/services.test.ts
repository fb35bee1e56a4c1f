import { expect, test } from 'vitest'
import { aService } from '../support/cast.ts'
import { onBothEngines } from '../support/world.ts'

const rowsOf = (html: string) => html.match(/<th scope="row">/g)?.length ?? 0

onBothEngines((world) => {
  test('it works: the list tells of each service what it is and whether its agreement is kept', async () => {
    const { db } = world()
    await db.insertInto('service_channel').values({ service_id: 'debit-card', channel: 'phone' }).execute()
    const agreement = { id: 'a', service_id: 'debit-card', name: 'SLA', kind: 'sla' as const, note: '' }
    const parties = { customer_party: 'Retail', provider_party: 'IT', valid_from: '2023-01-01', valid_until: null }
    await db
      .insertInto('agreement')
      .values({ ...agreement, ...parties })
      .execute()
    const target = { id: 't', agreement_id: 'a', metric: 'Availability', direction: 'at-least' as const, value: 99 }
    const rest = { unit: '%', measured_over: '', critical: 1 as const, component_id: null, position: 0 }
    await db
      .insertInto('target')
      .values({ ...target, ...rest })
      .execute()
    await db
      .insertInto('attainment')
      .values({ target_id: 't', period: '2026-10', value: 98, result: 'missed' })
      .execute()

    const page = await world().as('anton').get('/services')
    expect(page.status).toBe(200)
    expect(page.text).toContain('href="/services/debit-card"')
    expect(page.text).toContain('Meridian Bank')
    expect(page.text).toContain('Phone')
    expect(page.text).toContain('Broken')
    expect(page.text).toContain('October 2026')
    expect(page.text).toContain('href="/services/new"')
  })

  test('in French the French names stand in the list, and are found', async () => {
    const page = await world().as('anton').get('/services?lang=fr&q=carte')
    expect(page.text).toContain('Carte de débit')
    expect(rowsOf(page.text)).toBe(1)
  })

  test('owners and viewers see their own services only, and may not create any', async () => {
    const page = await world().as('vera').get('/services?lang=en')
    expect(page.text).toContain('Debit card')
    expect(page.text).not.toContain('Mortgage')
    expect(page.text).not.toContain('/services/new')
    expect((await world().as('vera').get('/services/new')).status).toBe(404)
    expect((await world().as('olive').post('/services/new', { name: 'X' })).status).toBe(404)
    expect((await world().anyone().get('/services')).headers.location).toContain('/sign-in')
  })

  test('what no link sends is taken as the default, and wildcards are letters', async () => {
    const odd = await world().as('anton').get('/services?status=nonsense&sort=;drop&page=-4&order=x&lang=en')
    expect(odd.status).toBe(200)
    const none = await world().as('anton').get('/services?q=%25&lang=en')
    expect(none.text).toContain('No service matches this')
    expect((await world().as('anton').get('/services?q=%00&lang=en')).status).toBe(400)
    expect((await world().as('anton').get('/services?q=a&q=b')).status).toBe(400)
    expect((await world().as('anton').get('/services?page=99&lang=en')).text).toContain('No service matches this')
  })

  test('five hundred services: fifty a page, sorted, the filter kept from page to page', async () => {
    const { db } = world()
    const many = Array.from({ length: 500 }, (_, n) =>
      aService({
        slug: `bulk-${n}`,
        name: `Bulk ${String(n).padStart(3, '0')}`,
        organisation: `Org ${n % 2}`,
        status: n % 10 === 0 ? 'retired' : 'live',
        active_users: n,
      }),
    )
    for (let at = 0; at < 500; at += 50)
      await db
        .insertInto('service')
        .values(many.slice(at, at + 50))
        .execute()

    const first = await world().as('anton').get('/services?q=bulk&organisation=Org+1&sort=users&order=down&lang=en')
    expect(rowsOf(first.text)).toBe(50)
    expect(first.text).toContain('250 services')
    expect(first.text).toContain('1–50 of 250')
    expect(first.text.indexOf('Bulk 499')).toBeLessThan(first.text.indexOf('Bulk 497'))
    const next = /href="([^"]*)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(next).toBe('/services?q=bulk&organisation=Org+1&sort=users&order=down&page=2')
    const second = await world().as('anton').get(next)
    expect(rowsOf(second.text)).toBe(50)
    expect(second.text).toContain('Bulk 399')

    const retired = await world().as('anton').get('/services?status=retired&lang=en')
    expect(retired.text).toContain('50 services')
    const current = await world().as('anton').get('/services?organisation=Org+0&lang=en')
    expect(current.text).toContain('200 services')
  })

  test('nobody’s services: the page says what to do', async () => {
    await world().db.deleteFrom('account_service').where('account_id', '=', 'otto').execute()
    const page = await world().as('otto').get('/services?lang=en')
    expect(page.text).toContain('No service is assigned to you yet')
  })
})
